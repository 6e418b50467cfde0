import type { ApiModel } from "./model.ts";

/**
 * Up to how many operations the root of a package names them all. A program that imports the root makes the compiler
 * load every module that it names, for one call too: with 100 operations that took 1.25 times as long as an empty
 * program, with 300 half as long again, with 1,900 two and a half times.
 */
export const FACADE_LIMIT = 300;

/** Whether the root of the package has every operation; else its `createZStack` is given those that are called. */
export function isRootComplete({ operations }: Pick<ApiModel, "operations">): boolean {
  return operations.length <= FACADE_LIMIT;
}
