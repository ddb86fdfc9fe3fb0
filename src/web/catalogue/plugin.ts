import type { Plugin } from "vite";
import { compileCatalogue, type Compiled } from "./compile.ts";

const ALL = "virtual:catalogue";
const ONE = "virtual:operation/";

/** Gives the app its catalogue: the questions at once, each operation when it is opened. */
export function catalogue(folder: string, schemaFile: string): Plugin {
  let compiled: Compiled[] = [];
  return {
    name: "musubi-catalogue",
    buildStart() {
      compiled = compileCatalogue(folder, schemaFile);
    },
    resolveId(id) {
      return id === ALL || id.startsWith(ONE) ? `\0${id}` : null;
    },
    load(id) {
      if (id === `\0${ALL}`) {
        const questions = JSON.stringify(compiled.map(({ question }) => question));
        const each = compiled.map(({ question: { name } }) => `${name}: () => import("${ONE}${name}")`);
        return `export const questions = ${questions};\nexport const operations = {${each.join(",\n")}};\n`;
      }
      if (!id.startsWith(`\0${ONE}`)) return null;
      const found = compiled.find(({ question }) => id === `\0${ONE}${question.name}`);
      return found ? `export const operation = ${JSON.stringify(found.operation)};\n` : null;
    },
  };
}
