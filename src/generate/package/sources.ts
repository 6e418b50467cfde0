import type { GuideSources } from "../../docs/index.ts";
import type { DeclaredEntries } from "../../emit/document-declaration.ts";
import type { History } from "../../model/history.ts";
import type { Int64Option } from "../../model/int64.ts";
import type { Selection } from "../../model/selection.ts";

export type { DeclaredEntries };

/** What a package is made from besides the model. */
export interface PackageSources {
  /** The modules of `src/runtime`: file name to text. */
  readonly runtime: ReadonlyMap<string, string>;
  /** The pages of `src/assets/guides`. */
  readonly guides: GuideSources;
  /** What changed in which release, for the docs. */
  readonly history?: History;
}

/** A file of the package: its path and its text. */
export type PackageFile = [path: string, text: string];

/** What of a package is wanted. */
export interface Rendering extends Int64Option {
  /** The operations and schemas whose modules and pages are wanted; all of them by default. */
  readonly only?: Selection | undefined;
}

/** Files that are made with paths below a folder of the package. */
export function* below(folder: string, files: Iterable<PackageFile>): Generator<PackageFile> {
  for (const [path, text] of files) yield [`${folder}/${path}`, text];
}
