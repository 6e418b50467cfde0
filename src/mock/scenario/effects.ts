import type { OperationModel } from "../../model/model.ts";
import type { Answer } from "../answer.ts";
import type { ErrorCode } from "../error-code.ts";
import { resourceIn, withResource } from "../inventory/payload.ts";
import { type Outcome, success } from "../outcome.ts";
import { cannedAnswer } from "./canned-answer.ts";
import type { Effects, Loss } from "./scenario.ts";

/** An answer, and what happens to it. */
export interface Sent {
  readonly answer: Answer;
  readonly loss?: Loss | undefined;
  readonly delayMs?: number | undefined;
}

/** Whether the answer is lost, or another is given in its place. */
export function isFaulty({ lose, answer }: Effects): boolean {
  return lose !== undefined || answer !== undefined;
}

/** An answer on its way, and what a scenario does to it there. */
export function sent(answer: Answer, effects: Effects): Sent {
  return {
    answer: effects.answer === undefined ? answer : cannedAnswer(effects.answer),
    loss: effects.lose,
    delayMs: effects.delay?.milliseconds,
  };
}

/** A payload as a scenario changes it. */
export function changed(operation: OperationModel, outcome: Outcome, { payload }: Effects): Outcome {
  if (payload === undefined || !outcome.succeeded) return outcome;
  const resource = resourceIn(operation, outcome.body);
  if (resource === undefined) return outcome;
  const { set = {}, remove = [] } = payload;
  const kept = Object.entries({ ...resource, ...set }).filter(([name]) => !remove.includes(name));
  return success(withResource(operation, outcome.body, Object.fromEntries(kept)));
}

/** The error a scenario wants, with what it does not say. */
export function errorOf(operationId: string, error: NonNullable<Effects["error"]>): ErrorCode {
  const fields = Object.entries(error).filter(([, field]) => field !== undefined);
  return {
    description: "The operation failed",
    details: `${operationId} failed, as the scenario has it`,
    ...(Object.fromEntries(fields) as { readonly code: string }),
  };
}
