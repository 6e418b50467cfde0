import { readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./file-facts.ts";

/** Where the workshop of an output folder is: beside it, under a name that nobody else would choose. */
export function workshopOf(folder: string): string {
  return path.join(path.dirname(folder), `.${path.basename(folder)}.zstack-openapi`);
}

const IGNORE = ".gitignore";

/** Makes the workshop. It is hidden from git, for a run that watches, or is killed, leaves much in it. */
export function openWorkshop(workshop: string): void {
  if (makeFolder(workshop) === undefined) return;
  writeFileSync(path.join(workshop, IGNORE), "*\n");
}

/** Removes the workshop, unless somebody still has something in it. */
export function closeWorkshop(workshop: string): void {
  try {
    if (readdirSync(workshop).some((name) => name !== IGNORE)) return;
    rmSync(path.join(workshop, IGNORE), { force: true });
    rmdirSync(workshop);
  } catch {
    // Another run has just come in, or removed it before us.
  }
}
