import { renameSync, rmSync } from "node:fs";
import { isThere } from "./build.ts";
import { FILE_LIST, writtenBefore } from "./file-list.ts";
import { foreignFiles, moveForeign, ownOf } from "./foreign-files.ts";
import type { Places } from "./places.ts";

/** Ends what a killed run began: puts the old folder back, or takes along what it had not taken along. */
export function recover(places: Places): void {
  const { folder, built, old } = places;
  rmSync(built, { recursive: true, force: true });
  if (!isThere(old)) return;
  if (isThere(folder)) removeOld(places);
  else renameSync(old, folder);
}

/** Removes the folder before, but nothing that the tool has no part in: that goes to the new one. */
export function removeOld({ folder, old }: Places): void {
  const own = ownOf(new Set([...(writtenBefore(old) ?? []), FILE_LIST]));
  moveForeign(old, folder, foreignFiles(old, own));
  rmSync(old, { recursive: true, force: true });
}
