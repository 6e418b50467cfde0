/**
 * What the client weighs in a page: minified by esbuild for browsers, every chunk compressed by itself. What counts
 * for the goal is what a page loads before it can call; `import()` brings the rest when there is a use for it.
 */

import { printTable, whole } from "../table.ts";
import { bundle, type Chunk, compressed } from "./chunks.ts";
import { FACADE, ONE_CALL, OPENAPI_FETCH } from "./programs.ts";

const GOAL_BYTES = 9500;

export async function measureBundles(): Promise<void> {
  const oneCall = await bundle(ONE_CALL);
  printTable(
    "Bundle",
    "Bytes, minified as ES2022 modules; gzip -9 and brotli -11.",
    ["program", "loaded", "minified", "gzip", "brotli", "goal"],
    [
      ...rows("one call with a login by password", oneCall, `at most ${whole(GOAL_BYTES)} gzip`),
      ...rows("every operation, by the facade", await bundle(FACADE), ""),
      ...rows("openapi-fetch alone", await bundle(OPENAPI_FETCH), ""),
    ],
  );
  const first = oneCall.filter(({ loaded }) => loaded !== "when needed").flatMap(({ modules }) => modules);
  printTable(
    "Modules in the bundle of one call",
    "Bytes of each, minified, in what is loaded at once.",
    ["module", "bytes"],
    [...first].sort(([, a], [, b]) => b - a).map(([module, bytes]) => [module, whole(bytes)]),
  );
}

/** What is loaded at once as one row, for it is loaded together; then each of the others. */
function rows(program: string, chunks: readonly Chunk[], goal: string): string[][] {
  const first = chunks.filter(({ loaded }) => loaded !== "when needed");
  const later = chunks.filter(({ loaded }) => loaded === "when needed");
  return [
    [program, "at once", ...sizes(first), goal],
    ...later.map((chunk) => [program, `when needed: ${chunk.name}`, ...sizes([chunk]), ""]),
  ];
}

function sizes(chunks: readonly Chunk[]): string[] {
  const each = chunks.map(({ code }) => ({ minified: code.length, ...compressed(code) }));
  return (["minified", "gzip", "brotli"] as const).map((kind) =>
    whole(each.reduce((sum, size) => sum + size[kind], 0)),
  );
}
