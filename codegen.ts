import type { CodegenConfig } from "@graphql-codegen/cli";

/**
 * Types for every operation of the catalogue, out of the printed schema: no database and no server is needed. The file lies directly in src/ so that
 * it is compiled and linted with the program and so that whoever asks (the web app, tests) takes the answer's shape from one place; it imports nothing.
 */
const config: CodegenConfig = {
  schema: "schema/schema.graphql",
  documents: "schema/operations/**/*.graphql",
  generates: {
    "src/operations.generated.ts": {
      plugins: ["typescript-operations"],
      config: {
        // Erased by the compiler: plain unions, no enum objects.
        enumsAsTypes: true,
        useTypeImports: true,
        skipTypename: true,
        strictScalars: true,
        defaultScalarType: "unknown",
        scalars: { DateTime: "string", GeoJSON: "unknown" },
      },
    },
  },
};

export default config;
