import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OutputError, reasonOf } from "./fault.ts";
import { makeFolder, unmakeFolder } from "./file-facts.ts";
import { uninterrupted } from "./signals.ts";

/** One file on its way to a new text. */
interface Replacement {
  /** Where it really is: a link stays one. */
  readonly file: string;
  readonly text: string;
  /** What stood there; `undefined` for a new file. */
  readonly before: Buffer | undefined;
  readonly mode: number | undefined;
  /** The topmost folder that had to be made for it, if any. */
  readonly made: string | undefined;
  /** The name it is written under first. */
  readonly built: string;
}

/**
 * Gives files new texts, all of them or none: each is written under another name first, then all take their places by
 * renaming, the last one last, without being interrupted. What fails half-way is undone; a process that is killed by
 * what nobody can put off leaves files that nothing refers to, as long as the last one is what refers to the others.
 *
 * @throws OutputError when one cannot be written; then all are as they were
 */
export async function replaceFiles(texts: ReadonlyMap<string, string>): Promise<void> {
  const replacements: Replacement[] = [];
  try {
    for (const [name, text] of texts) {
      const replacement = replacementOf(name, text);
      replacements.push(replacement);
      writeFileSync(replacement.built, text, { mode: replacement.mode, flag: "wx" });
    }
    await uninterrupted(() => {
      for (const { built, file } of replacements) renameSync(built, file);
    });
  } catch (error) {
    for (const replacement of replacements.reverse()) restore(replacement);
    throw new OutputError(`Nothing was changed: ${reasonOf(error)}.`);
  }
}

function replacementOf(name: string, text: string): Replacement {
  const stats = statSync(name, { throwIfNoEntry: false });
  const file = stats === undefined ? name : realpathSync(name);
  return {
    file,
    text,
    before: stats === undefined ? undefined : readFileSync(file),
    mode: stats?.mode,
    made: makeFolder(path.dirname(file)),
    built: path.join(path.dirname(file), `.${path.basename(file)}.zstack-openapi-${process.pid}`),
  };
}

/** Puts back what was there, as far as the fault that is being reported allows. */
function restore({ file, before, built, made }: Replacement): void {
  try {
    rmSync(built, { force: true });
    if (before === undefined) rmSync(file, { force: true });
    else if (!readFileSync(file).equals(before)) writeFileSync(file, before);
    unmakeFolder(path.dirname(file), made);
  } catch {
    // The first fault says what is wrong.
  }
}
