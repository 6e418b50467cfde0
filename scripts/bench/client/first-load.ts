/**
 * Writes what a page loads before it can make one call, and nothing that `import()` brings later, to `.cache/`:
 * size-limit holds it to the limit in `.size-limit.json`. Its own bundler would count all chunks, or one of them.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundle } from "./chunks.ts";
import { ONE_CALL } from "./programs.ts";

const FOLDER = ".cache/first-load";

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const chunks = await bundle(ONE_CALL);
for (const [index, { code }] of chunks.filter(({ loaded }) => loaded !== "when needed").entries()) {
  writeFileSync(path.join(FOLDER, `${index}.js`), code);
}
process.stdout.write(
  "One call with a login by password: all a page loads before it runs, not what import() loads later.\n",
);
