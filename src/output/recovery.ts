import { readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { holderOf, isStale } from "./claim.ts";
import { isThere } from "./file-facts.ts";
import { FILE_LIST, writtenBefore } from "./file-list.ts";
import { foreignFiles, moveForeign, ownOf } from "./foreign-files.ts";
import type { Places } from "./places.ts";

/** Ends what a killed run began: puts the old folder back, or takes along what it had not taken along. */
export function recover(places: Places): void {
  const { folder, workshop, built, old } = places;
  rmSync(built, { recursive: true, force: true });
  if (isThere(old)) {
    if (isThere(folder)) removeOld(places);
    else renameSync(old, folder);
  }
  sweep(workshop);
}

/** Removes what processes that are gone had claimed: spares, and locks that were in the making. */
function sweep(workshop: string): void {
  for (const name of readdirSync(workshop)) {
    if (!/^(lock|spare)-/.test(name)) continue;
    const place = path.join(workshop, name);
    // Who is just making one makes another, or goes without.
    if (holderOf(place) === undefined || isStale(place)) rmSync(place, { recursive: true, force: true });
  }
}

/** Removes the folder before, but nothing that the tool has no part in: that goes to the new one. */
function removeOld({ folder, old }: Places): void {
  const own = ownOf(new Set([...(writtenBefore(old) ?? []), FILE_LIST]));
  moveForeign(old, folder, foreignFiles(old, own));
  rmSync(old, { recursive: true, force: true });
}
