import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from "graphql";
import { schema } from "./schema.ts";

export const PRINTED_SCHEMA = join(import.meta.dirname, "..", "schema", "schema.graphql");

/** The schema as people and tools read it: sorted, so that moving code about changes nothing in it, and with every description. */
export function printed(made: GraphQLSchema): string {
  return `# Printed from the code by \`npm run codegen\`; never edited by hand.\n\n${printSchema(lexicographicSortSchema(made))}\n`;
}

// Run as a program (`npm run codegen`) it writes the file; imported, it only tells.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(PRINTED_SCHEMA, printed(schema));
}
