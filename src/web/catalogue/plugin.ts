import type { Plugin } from "vite";
import { compileCatalogue, type Compiled } from "./compile.ts";
import { compileForms } from "./forms.ts";
import { compileValues, type ValueWords } from "./values.ts";

const ALL = "virtual:catalogue";
const VALUES = "virtual:values";
const ONE = "virtual:operation/";
const FORMS = "virtual:forms";

/**
 * Gives the app its catalogue: the questions at once, each operation when it is opened; what the schema calls the values of its enums; and the fields of the
 * forms.
 */
export function catalogue(folder: string, schemaFile: string): Plugin {
  let compiled: Compiled[] = [];
  let values: ValueWords = {};
  return {
    name: "musubi-catalogue",
    buildStart() {
      compiled = compileCatalogue(folder, schemaFile);
      values = compileValues(folder, schemaFile);
    },
    resolveId(id) {
      return [ALL, VALUES, FORMS].includes(id) || id.startsWith(ONE) ? `\0${id}` : null;
    },
    load(id) {
      if (id === `\0${ALL}`) {
        const questions = JSON.stringify(compiled.map(({ question }) => question));
        const each = compiled.map(({ question: { name } }) => `${name}: () => import("${ONE}${name}")`);
        return `export const questions = ${questions};\nexport const operations = {${each.join(",\n")}};\n`;
      }
      if (id === `\0${VALUES}`) return `export const values = ${JSON.stringify(values)};\n`;
      if (id === `\0${FORMS}`) return `export const forms = ${JSON.stringify(compileForms(schemaFile))};\n`;
      if (!id.startsWith(`\0${ONE}`)) return null;
      const found = compiled.find(({ question }) => id === `\0${ONE}${question.name}`);
      return found ? `export const operation = ${JSON.stringify(found.operation)};\n` : null;
    },
  };
}
