/**
 * Texts -> one document in which every fault has its place. The syntax of a file: `source-file.ts`; where a `$ref` leads:
 * `reference.ts`; what then stands in its place: `bundle.ts`; OpenAPI's structure: `structure.ts`; limits: `bounds.ts`.
 */
import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { MAX_MEGABYTES } from "./bounds.ts";
import { type Bundle, bundle } from "./bundle.ts";
import type { OpenReferenced, Refusal } from "./bundling.ts";
import { type Content, decodeText } from "./encoding.ts";
import { parseSourceFile, type SourceFile, withoutData } from "./source-file.ts";
import { isUrl, REFUSED_URL, type ReadUrl, type RefuseReference, resolveUrl } from "./url.ts";

/** Reads a file; throws when there is none. Paths are as in `SourceFile.path`. */
export type ReadFile = (file: string) => Content;

/** Parses one file; `parseSourceFile`, unless the same texts are read more than once. */
export type ParseText = typeof parseSourceFile;

/** How a spec is loaded, where not as usual. */
export interface LoadOptions {
  readonly parse?: ParseText | undefined;
  /** What stands at URLs; by default, none may be referred to. */
  readonly readUrl?: ReadUrl | undefined;
}

/**
 * Reads a spec with all the files it refers to.
 *
 * Only files inside the root file's folder are opened, and what `readUrl` gives: a spec is input, and must not be
 * able to read the machine's other files or the network into published output.
 *
 * @param root the root file, relative to the working directory
 * @throws what `read` throws when the root file cannot be read; other faults are `Bundle.problems`
 */
export function load(
  root: string,
  read: ReadFile = readWithin(path.dirname(root)),
  { parse = parseSourceFile, readUrl }: LoadOptions = {},
): Bundle {
  const rootPath = path.posix.normalize(root.replaceAll(path.sep, "/"));
  const opened = new Map<string, SourceFile>();
  const openPath = (file: string, readFile: ReadFile = read): SourceFile => {
    const source = opened.get(file) ?? sourceOf(file, readFile(file));
    opened.set(file, source);
    return source;
  };
  const sourceOf = (file: string, content: Content): SourceFile => {
    const text = decodeText(file, content);
    return typeof text === "string" ? parse(file, text) : withoutData({ path: file, text: "" }, text);
  };
  const openUrl = (uri: string, base?: string): ReturnType<OpenReferenced> => {
    if (readUrl === undefined) return refuse(REFUSED_URL(uri));
    const url = resolveUrl(uri, base);
    if (!(url instanceof URL)) return refuse(url);
    const content = readUrl(url) ?? (() => REFUSED_URL(url.href));
    return typeof content === "function"
      ? refuse(content(reference(uri)))
      : openPath(url.href, () => content);
  };

  const open: OpenReferenced = (uri, from) => {
    // Out of the network, nothing leads to the disk.
    if (isUrl(from.path)) return openUrl(uri, from.path);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(uri)) return openUrl(uri);
    const named = decodeUri(uri);
    // Windows takes a backslash for a separator, and two of them for another machine.
    if (named.includes("\\")) return refuse(REFUSED_BACKSLASH(uri));
    // What is hidden is no part of a spec, and may hold secrets: .env, .npmrc, .git/config.
    if (/(^|\/)\.(?!\.?(\/|$))/.test(named)) return refuse(REFUSED_HIDDEN(uri));
    const file = path.posix.join(path.posix.dirname(from.path), named);
    const inFolder = path.posix.relative(path.posix.dirname(rootPath), file);
    if (path.posix.isAbsolute(uri) || inFolder.startsWith("../"))
      return refuse(REFUSED_OUTSIDE(reference(uri)));
    try {
      return openPath(file);
    } catch (error) {
      return refuse(
        error instanceof RefusedError ? error.refusal(reference(uri)) : REFUSED_MISSING(uri, file),
      );
    }
  };
  return bundle(openRoot(), open);

  function openRoot(): SourceFile {
    try {
      return openPath(rootPath);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const location = { file: rootPath, line: 1, column: 1 };
      return withoutData({ path: rootPath, text: "" }, { ...error.refusal("This file"), location });
    }
  }
}

function reference(uri: string): string {
  return `The reference "${uri}"`;
}

const REFUSED_OUTSIDE = (what: string): Refusal => ({
  id: "ref-outside",
  message: `${what} leads out of the spec's folder.`,
  fix: "Move the file into the folder of the root file, or below it.",
});

const REFUSED_BACKSLASH = (uri: string): Refusal => ({
  id: "ref-outside",
  message: `The reference "${uri}" has a backslash, which leads elsewhere on another system.`,
  fix: "Write paths with forward slashes, relative to the file they stand in.",
});

const REFUSED_HIDDEN = (uri: string): Refusal => ({
  id: "ref-hidden",
  message: `The reference "${uri}" leads to a hidden file.`,
  fix: "Give the file, and its folder, a name without a dot in front.",
});

const REFUSED_KIND = (what: string): Refusal => ({
  id: "unresolved-ref",
  message: `${what} leads to something that is no file.`,
  fix: "Refer to a YAML or JSON file.",
});

const REFUSED_SIZE = (what: string): Refusal => ({
  id: "too-large",
  message: `${what} leads to a file of more than ${MAX_MEGABYTES} MB.`,
  fix: "Split the file.",
});

const REFUSED_MISSING = (uri: string, file: string): Refusal => ({
  id: "unresolved-ref",
  message: `The reference "${uri}" leads nowhere: ${file} cannot be read.`,
  fix: "Create the file, or correct the path; it is relative to the file it stands in.",
});

function refuse(refused: Refusal): { readonly refused: Refusal } {
  return { refused };
}

/** A file is there and is not read. */
class RefusedError extends Error {
  readonly refusal: RefuseReference;
  constructor(file: string, refusal: RefuseReference) {
    super(refusal(file).message);
    this.refusal = refusal;
  }
}

/** Reads files whose real place, symbolic links followed, is in `folder`. */
export function readWithin(folder: string): ReadFile {
  return (file) => {
    const place = realpathSync(file);
    const inFolder = path.relative(realpathSync(folder), place);
    if (inFolder.startsWith("..") || path.isAbsolute(inFolder)) throw new RefusedError(file, REFUSED_OUTSIDE);
    const stats = statSync(place);
    // A pipe would be waited for without end.
    if (!stats.isFile()) throw new RefusedError(file, REFUSED_KIND);
    if (stats.size > MAX_MEGABYTES * 2 ** 20) throw new RefusedError(file, REFUSED_SIZE);
    return readFileSync(place);
  };
}

function decodeUri(uri: string): string {
  try {
    return decodeURI(uri);
  } catch {
    return uri;
  }
}
