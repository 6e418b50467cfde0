import * as nodeModule from "node:module";

/**
 * Keeps compiled code from run to run: most of a short command's time is the compiling of the
 * TypeScript compiler. Does nothing before Node 22, which does not have it.
 */
export function enableCompileCache(): void {
  (nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
}
