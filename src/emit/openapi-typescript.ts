/**
 * openapi-typescript and the compiler it prints with, through `require`: an `import` would have Node search all
 * nine megabytes of the compiler for its exports, which takes longer than most specs take to generate.
 */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

export const {
  astToString,
  resolveRef,
  scanDiscriminators,
  transformOperationObject,
  transformSchema,
  transformSchemaObject,
} = require("openapi-typescript") as typeof import("openapi-typescript");

export const ts = require("typescript") as typeof import("typescript");
