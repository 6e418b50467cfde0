import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { OutputFile } from "./build.ts";
import { claim } from "./claim.ts";
import { isThere, linkFile } from "./file-facts.ts";
import { foreignFiles, moveForeign, type Own } from "./foreign-files.ts";
import type { Places } from "./places.ts";
import { type Stamps, stampOf, touchedFiles } from "./stamp.ts";
import { closeWorkshop, openWorkshop } from "./workshop.ts";

/** A second folder with the files of the output folder, linked: to make it the new one costs only what differs. */
export interface Spare {
  /** Says whose it is. */
  readonly place: string;
  readonly folder: string;
  readonly holds: Own;
  /** The files in which it may differ from the output folder. */
  readonly behind: ReadonlySet<string>;
  /** Of its folders, and how many names are in them: nobody has added or removed any as long as these are the same. */
  readonly stamps: Stamps;
  readonly names: number;
}

/** Makes a spare of an output folder. What has gone from there is left out. */
export function makeSpare({ folder, workshop }: Places, holds: Own): Spare {
  const place = path.join(workshop, `spare-${randomBytes(6).toString("hex")}`);
  openWorkshop(workshop);
  claim(place);
  const spare = path.join(place, "new");
  try {
    mkdirSync(spare);
    makeFolders(spare, holds);
    for (const name of holds.files) {
      const from = path.join(folder, name);
      if (isThere(from)) linkFile(from, path.join(spare, name));
    }
  } catch (error) {
    rmSync(place, { recursive: true, force: true });
    throw error;
  }
  return sealed({ place, folder: spare, holds, behind: new Set() });
}

/** Whether a spare is as it was left. */
export function isIntact({ folder, stamps, names }: Spare): boolean {
  return touchedFiles(folder, stamps, stamps.keys()).length === 0 && namesIn(folder, stamps.keys()) === names;
}

/** The clock of a disk may stand still for some milliseconds; what happens then shows only here. */
function namesIn(root: string, folders: Iterable<string>): number {
  let count = 0;
  for (const folder of folders) count += readdirSync(path.join(root, folder)).length;
  return count;
}

function sealed(spare: Omit<Spare, "stamps" | "names">): Spare {
  const folders = ["", ...spare.holds.folders].flatMap((name) => {
    const stamp = stampOf(path.join(spare.folder, name));
    return stamp === undefined ? [] : [[name, stamp] as const];
  });
  const stamps = new Map(folders);
  return { ...spare, stamps, names: namesIn(spare.folder, stamps.keys()) };
}

/** Brings a spare up to date: `changed` are the files that the output folder does not have so. */
export function renewSpare(spare: Spare, folder: string, own: Own, changed: readonly OutputFile[]): void {
  const written = new Set(changed.map(([name]) => name));
  const removed = [...spare.holds.files].filter((name) => !own.files.has(name));
  // What is linked is also the output folder's: it is replaced, never written to.
  for (const name of new Set([...spare.behind, ...written, ...removed]))
    rmSync(path.join(spare.folder, name), { force: true });
  for (const name of [...spare.holds.folders]
    .filter((held) => !own.folders.has(held))
    .sort()
    .reverse())
    rmdirSync(path.join(spare.folder, name));
  makeFolders(spare.folder, own);
  for (const name of spare.behind) {
    if (own.files.has(name) && !written.has(name))
      linkFile(path.join(folder, name), path.join(spare.folder, name));
  }
  for (const [name, text] of changed) writeFileSync(path.join(spare.folder, name), text);
}

/** Keeps the folder that a spare has replaced as the next spare. */
export function keepOld({ old }: Places, spare: Spare, holds: Own, behind: ReadonlySet<string>): Spare {
  renameSync(old, spare.folder);
  return sealed({ ...spare, holds, behind });
}

/** Takes out what others have put into a folder while it became the spare. */
export function clearSpare(spare: Spare, folder: string): Spare {
  moveForeign(spare.folder, folder, foreignFiles(spare.folder, spare.holds));
  return sealed(spare);
}

export function dropSpare(spare: Spare): void {
  rmSync(spare.place, { recursive: true, force: true });
  closeWorkshop(path.dirname(spare.place));
}

function makeFolders(root: string, { folders }: Own): void {
  for (const name of [...folders].sort()) mkdirSync(path.join(root, name), { recursive: true });
}
