/**
 * openapi-typescript, working with the compiler that ts-morph brings. By itself it loads another one, and two take half
 * a second and forty megabytes more than one.
 *
 * Through `require`: an `import` would have Node search all nine megabytes of the compiler for its exports, which takes
 * longer than most specs take to generate.
 */
import { createRequire, Module } from "node:module";

const require = createRequire(import.meta.url);

export const ts = (require("ts-morph") as { ts: unknown }).ts as typeof import("typescript");

export const {
  resolveRef,
  scanDiscriminators,
  transformOperationObject,
  transformSchema,
  transformSchemaObject,
  astToString,
} = requireWith(ts);

/** What openapi-typescript requires as `typescript` is the compiler given, and nobody else's is. */
function requireWith(compiler: typeof ts): typeof import("openapi-typescript") {
  const place = createRequire(require.resolve("openapi-typescript")).resolve("typescript");
  const others = require.cache[place];
  require.cache[place] = Object.assign(new Module(place), { exports: compiler, loaded: true });
  try {
    return require("openapi-typescript") as typeof import("openapi-typescript");
  } finally {
    if (others === undefined) delete require.cache[place];
    else require.cache[place] = others;
  }
}
