import { formatLocation, type Problem } from "../load/problem.ts";
import { createMock, type Mock } from "./mock.ts";
import type { MockOptions } from "./options.ts";
import { noScenario, openScenario } from "./scenario/open.ts";
import { scenarioFault } from "./scenario/read.ts";
import type { Scenario } from "./scenario/scenario.ts";

export interface StartMockOptions extends Omit<MockOptions, "scenario"> {
  /** The root file of the spec: YAML, or JSON such as the `openapi.json` of the generated package. */
  readonly spec: string;
  /** A scenario, the file of one, or the name of one that is ready, such as `slow-jobs`. */
  readonly scenario?: Scenario | string | undefined;
}

/** A spec or a scenario is not what it should be. The message names every fault with its place. */
export class MockInputError extends Error {
  override readonly name = "MockInputError";
}

/**
 * Makes a management node that has the operations of a spec, for tests: it listens nowhere, its `fetch` is
 * what to give a client.
 *
 * @throws MockInputError when the spec or the scenario has faults, or is not there
 */
export async function startMock({ spec, scenario, ...options }: StartMockOptions): Promise<Mock> {
  const { readSpec } = await import("../model/read-spec.ts");
  const read = await readSpec(spec).catch((error: Error) => {
    throw new MockInputError(`The spec ${spec} cannot be read: ${error.message}`);
  });
  if (read.problems.length > 0) throw new MockInputError(textOf(read.problems));
  const operationIds = read.model.operations.map(({ operationId }) => operationId);
  return createMock(read.model, { ...options, scenario: scenarioOf(scenario, operationIds) });
}

function scenarioOf(
  scenario: Scenario | string | undefined,
  operationIds: readonly string[],
): Scenario | undefined {
  if (typeof scenario === "string") {
    const read = openScenario(scenario, operationIds);
    if (read === undefined) throw new MockInputError(noScenario(scenario));
    if (read.problem !== undefined) throw new MockInputError(textOf([read.problem]));
    return read.scenario;
  }
  const fault = scenario && scenarioFault(scenario, operationIds);
  if (fault !== undefined) throw new MockInputError(fault);
  return scenario;
}

function textOf(problems: readonly Problem[]): string {
  return problems
    .map(({ location, message, fix }) => `${formatLocation(location)} ${message} ${fix}`)
    .join("\n");
}
