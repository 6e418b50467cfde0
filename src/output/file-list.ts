import { readFileSync } from "node:fs";
import path from "node:path";

/** Names the files that the tool wrote, so that the next run knows which it may change and remove. */
export const FILE_LIST = ".zstack-openapi-files";

/** What the list says of files with these names. */
export function listOf(names: Iterable<string>): string {
  return `${[...names].sort().join("\n")}\n`;
}

/** All files of an output folder, the list included. */
export function withFileList(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files, [FILE_LIST, listOf(files.keys())]]);
}

/** The files that the tool wrote to a folder last time; `undefined` when it never wrote to it. */
export function writtenBefore(folder: string): string[] | undefined {
  try {
    return readFileSync(path.join(folder, FILE_LIST), "utf8").split("\n").filter(isInside);
  } catch {
    return undefined;
  }
}

/** The list is a file like any other: a line in it must not reach out of the folder, on no system. */
function isInside(name: string): boolean {
  return name !== "" && path.posix.normalize(name) === name && !/^(\.\.?)?(\/|$)|[\\:]/.test(name);
}
