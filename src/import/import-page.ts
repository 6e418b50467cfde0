/**
 * A page of the vendor's API Explorer -> a part of the spec. How a page is read: `read-page.ts`; what is made of it:
 * `new-operation.ts` and the `draft-*` files; how it is held against the spec: `compare-page.ts`.
 */
import type { Bundle } from "../load/bundle.ts";
import type { ApiModel, Execution } from "../model/model.ts";
import { functionNameOf, identifierFault } from "../model/names.ts";
import { comparePage } from "./compare-page.ts";
import type { Finding } from "./finding.ts";
import { findOperation, operationIdOf } from "./identify.ts";
import { type Added, addOperation } from "./new-operation.ts";
import type { Split } from "./page.ts";
import { readPage } from "./read-page.ts";
import { specSideOf } from "./spec-side.ts";
import { vocabularyOf } from "./vocabulary.ts";

export interface ImportInput {
  /** What to call the page. */
  readonly file: string;
  readonly text: string;
  /** The operation, as the user says. */
  readonly operationId: string | undefined;
  readonly model: ApiModel;
  readonly bundle: Bundle;
  /** The text of a file of the spec; `undefined` when there is none. */
  readonly read: (file: string) => string | undefined;
  readonly choices: Choices;
}

/** What the user has decided, where the page leaves it open. */
export interface Choices {
  /** Names for models that the page does not name, by the name they would get. */
  readonly names: ReadonlyMap<string, string>;
  /** How names and types that run together are split. */
  readonly splits: readonly Split[];
}

export interface Imported extends Omit<Added, "execution"> {
  readonly operationId: string | undefined;
  /** `added`: `files` make it part of the spec. `present`: the spec has it. `failed`: the findings say why. */
  readonly outcome: "added" | "present" | "failed";
  readonly execution: Execution | undefined;
}

/**
 * Makes a page part of a spec. An operation that the spec has is compared with the page and left alone; so are models,
 * for they may have been written by hand.
 */
export function importPage(input: ImportInput): Imported {
  const { file, text, model, bundle, read: readFile } = input;
  const { names, types } = vocabularyOf(model);
  const { names: chosenNames, splits } = input.choices;
  const read = readPage(file, text, {
    names: new Set([...names, ...splits.map(({ name }) => name)]),
    types: new Set([...types, ...splits.map(({ type }) => type)]),
  });
  if ("fault" in read) {
    const { id, line, message, fix } = read.fault;
    return failure(undefined, { id, known: false, line, location: undefined, message: `${message} ${fix}` });
  }
  const { page } = read;
  const operationId = operationIdOf(page, input.operationId);
  const present = findOperation(model, operationId, page);
  if (present !== undefined && (operationId === undefined || present.operationId === operationId)) {
    return {
      operationId: present.operationId,
      outcome: "present",
      method: present.method,
      path: present.path,
      execution: present.execution,
      files: new Map(),
      findings: comparePage(page, present, specSideOf(model, bundle)),
      open: NOTHING_OPEN,
    };
  }
  const fault = operationIdFault(operationId, model);
  if (operationId === undefined || fault !== undefined) {
    return failure(operationId, { ...fault!, line: page.operationId?.line ?? page.title?.line ?? 1 });
  }
  const added = addOperation({ operationId, page, model, bundle, read: readFile, chosenNames });
  return { operationId, outcome: "added", ...added };
}

const NOTHING_OPEN = { names: [], doubts: [] };

function failure(operationId: string | undefined, finding: Finding): Imported {
  const nothing = {
    open: NOTHING_OPEN,
    method: "",
    path: "",
    execution: undefined,
    files: new Map<string, string>(),
  };
  return { ...nothing, operationId, outcome: "failed", findings: [finding] };
}

function operationIdFault(
  operationId: string | undefined,
  model: ApiModel,
): Omit<Finding, "line"> | undefined {
  const finding = { id: "operation-id", known: false, location: undefined };
  if (operationId === undefined) {
    const message = "The page does not say which operation it is about. Name it with --operation-id.";
    return { ...finding, message };
  }
  const fault =
    identifierFault("operationId", operationId) ??
    identifierFault("operationId", functionNameOf(operationId));
  if (fault !== undefined) {
    return { ...finding, message: `${fault.message} Name the operation with --operation-id.` };
  }
  const twin = model.operations.find(
    (operation) => operation.operationId.toLowerCase() === operationId.toLowerCase(),
  );
  if (twin === undefined) return undefined;
  return {
    ...finding,
    message: `The spec has ${twin.operationId} already, which is written to the same file.`,
  };
}
