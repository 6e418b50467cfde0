import type { Bundle } from "../load/bundle.ts";
import { valueAt } from "../load/pointer.ts";
import type { ApiModel, Execution, Json, Locale } from "../model/model.ts";
import type { Claims } from "./claims.ts";
import { draftParameters, draftRequestBody } from "./draft-request.ts";
import { draftResponses } from "./draft-response.ts";
import type { SchemaDrafting } from "./draft-schema.ts";
import { draftText } from "./draft-text.ts";
import type { Page } from "./page.ts";
import { isQuery } from "./query-parameters.ts";
import type { SpecLayout } from "./spec-layout.ts";
import type { Remarks, YamlData } from "./yaml-text.ts";

/** The operation as it goes into a path item. */
export interface OperationDraft {
  readonly operation: YamlData;
  readonly remarks: Remarks;
  /** The example of the 200, for a file of its own. */
  readonly example: Json | undefined;
  readonly execution: Execution;
}

export interface OperationInput {
  readonly page: Page;
  readonly claims: Claims;
  readonly model: ApiModel;
  readonly bundle: Bundle;
  /** The file that the operation goes to. */
  readonly file: string;
  readonly exampleFile: string;
}

/** Writes the operation of a page: what servers are known to do, and beside it what the page says. */
export function draftOperation(
  input: OperationInput,
  layout: SpecLayout,
  drafting: SchemaDrafting,
): OperationDraft {
  const { page, claims, model, file, exampleFile } = input;
  const { operationId } = drafting;
  const execution = executionOf(claims.method, operationId);
  const authenticated = page.authenticated?.value ?? page.requestExample?.authorized ?? true;
  const summary = draftText(page.title?.value, operationId);
  const description = draftText(page.description?.value ?? page.title?.value, operationId);
  const request = draftRequestBody(page, claims, drafting);
  const response = draftResponses(
    { page, claims, execution, authenticated, file, exampleFile },
    layout,
    drafting,
  );
  const documented = page.execution?.value;
  const category = categoriesOf(page, model);
  const operation = {
    operationId,
    tags: page.tag === undefined ? undefined : [page.tag.value],
    summary: summary.en,
    description: description.en,
    security: authenticated ? schemesOf(input.bundle) : [],
    parameters: draftParameters(claims, drafting),
    requestBody: request.requestBody,
    responses: response.responses,
    "x-zstack": {
      since: page.since?.value,
      category: category.en,
      execution,
      documentedExecution: documented !== undefined && documented !== execution ? documented : undefined,
      action: request.action,
      documentedKey: request.documentedKey,
      result: response.result,
      "zh-CN": {
        summary: summary["zh-CN"],
        description: description["zh-CN"],
        category: category["zh-CN"],
      },
      sources: [`ZStack API Explorer, ${operationId}`],
    },
  };
  const remarks = new Map<string, string>();
  if (operation["x-zstack"].documentedExecution !== undefined) {
    remarks.set(
      "x-zstack.execution",
      `servers answer a ${claims.method} ${execution === "job" ? "with 202 and a job" : "at once"}`,
    );
  }
  if (request.documentedKey !== undefined) {
    remarks.set("x-zstack.action", "servers derive it from the operationId, whatever the page shows");
  }
  if (isQuery(operationId))
    remarks.set("parameters", "All query operations take these; the page leaves them out.");
  else if (claims.corrections.some(({ id }) => id === "query-in-body")) {
    remarks.set(
      "parameters",
      `The page puts some of these into the body, which servers do not read from a ${claims.method}.`,
    );
  }
  return { operation, remarks, example: response.example, execution };
}

/** Servers answer reading at once and make a job of everything else, but for signing in and out. */
function executionOf(method: string, operationId: string): Execution {
  return method === "GET" || method === "HEAD" || /^Log(?:In|Out|in|out)(?=[A-Z]|$)/.test(operationId)
    ? "sync"
    : "job";
}

/** The name of the scheme that a spec without any is given. */
export const SESSION_SCHEME = "oauth";

/** The ways to authenticate that the spec knows, any of which will do. */
function schemesOf({ document }: Bundle): YamlData {
  const schemes = Object.keys((valueAt(document, "/components/securitySchemes") as object | undefined) ?? {});
  return (schemes.length > 0 ? schemes : [SESSION_SCHEME]).map((name) => ({ [name]: [] }));
}

/** The breadcrumb in the page's language, and in the other as far as the spec has its words already. */
function categoriesOf(page: Page, model: ApiModel): Partial<Record<Locale, readonly string[]>> {
  const own = page.category?.value;
  if (own === undefined) return {};
  const other = page.locale === "en" ? "zh-CN" : "en";
  const known = new Map<string, string>();
  for (const { category } of model.operations) {
    if (category.en.length !== category["zh-CN"].length) continue;
    for (const [index, word] of category[page.locale].entries()) {
      // A spec without words of the other language repeats these.
      if (category[other][index] !== word) known.set(word, category[other][index]!);
    }
  }
  const translated = own.map((word) => known.get(word));
  const complete = translated.every((word) => word !== undefined);
  return { [page.locale]: own, [other]: complete ? (translated as string[]) : undefined };
}
