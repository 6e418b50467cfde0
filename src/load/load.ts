import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { type Bundle, bundle, type OpenReferenced, type Refusal } from "./bundle.ts";
import { parseSourceFile, type SourceFile } from "./source-file.ts";

/** Reads a text file; throws when there is none. Paths are as in `SourceFile.path`. */
export type ReadText = (file: string) => string;

/**
 * Reads a spec with all the files it refers to.
 *
 * Only files inside the root file's folder are opened: a spec is input, and must not be able to read
 * the machine's other files or the network into published output.
 *
 * @param root the root file, relative to the working directory
 * @throws what `read` throws when the root file cannot be read; other faults are `Bundle.problems`
 */
export function load(root: string, read: ReadText = readWithin(path.dirname(root))): Bundle {
  const rootPath = path.posix.normalize(root.replaceAll(path.sep, "/"));
  const opened = new Map<string, SourceFile>();
  const openPath = (file: string): SourceFile => {
    const source = opened.get(file) ?? parseSourceFile(file, read(file));
    opened.set(file, source);
    return source;
  };

  const open: OpenReferenced = (uri, from) => {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(uri)) return refuse(REFUSED_URL(uri));
    const file = path.posix.join(path.posix.dirname(from.path), decodeUri(uri));
    const inFolder = path.posix.relative(path.posix.dirname(rootPath), file);
    if (path.posix.isAbsolute(uri) || inFolder.startsWith("../")) return refuse(REFUSED_OUTSIDE(uri));
    try {
      return openPath(file);
    } catch (error) {
      return refuse(error instanceof OutsideError ? REFUSED_OUTSIDE(uri) : REFUSED_MISSING(uri, file));
    }
  };
  return bundle(openPath(rootPath), open);
}

const REFUSED_URL = (uri: string): Refusal => ({
  id: "remote-ref",
  message: `The reference "${uri}" leads to the network.`,
  fix: "Copy what it names into the spec's folder and refer to the copy.",
});

const REFUSED_OUTSIDE = (uri: string): Refusal => ({
  id: "ref-outside",
  message: `The reference "${uri}" leads out of the spec's folder.`,
  fix: "Move the file into the folder of the root file, or below it.",
});

const REFUSED_MISSING = (uri: string, file: string): Refusal => ({
  id: "unresolved-ref",
  message: `The reference "${uri}" leads nowhere: ${file} cannot be read.`,
  fix: "Create the file, or correct the path; it is relative to the file it stands in.",
});

function refuse(refused: Refusal): { readonly refused: Refusal } {
  return { refused };
}

class OutsideError extends Error {}

/** Reads files whose real place, symbolic links followed, is in `folder`. */
export function readWithin(folder: string): ReadText {
  return (file) => {
    const inFolder = path.relative(realpathSync(folder), realpathSync(file));
    if (inFolder.startsWith("..") || path.isAbsolute(inFolder)) throw new OutsideError(file);
    return readFileSync(file, "utf8");
  };
}

function decodeUri(uri: string): string {
  try {
    return decodeURI(uri);
  } catch {
    return uri;
  }
}
