import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./errors.ts";
import { toPosix } from "./posix-path.ts";

/** What a root file is called where only its folder is named; the first that is there is meant. */
const NAMES = ["openapi.yaml", "openapi.yml", "openapi.json"] as const;

/** Where a root file is looked for: the folder, and the names that it may have there. */
export interface RootPlace {
  readonly folder: string;
  readonly names: readonly string[];
}

/**
 * Where the root file of a spec is, or was, or shall be: of what is not there, a name without an extension is a folder's.
 *
 * @param spec a root file or its folder
 */
export function rootPlace(spec: string): RootPlace {
  const isFolder = existsSync(spec) ? statSync(spec).isDirectory() : path.extname(spec) === "";
  return isFolder
    ? { folder: spec, names: NAMES }
    : { folder: path.dirname(spec), names: [path.basename(spec)] };
}

/** The folder of a spec, which need not be there. */
export function specFolder(spec: string): string {
  return rootPlace(spec).folder;
}

/** The root file of a spec, relative to the working directory, as places will name it; `undefined` when there is none. */
export function findRootFile(spec: string): string | undefined {
  const { folder, names } = rootPlace(spec);
  const found = names
    .map((name) => path.join(folder, name))
    .find((file) => existsSync(file) && statSync(file).isFile());
  return found && toPosix(found);
}

/**
 * The same where there has to be one.
 *
 * @throws UsageError when there is none
 */
export function rootFile(spec: string): string {
  const found = findRootFile(spec);
  if (found !== undefined) return found;
  throw new UsageError(
    `There is no spec at ${spec}: it is neither a file nor a folder with ${NAMES.slice(0, -1).join(", ")} or ${NAMES.at(-1)} in it. Name the root file or its folder, for example spec/openapi.yaml.`,
  );
}
