import path from "node:path";

/** A path as specs, generated files and reports have it on every system: with forward slashes. */
export function toPosix(file: string): string {
  return file.replaceAll(path.sep, "/");
}
