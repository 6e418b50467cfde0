import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OutputError } from "./errors.ts";

/**
 * Writes files, all of them or none: each under another name first, then all take their places by renaming, the last
 * one last. What fails half-way is undone; a process that is killed leaves files that nothing refers to, as long as
 * the last one is what refers to the others.
 *
 * @throws OutputError when they cannot be written
 */
export function replaceFiles(files: ReadonlyMap<string, string>): void {
  const before = new Map<string, string | undefined>();
  const temporary = (file: string): string =>
    path.join(path.dirname(file), `.${path.basename(file)}.zstack-openapi-${process.pid}`);
  try {
    for (const [file, text] of files) {
      before.set(file, existsSync(file) ? readFileSync(file, "utf8") : undefined);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(temporary(file), text);
    }
    for (const file of files.keys()) renameSync(temporary(file), file);
  } catch (error) {
    for (const [file, text] of before) {
      rmSync(temporary(file), { force: true });
      restore(file, text);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new OutputError(`The spec cannot be written: ${reason}. It is as it was.`);
  }
}

/** Puts back what was there, as far as the fault that is being reported allows. */
function restore(file: string, text: string | undefined): void {
  try {
    if (text === undefined) rmSync(file, { force: true });
    else if (readFileSync(file, "utf8") !== text) writeFileSync(file, text);
  } catch {
    // The first fault says what is wrong.
  }
}
