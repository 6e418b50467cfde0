import { isMapping } from "../../load/mapping.ts";
import { childPointer, parsePointer, valueAt } from "../../load/pointer.ts";
import type { Json, JsonObject, OperationModel, ResultModel } from "../../model/model.ts";
import { compareBodies } from "./body.ts";
import { compareNamed } from "./callbacks.ts";
import type { ComparedOperation, Findings } from "./compared-operation.ts";
import type { Fact, FactKind } from "./fact.ts";
import { differingKeys, sameJson } from "./json.ts";
import { templateOf } from "./operation-pairs.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";
import { compareServers } from "./servers.ts";
import type { Side } from "./side.ts";

/** Finds what differs between the two sides of an operation. */
export function compareOperation(compared: ComparedOperation, findings: Findings): void {
  const { before, after } = compared;
  const raw = {
    base: valueAt(compared.base.document, before.pointer) as JsonObject,
    head: valueAt(compared.head.document, after.pointer) as JsonObject,
  };
  compareSecurity(compared, findings);
  compareServers(compared, findings);
  if (before.pointer === after.pointer && isUntouched(compared, raw)) return;

  const state = (kind: FactKind, key: string, rest: Partial<Fact> = {}): void => {
    const pointer = (operation: OperationModel, value: JsonObject) =>
      key !== "" && value[key] !== undefined ? childPointer(operation.pointer, key) : operation.pointer;
    findings.report({
      kind,
      direction: "none",
      base: pointer(before, raw.base),
      head: pointer(after, raw.head),
      name: after.operationId,
      visible: true,
      ...rest,
    });
  };

  if (before.operationId !== after.operationId) {
    state("operation-id-changed", "operationId", { from: before.operationId, to: after.operationId });
  }
  if (before.method !== after.method) state("method-changed", "", { from: before.method, to: after.method });
  if (templateOf(before.path) !== templateOf(after.path)) {
    state("path-changed", "", { from: before.path, to: after.path });
  }
  if (before.deprecated !== after.deprecated) {
    state(after.deprecated ? "deprecated" : "undeprecated", "deprecated");
  }
  if (before.execution !== after.execution) {
    state(after.execution === "job" ? "execution-became-job" : "execution-became-sync", "x-zstack");
  }
  compareKeys(before, after, state);
  if (!sameJson(resultKey(before.result), resultKey(after.result))) {
    const [from, to] = [resultKey(before.result), resultKey(after.result)];
    state("result-key-changed", "x-zstack", { from, to, direction: "response" });
  }
  const words = { base: wordsOf(raw.base), head: wordsOf(raw.head) };
  if (!sameJson(words.base, words.head)) {
    state("documentation-changed", "", { keyword: differingKeys(words.base, words.head), visible: false });
  }
  compareParameters(compared, findings);
  compareBodies(compared, findings);
  compareResponses(compared, findings);
  compareNamed(compared, "callbacks", raw, findings);
}

/** Whether nothing in the path item, or in what it refers to, differs. */
function isUntouched(
  { base, head, before, sameness }: ComparedOperation,
  raw: { base: Json; head: Json },
): boolean {
  const shared = (side: Side) => {
    const item = valueAt(side.document, childPointer("", ...parsePointer(before.pointer).slice(0, 2)));
    return isMapping(item) ? item.parameters : undefined;
  };
  return sameness.same(raw.base, raw.head) && sameness.same(shared(base), shared(head));
}

function compareKeys(
  before: OperationModel,
  after: OperationModel,
  state: (kind: FactKind, key: string, rest?: Partial<Fact>) => void,
): void {
  const [b, h] = [before.body, after.body];
  if (b === undefined || h === undefined) return;
  const hasParams = b.params !== undefined && h.params !== undefined;
  if (hasParams && b.wrapper !== h.wrapper) {
    const pointers = { base: b.params.pointer, head: h.params.pointer };
    state("wrapper-key-changed", "requestBody", {
      ...pointers,
      from: b.wrapper ?? null,
      to: h.wrapper ?? null,
      direction: "request",
    });
  } else if (b.actionKey !== h.actionKey) {
    const rest = { from: b.actionKey ?? null, to: h.actionKey ?? null, direction: "request" } as const;
    state("action-changed", "x-zstack", rest);
  }
}

function resultKey(result: ResultModel): Json {
  return result.kind === "property" ? result.property : result.kind === "body" ? "the whole body" : "nothing";
}

/** The words about an operation, and what the vendor's page says of it. */
function wordsOf(operation: JsonObject): JsonObject {
  const { summary, description, tags, externalDocs } = operation;
  const {
    action: _,
    execution: __,
    result: ___,
    ...extension
  } = isMapping(operation["x-zstack"]) ? operation["x-zstack"] : {};
  const words = { summary, description, tags, externalDocs, ...extension };
  return Object.fromEntries(
    Object.entries(words).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}
