import { chmodSync, statSync } from "node:fs";
import path from "node:path";
import { OutputError, reasonOf } from "./fault.ts";
import { isThere, realPlace } from "./file-facts.ts";
import { stagedAt } from "./journal.ts";
import { isMixed } from "./journal-file.ts";
import { stage } from "./staging.ts";
import { enter } from "./stay.ts";

/**
 * Gives files new texts, all of them or none, the last one last. A link stays one, and a file keeps its mode.
 *
 * @param folder what they all lie in, as far as no link leads out of it; it is made if need be
 * @throws OutputError when one cannot be written; then all are as they were
 */
export async function replaceFiles(
  folder: string,
  texts: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  if (texts.size === 0) return;
  const files = [...texts].map(([file, text]) => [realPlace(file), text] as const);
  const place = commonFolder(
    folder,
    files.map(([file]) => path.dirname(file)),
  );
  const { places, step, commit, leave } = await enter(place, (error) => explain(place, error));
  await step(async () => {
    const written = new Set<string>();
    for (const [file, text] of files) {
      const name = path.relative(places.folder, file);
      stage(places, name, text, true);
      const before = statSync(file, { throwIfNoEntry: false });
      if (before !== undefined) chmodSync(stagedAt(places, name), before.mode);
      written.add(name);
    }
    await commit({ written: [...written], removed: [] });
    await leave();
  });
}

/** The folder, or what it and those to which links lead lie in: a journal says nothing of files outside of its folder. */
function commonFolder(folder: string, others: readonly string[]): string {
  const real = realPlace(folder);
  let at = real;
  while (others.some((other) => path.join(other, path.sep).startsWith(path.join(at, path.sep)) === false)) {
    if (path.dirname(at) === at)
      throw new OutputError(`Nothing was changed: a link in ${folder} leads to another drive.`);
    at = path.dirname(at);
  }
  return at === real ? folder : at;
}

function explain(folder: string, error: unknown): OutputError {
  const state = isMixed(folder)
    ? "The next command puts back what was there"
    : isThere(folder)
      ? "Nothing was changed"
      : `${folder} cannot be made`;
  return new OutputError(`${state}: ${reasonOf(error)}.`);
}
