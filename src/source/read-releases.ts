import type { Step } from "../diff/history.ts";
import type { History } from "../model/history.ts";
import { onDisk, releaseSource, releaseVersions } from "./spec-source.ts";

/** The steps from release to release, and from the last one to the working tree. */
export async function readReleases(spec: string): Promise<Step[]> {
  const { readPair } = await import("./read-pair.ts");
  const releases = releaseVersions(spec);
  const sources = [...releases.map((release) => releaseSource(release, spec)), onDisk(spec)];
  const steps: Step[] = [];
  for (const [at, source] of sources.slice(1).entries()) {
    const { base, head } = await readPair(sources[at]!, source);
    steps.push({ base: base.model, head: head.model, release: releases[at + 1] });
  }
  return steps;
}

/** What changed in which release. Most specs have none, and nothing is loaded for them. */
export async function readHistory(spec: string): Promise<History> {
  if (releaseVersions(spec).length === 0) return new Map();
  const { operationHistory } = await import("../diff/history.ts");
  return operationHistory(await readReleases(spec));
}
