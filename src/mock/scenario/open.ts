import { readdirSync, readFileSync } from "node:fs";
import { type ReadScenario, readScenario } from "./read.ts";

/** Where the ready scenarios are, seen from here and from where this is compiled to. */
const READY = new URL("../../../src/mock/scenarios/", import.meta.url);

/** The names of the scenarios that ship with the toolkit. */
export function readyScenarios(): string[] {
  return readdirSync(READY)
    .map((file) => file.replace(/\.yaml$/, ""))
    .sort();
}

/**
 * Reads a scenario from a file, or one of those that are ready.
 *
 * @param nameOrFile a name has neither an ending nor a folder
 * @returns `undefined` when there is none
 */
export function openScenario(nameOrFile: string, operationIds: readonly string[]): ReadScenario | undefined {
  const isReady = readyScenarios().includes(nameOrFile);
  let text: string;
  try {
    text = readFileSync(isReady ? new URL(`${nameOrFile}.yaml`, READY) : nameOrFile, "utf8");
  } catch {
    return undefined;
  }
  return readScenario(
    isReady ? `${nameOrFile}.yaml` : nameOrFile.replaceAll("\\", "/"),
    text,
    isReady ? undefined : operationIds,
  );
}
