import { MAX_PROBLEMS } from "./bounds.ts";
import type { FilePlace } from "./file-place.ts";
import type { Problem } from "./problem.ts";
import type { SourceFile } from "./source-file.ts";

/** What is known so far of a spec whose files are being joined. It grows until all of them are. */
export interface Bundling {
  readonly root: SourceFile;
  readonly open: OpenReferenced;
  /** The files read, the root first. */
  readonly files: Set<SourceFile>;
  readonly problems: Problem[];
  /** The `$ref` of the component that stands for a place, by the place's id. */
  readonly components: Map<string, string>;
  /** Components that are a reference to a reference, and so on, by their places' ids. */
  readonly endless: Set<string>;
  /** Schemas of other files that the root does not name, by the name they get. */
  readonly adopted: Map<string, FilePlace>;
  /** Where in the files each put-in-place part of the document comes from, by its pointer in the document. */
  readonly origins: Map<string, FilePlace>;
  /** How many mappings and lists have been copied. */
  parts: number;
  /** How often names that may have been meant were asked for. */
  suggestions: number;
}

/** Opens a file that a reference names. Answers why not, when it may not or cannot be opened. */
export type OpenReferenced = (uri: string, from: SourceFile) => SourceFile | { readonly refused: Refusal };

export interface Refusal {
  readonly id: string;
  readonly message: string;
  readonly fix: string;
}

/** What is wrong at a place. */
export interface Fault extends Refusal {
  readonly at: FilePlace;
}

export function startBundling(root: SourceFile, open: OpenReferenced): Bundling {
  return {
    root,
    open,
    files: new Set([root]),
    problems: [],
    components: new Map(),
    endless: new Set(),
    adopted: new Map(),
    origins: new Map([["", { file: root, pointer: "" }]]),
    parts: 0,
    suggestions: 0,
  };
}

export function report({ problems }: Bundling, { at, id, message, fix }: Fault): void {
  if (problems.length >= MAX_PROBLEMS) return;
  problems.push({ id, location: at.file.locate(at.pointer), pointer: at.pointer, message, fix });
}
