import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { nearNames, perhaps } from "../../load/near-names.ts";
import { childPointer, parsePointer } from "../../load/pointer.ts";
import type { Problem } from "../../load/problem.ts";
import { parseSourceFile } from "../../load/source-file.ts";
import type { Scenario } from "./scenario.ts";
import { EFFECT_KEYS, SCENARIO_SCHEMA } from "./schema.ts";

/** A scenario, or the first thing that is wrong with it. */
export type ReadScenario =
  | { readonly scenario: Scenario; readonly problem?: undefined }
  | { readonly scenario?: undefined; readonly problem: Problem };

/** What is wrong at a place, in the words of a `Problem`. */
interface Fault {
  readonly pointer: string;
  readonly at: "key" | "value";
  readonly message: string;
  readonly fix: string;
}

/**
 * Reads a scenario, YAML or by its ending JSON.
 *
 * @param path as problems will name it
 * @param operationIds what rules may speak of; left out, anything
 */
export function readScenario(path: string, text: string, operationIds?: readonly string[]): ReadScenario {
  const file = parseSourceFile(path, text);
  const [syntax] = file.problems;
  if (syntax !== undefined) return { problem: syntax };
  const fault = faultIn(file.data, operationIds);
  if (fault === undefined) return { scenario: file.data as Scenario };
  const { pointer, at, message, fix } = fault;
  return { problem: { id: "scenario", location: file.locate(pointer, at), message, fix } };
}

/** What is wrong with a scenario that is no file, and where; `undefined` when nothing is. */
export function scenarioFault(scenario: unknown, operationIds: readonly string[]): string | undefined {
  const fault = faultIn(scenario, operationIds);
  return fault && `scenario${fault.pointer}: ${fault.message} ${fault.fix}`;
}

let compiled: ValidateFunction | undefined;

/** Compiled when it is needed, and once. */
function validator(): ValidateFunction {
  const ajv = new Ajv2020({ verbose: true, strictTypes: false, strictRequired: false });
  compiled ??= ajv.compile(SCENARIO_SCHEMA);
  return compiled;
}

function faultIn(data: unknown, operationIds: readonly string[] | undefined): Fault | undefined {
  const validate = validator();
  if (!validate(data)) {
    // Of a choice, the last error tells of the choice and those before it of its members.
    const errors = validate.errors ?? [];
    const error = errors.find(({ keyword }) => keyword === "anyOf") ?? errors.find((e) => e.keyword !== "if");
    if (error !== undefined) return faultOf(error);
  }
  return operationIds && unknownOperation(data as Scenario, operationIds);
}

function faultOf({ instancePath, keyword, params, message, data, parentSchema }: ErrorObject): Fault {
  const name = parsePointer(instancePath).at(-1);
  const where = name === undefined ? "The scenario" : `"${name}"`;
  const at = { pointer: instancePath, at: "value" } as const;
  switch (keyword) {
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      return {
        pointer: childPointer(instancePath, key),
        at: "key",
        message: `A scenario has no "${key}" here.`,
        fix: `${perhaps(nearNames(key, Object.keys((parentSchema?.properties ?? {}) as object)))}Correct its spelling or remove it; \`zstack-openapi mock --help\` lists what there is.`,
      };
    }
    case "required":
      return {
        ...at,
        message: `"${params.missingProperty}" is missing.`,
        fix: `Add it${params.missingProperty === "rules" ? ": a list of what shall go wrong, and when" : ""}.`,
      };
    case "enum":
      return {
        ...at,
        message: `${where} cannot be ${JSON.stringify(data)}.`,
        fix: `${perhaps(nearNames(String(data), params.allowedValues as string[]))}Use one of: ${(params.allowedValues as string[]).join(", ")}.`,
      };
    case "anyOf":
      return {
        ...at,
        message: "This rule does nothing.",
        fix: `Add what shall happen: ${EFFECT_KEYS.join(", ")}.`,
      };
    case "false schema":
      return {
        ...at,
        at: "key",
        message: `${where} says nothing of polls.`,
        fix: "Remove `on: poll`, or give polls a rule of their own with lose, answer or delay.",
      };
    case "type":
      return {
        ...at,
        message: `${where} must be ${params.type === "object" ? "a mapping" : `of type ${params.type}`}.`,
        fix: "Correct the value; quote texts that look like numbers.",
      };
    case "maxProperties":
    case "minProperties":
      return { ...at, message: `${where} ${message ?? "is wrong"}.`, fix: "Give one of what it may have." };
    default:
      return { ...at, message: `${where} ${message ?? "is wrong"}.`, fix: "Correct the value." };
  }
}

/** A rule for an operation that the spec does not have would never apply, most likely by a slip of the pen. */
function unknownOperation({ rules }: Scenario, operationIds: readonly string[]): Fault | undefined {
  for (const [index, { operations = [] }] of rules.entries()) {
    for (const [place, pattern] of operations.entries()) {
      if (operationIds.some((id) => wildcard(pattern).test(id))) continue;
      return {
        pointer: `/rules/${index}/operations/${place}`,
        at: "value",
        message: `The spec has no operation "${pattern}".`,
        fix: `Correct its spelling, or use * for any part of it. There is ${someOf(operationIds, pattern)}.`,
      };
    }
  }
  return undefined;
}

/** A few names: those that are like a wrong one, or begin so, else any. */
function someOf(operationIds: readonly string[], wrong: string): string {
  const near = nearNames(wrong, operationIds);
  const start = wrong.slice(0, 5).toLowerCase();
  const alike = near.length > 0 ? near : operationIds.filter((id) => id.toLowerCase().startsWith(start));
  const named = alike.length > 0 ? alike : operationIds;
  return `${named.slice(0, 5).join(", ")}${named.length > 5 ? ", …" : ""}`;
}

/** A text in which `*` stands for anything. */
export function wildcard(pattern: string): RegExp {
  const literals = pattern.split("*").map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*?")}$`, "s");
}
