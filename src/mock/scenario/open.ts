import { readFileSync } from "node:fs";
import { readAssets } from "../../assets/assets.ts";
import { decodeText } from "../../load/encoding.ts";
import { nearNames, perhaps } from "../../load/near-names.ts";
import { type ReadScenario, readScenario } from "./read.ts";

/** What to say where there is no such scenario, whatever it is that takes one. */
export function noScenario(nameOrFile: string): string {
  const ready = readyScenarios();
  const near = perhaps(nearNames(nameOrFile, ready));
  return `There is no scenario ${nameOrFile}. ${near}Give a file, or one of: ${ready.join(", ")}.`;
}

/** The names of the scenarios that ship with the toolkit. */
export function readyScenarios(): string[] {
  return [...readAssets("scenarios").keys()].map((file) => file.replace(/\.yaml$/, ""));
}

/**
 * Reads a scenario from a file, or one of those that are ready.
 *
 * @param nameOrFile a name has neither an ending nor a folder
 * @returns `undefined` when there is none
 */
export function openScenario(nameOrFile: string, operationIds: readonly string[]): ReadScenario | undefined {
  const ready = readAssets("scenarios").get(`${nameOrFile}.yaml`);
  if (ready !== undefined) return readScenario(`${nameOrFile}.yaml`, ready, undefined);
  const file = nameOrFile.replaceAll("\\", "/");
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(nameOrFile);
  } catch {
    return undefined;
  }
  const text = decodeText(file, bytes);
  return typeof text === "string" ? readScenario(file, text, operationIds) : { problem: text };
}
