import type { Finding } from "./finding.ts";
import { type FileSchema, schemaLine } from "./schema-line.ts";
import { refBetween, type SpecLayout } from "./spec-layout.ts";
import { insertEntry, type YamlEntry } from "./yaml-insert.ts";
import { toYaml, type Yaml, type YamlData, yaml } from "./yaml-text.ts";

/** A spec with what an import adds to it. It grows until all is added. */
export interface SpecChange {
  readonly layout: SpecLayout;
  /** The text of a file of the spec as it is; `undefined` when there is none. */
  readonly read: (file: string) => string | undefined;
  /** The files that are new or change, as they will be. */
  readonly files: Map<string, string>;
  /** What to tell of it, each once: by what it says. */
  readonly notes: Map<string, Finding>;
}

/** The text of a file as it will be; empty when there is none. */
export function textIn({ files, read }: SpecChange, file: string): string {
  return files.get(file) ?? read(file) ?? "";
}

export function addNote({ notes }: SpecChange, note: Omit<Finding, "location">): void {
  notes.set(note.message, { ...note, location: undefined });
}

/** Adds an entry to a mapping of the root file. */
export function addToRoot(change: SpecChange, path: readonly string[], entry: YamlEntry): void {
  const { root } = change.layout;
  change.files.set(root, insertEntry(textIn(change, root), path, entry));
}

/** Adds a component in a file of its own. */
export function addComponent(
  change: SpecChange,
  kind: "schemas" | "responses",
  name: string,
  content: YamlData,
): void {
  const { layout } = change;
  const file = layout.fileFor(kind, `${name}.yaml`);
  const line = lineFor(change, file, kind === "schemas" ? "schema" : "response");
  addFile(change, file, yaml`${line}${toYaml(content)}`);
  const value = { $ref: refBetween(layout.root, file) };
  addToRoot(change, ["components", kind], { key: name, value });
}

/** Adds a file. One that is there and that the spec does not refer to may be someone's work: it is taken as it is. */
export function addFile(change: SpecChange, file: string, text: string): void {
  const there = change.read(file);
  if (there === undefined || there === text) {
    change.files.set(file, text);
    return;
  }
  const message = `${file} was there and no part of the spec; the spec now refers to it, and it is as it was.`;
  addNote(change, { id: "file-there", known: false, line: 1, message });
}

/** The first line of a new file. */
export function lineFor(change: SpecChange, file: string, schema: FileSchema): Yaml {
  const { root } = change.layout;
  return schemaLine({ file: root, text: textIn(change, root) }, file, schema);
}
