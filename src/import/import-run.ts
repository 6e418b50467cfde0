import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { compareText } from "../load/code-unit-order.ts";
import type { ReadSpec } from "../model/read-spec.ts";
import { InputError } from "../source/errors.ts";
import type { PageText } from "../source/page-texts.ts";
import { toPosix } from "../source/posix-path.ts";
import { readSoundSpec } from "../source/read-model.ts";
import { readTextOf } from "../source/read-text.ts";
import { findRootFile, rootFile, rootPlace } from "../source/root-file.ts";
import { type Choices, type Imported, importPage } from "./import-page.ts";
import { ROOT } from "./starter.ts";
import { toYaml } from "./yaml-text.ts";

/** A spec with what was imported into it; on disk nothing has changed yet. */
export interface ImportRun {
  /** The folder of the root file. */
  readonly folder: string;
  /** Adds a page. A draft that is no valid spec is taken back, and is a finding. */
  add(page: PageText, operationId: string | undefined, choices: Choices): Promise<Imported>;
  /** Takes back what adding the page before changed. */
  undo(): void;
  /** The files that differ from those on disk, the root last; with what is on disk, if anything. */
  changes(): { readonly file: string; readonly before: string | undefined; readonly text: string }[];
}

/**
 * Begins to import into a spec.
 *
 * @param spec a root file or its folder; where there is nothing yet, a new spec begins
 * @throws UsageError when there is no such file
 * @throws InputError when the spec is not valid as it is
 */
export async function beginImport(spec: string): Promise<ImportRun> {
  const texts = new Map<string, string>();
  const root = rootOf(spec, texts);
  let before = new Map(texts);
  const load = (): Promise<ReadSpec> => readSoundSpec(root, texts);
  const restore = (): void => {
    texts.clear();
    for (const [file, text] of before) texts.set(file, text);
  };
  let current: ReadSpec | undefined = await load();

  return {
    folder: path.dirname(root),
    async add({ file, text }, operationId, choices) {
      before = new Map(texts);
      current ??= await load();
      const read = (name: string): string | undefined => texts.get(name) ?? readTextOf(name);
      const imported = importPage({ file, text, operationId, read, choices, ...current });
      if (imported.files.size === 0) return imported;
      for (const [name, content] of imported.files) texts.set(name, content);
      try {
        current = await load();
        return imported;
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        restore();
        const [problem] = error.problems;
        const message = `What this page says makes no valid spec: ${problem?.message ?? ""} ${problem?.fix ?? ""}`;
        const finding = { id: "invalid-draft", known: false, line: 1, location: undefined, message };
        return {
          ...imported,
          outcome: "failed",
          files: new Map(),
          findings: [...imported.findings, finding],
        };
      }
    },
    undo() {
      restore();
      current = undefined;
    },
    changes: () =>
      [...texts]
        .map(([file, text]) => ({ file, before: readTextOf(file), text }))
        .filter((change) => change.before !== change.text)
        .sort((a, b) => Number(a.file === root) - Number(b.file === root) || compareText(a.file, b.file)),
  };
}

/** The root file; where a new spec begins, its text is put into `texts`. */
function rootOf(spec: string, texts: Map<string, string>): string {
  const { folder, names } = rootPlace(spec);
  const found = findRootFile(spec);
  const file = found ?? toPosix(path.join(folder, names[0]!));
  const isEmpty = found !== undefined && readTextOf(found)?.trim() === "";
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  const inEmptyFolder = isFolder && readdirSync(folder).length === 0;
  if (!isEmpty && !(inEmptyFolder && /\.ya?ml$/.test(file))) return rootFile(spec);
  texts.set(file, toYaml(ROOT));
  return file;
}
