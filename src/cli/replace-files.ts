import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { OutputError } from "./errors.ts";

/**
 * Gives several files new texts, all of them or none. Each keeps its mode, and a link stays one.
 *
 * @throws OutputError when one cannot be written; then all are as they were
 */
export function replaceFiles(texts: ReadonlyMap<string, string>): void {
  const files = [...texts].map(([name, text]) => {
    const file = realpathSync(name);
    return {
      file,
      text,
      before: readFileSync(file),
      built: `${file}.zstack-openapi-new-${process.pid}`,
    };
  });
  const written: string[] = [];
  const replaced: typeof files = [];
  try {
    for (const { file, text, built } of files) {
      writeFileSync(built, text, { mode: statSync(file).mode, flag: "wx" });
      written.push(built);
    }
    for (const one of files) {
      renameSync(one.built, one.file);
      replaced.push(one);
    }
  } catch (error) {
    for (const { file, before } of replaced) writeFileSync(file, before);
    throw new OutputError(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    for (const built of written) rmSync(built, { force: true });
  }
}
