import path from "node:path";
import type { Step } from "../diff/history.ts";
import { compareVersions } from "../diff/version.ts";
import { readPair } from "./read-pair.ts";
import { releasesFolder, releaseVersions, type SpecSource, specSource, workingTree } from "./spec-source.ts";

/** The versions that are frozen, the oldest first. */
export function sortedReleases(spec: string): string[] {
  return releaseVersions(spec).sort(compareVersions);
}

/** The steps from release to release, and from the last one to the working tree. */
export async function readReleases(spec: string): Promise<Step[]> {
  const releases = sortedReleases(spec).map((release): [string, SpecSource] => [
    release,
    specSource(path.join(releasesFolder(spec), `${release}.json`), spec),
  ]);
  const states: readonly (readonly [string | undefined, SpecSource])[] = [
    ...releases,
    [undefined, workingTree(spec)],
  ];
  const steps: Step[] = [];
  for (const [at, [release, source]] of states.entries()) {
    const before = states[at - 1];
    if (before === undefined) continue;
    const { base, head } = await readPair(before[1], source);
    steps.push({ base: base.model, head: head.model, release });
  }
  return steps;
}
