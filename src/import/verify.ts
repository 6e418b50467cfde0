import type { Bundle } from "../load/bundle.ts";
import type { ApiModel } from "../model/model.ts";
import { comparePage, doubtsOf } from "./compare-page.ts";
import type { Finding } from "./finding.ts";
import { findOperation, operationIdOf } from "./identify.ts";
import { readPage } from "./read-page.ts";
import { specSideOf } from "./spec-side.ts";
import { vocabularyOf } from "./vocabulary.ts";

export interface VerifyInput {
  /** What to call the page. */
  readonly file: string;
  readonly text: string;
  /** The operation, as the user says. */
  readonly operationId: string | undefined;
  readonly model: ApiModel;
  readonly bundle: Bundle;
}

export interface Verification {
  /** The operation the page was compared with, or that the spec lacks. */
  readonly operationId: string | undefined;
  readonly findings: readonly Finding[];
}

/** Compares the text of a page with a spec. A text that is no page, and an operation the spec lacks, are findings. */
export function verifyText({ file, text, operationId: given, model, bundle }: VerifyInput): Verification {
  const read = readPage(file, text, vocabularyOf(model));
  if ("fault" in read) {
    const { id, line, message, fix } = read.fault;
    const finding = { id, known: false, line, location: undefined, message: `${message} ${fix}` };
    return { operationId: given, findings: [finding] };
  }
  const { page } = read;
  const operationId = operationIdOf(page, given);
  const operation = findOperation(model, operationId, page);
  if (operation === undefined) {
    const what = operationId === undefined ? "the operation of this page" : `the operation ${operationId}`;
    const advice = operationId === undefined ? "Name it with --operation-id." : "Import the page to add it.";
    const message = `The spec does not have ${what}. ${advice}`;
    const finding: Finding = {
      id: "missing-operation",
      known: false,
      line: page.operationId?.line ?? page.title?.line ?? 1,
      location: bundle.locate("/paths", "key"),
      message,
    };
    return { operationId, findings: [...doubtsOf(page), finding] };
  }
  return {
    operationId: operation.operationId,
    findings: comparePage(page, operation, specSideOf(model, bundle)),
  };
}
