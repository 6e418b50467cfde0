import { statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stampOf } from "../../src/output/file-facts.ts";
import type { Journal } from "../../src/output/journal-file.ts";
import { placesIn } from "../../src/output/places.ts";
import { writeFiles } from "../package-folder.ts";

type Texts = Readonly<Record<string, string>>;

/** Leaves a folder as a run does that is killed when all new files have taken their places. */
export function leaveHalfWay(root: string, before: Texts, after: Texts): void {
  const { kept, journal } = placesIn(root);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  writeFiles(root, Object.entries(after));
  const files = names.map((name, n) => {
    const text = before[name];
    if (text !== undefined) writeFiles(kept, [[`${n}`, text]]);
    return {
      name,
      kept: stampOf(path.join(kept, `${n}`))?.ino,
      staged: name in after ? stampOf(path.join(root, name)) : undefined,
    };
  });
  writeFiles(path.dirname(journal), [[path.basename(journal), ""]]);
  const content: Journal = { ino: statSync(journal).ino, files };
  writeFileSync(journal, JSON.stringify(content));
}
