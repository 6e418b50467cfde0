import { readdirSync, readFileSync } from "node:fs";
import { decodeText } from "../../load/encoding.ts";
import { nearNames, perhaps } from "../../load/near-names.ts";
import { type ReadScenario, readScenario } from "./read.ts";

/** Where the ready scenarios are, seen from here and from where this is compiled to. */
const READY = new URL("../../../src/mock/scenarios/", import.meta.url);

/** What to say where there is no such scenario, whatever it is that takes one. */
export function noScenario(nameOrFile: string): string {
  const ready = readyScenarios();
  const near = perhaps(nearNames(nameOrFile, ready));
  return `There is no scenario ${nameOrFile}. ${near}Give a file, or one of: ${ready.join(", ")}.`;
}

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
  const file = isReady ? `${nameOrFile}.yaml` : nameOrFile.replaceAll("\\", "/");
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(isReady ? new URL(file, READY) : nameOrFile);
  } catch {
    return undefined;
  }
  const text = decodeText(file, bytes);
  if (typeof text !== "string") return { problem: text };
  return readScenario(file, text, isReady ? undefined : operationIds);
}
