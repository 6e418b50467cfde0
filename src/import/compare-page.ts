import { childPointer } from "../load/pointer.ts";
import { propertiesOf } from "../model/form.ts";
import type { Execution, OperationModel } from "../model/model.ts";
import { type Claims, claimsOf } from "./claims.ts";
import { compareResponseExample } from "./compare-example.ts";
import { compareFields } from "./compare-fields.ts";
import { compareRequest } from "./compare-request.ts";
import { type Finding, sortFindings } from "./finding.ts";
import { pathOf } from "./identify.ts";
import type { Located, Page } from "./page.ts";
import type { SpecSide } from "./spec-side.ts";

/**
 * Compares a page with the operation of the spec that it is about, in both directions. Findings that the spec
 * declares, or that all pages are known for, are marked as known.
 */
export function comparePage(page: Page, operation: OperationModel, spec: SpecSide): Finding[] {
  const claims = claimsOf(page, operation.operationId);
  const { responseExample } = page;
  return sortFindings([
    ...doubtsOf(page),
    ...claims.corrections,
    ...compareHeading(page, operation, spec),
    ...compareRequest(page, claims, operation, spec),
    ...compareResponse(page, claims, operation, spec),
    ...(responseExample === undefined
      ? missingExample(page, operation, spec)
      : compareResponseExample(responseExample, operation, spec)),
  ]);
}

/** The spec has the page's example, and the page has none. */
function missingExample(page: Page, operation: OperationModel, { locate }: SpecSide): Finding[] {
  const ok = operation.responses.find(({ status }) => status === "200");
  const documented = ok?.examples.some(({ name }) => name === "documented");
  if (ok === undefined || documented !== true || page.doubts.some(({ id }) => id === "unreadable-example")) {
    return [];
  }
  const message = "The spec has the response example of the page, and the page has none.";
  return [
    { id: "example", known: false, line: page.responseLine ?? 1, location: locate(ok.pointer), message },
  ];
}

/** What could not be read for certain is a finding of its own. */
export function doubtsOf({ doubts }: Page): Finding[] {
  return doubts.map(({ id, line, message }) => ({ id, known: false, line, location: undefined, message }));
}

function compareHeading(page: Page, operation: OperationModel, spec: SpecSide): Finding[] {
  const findings: Finding[] = [];
  const report = (id: string, line: number, at: readonly string[], message: string, known = false): void => {
    const isPath = id === "address";
    const pointer = childPointer(operation.pointer, ...at);
    findings.push({
      id,
      known,
      line,
      location: isPath
        ? spec.locatePath(operation.pointer)
        : spec.locate(pointer, at.length === 0 ? "key" : "value"),
      message,
    });
  };
  /** The claim, when the spec says otherwise. */
  const contrary = <T>(claim: Located<T> | undefined, inSpec: T | undefined): Located<T> | undefined =>
    claim !== undefined && claim.value !== inSpec ? claim : undefined;

  const documented = operation.documentedExecution ?? operation.execution;
  const operationId = contrary(page.operationId, operation.operationId);
  // A page whose heading was copied has all of its badges.
  if (page.tag !== undefined && page.since === undefined && operation.since !== undefined) {
    const message = `The page does not say since when the operation is there; the spec says ${operation.since}.`;
    report("since", page.tag.line, ["x-zstack", "since"], message);
  }
  if (page.tag !== undefined && page.execution === undefined) {
    const message = "The page does not say whether the operation is synchronous.";
    report("execution", page.tag.line, ["x-zstack", "documentedExecution"], message);
  }
  const tag = contrary(page.tag, operation.tag);
  const since = contrary(page.since, operation.since);
  const execution = contrary(page.execution, documented);
  const authenticated = contrary(page.authenticated, operation.authenticated);
  if (operationId !== undefined) {
    const message = `The page is about ${operationId.value}, which the spec calls ${operation.operationId}.`;
    report("operation-id", operationId.line, ["operationId"], message);
  }
  if (tag !== undefined) {
    const message = `The tag is "${tag.value}" on the page and ${quoted(operation.tag)} in the spec.`;
    report("tag", tag.line, ["tags"], message);
  }
  if (since !== undefined) {
    const message = `The operation is there since ${since.value} on the page and ${operation.since ?? "no version"} in the spec.`;
    report("since", since.line, ["x-zstack", "since"], message);
  }
  if (execution !== undefined) {
    const message = `The operation is ${NAMES[execution.value]} on the page, and the spec says that it is documented as ${NAMES[documented]}.`;
    report("execution", execution.line, ["x-zstack", "documentedExecution"], message);
  } else if (page.execution !== undefined && documented !== operation.execution) {
    const message = `The operation is ${NAMES[documented]} on the page; servers run it as ${operation.execution === "job" ? "a job" : "one answer"}.`;
    report("execution", page.execution.line, ["x-zstack", "execution"], message, true);
  }
  if (authenticated !== undefined) {
    const message = `The page asks for ${authenticated.value ? "a" : "no"} session, the spec for ${operation.authenticated ? "one" : "none"}.`;
    report("authentication", authenticated.line, ["security"], message);
  }
  for (const method of page.methods.filter(({ value }) => value !== operation.method)) {
    const message = `The method is ${method.value} on the page and ${operation.method} in the spec.`;
    report("method", method.line, [], message);
  }
  for (const address of page.addresses) {
    const path = pathOf(address.value);
    if (path === operation.path) continue;
    const single = operation.method === "GET" && path === `${operation.path}/{uuid}`;
    const message = single
      ? `The page has ${path} too, which asks for one of them.`
      : `The address is ${path} on the page and ${operation.path} in the spec.`;
    report("address", address.line, [], message, single);
  }
  return [...findings, ...compareCategory(page, operation, spec)];
}

const NAMES: Readonly<Record<Execution, string>> = { sync: "synchronous", job: "asynchronous" };

function quoted(text: string | undefined): string {
  return text === undefined ? "missing" : `"${text}"`;
}

/** Pages of another language than the category was taken from have words of their own. */
function compareCategory(
  { category, locale }: Page,
  operation: OperationModel,
  { locate }: SpecSide,
): Finding[] {
  const inSpec = operation.category[locale];
  if (category === undefined || inSpec.join("/") === category.value.join("/")) return [];
  const own = locale === "zh-CN" ? ["x-zstack", "zh-CN", "category"] : ["x-zstack", "category"];
  const translated = locale === "en" || inSpec === operation.category.en || inSpec.length === 0;
  const location = locate(childPointer(operation.pointer, ...own));
  const message = `The page stands under ${category.value.join(" / ")}, in the spec under ${inSpec.join(" / ") || "nothing"}.`;
  return [{ id: "category", known: translated, line: category.line, location, message }];
}

function compareResponse(
  page: Page,
  { response }: Claims,
  operation: OperationModel,
  spec: SpecSide,
): Finding[] {
  const ok = operation.responses.find(({ status }) => status === "200");
  const properties = propertiesOf(ok?.schema, spec.schemas) ?? [];
  const line = page.emptyResult?.line ?? page.responseLine ?? 1;
  const pointer = ok?.schema?.pointer ?? ok?.pointer ?? operation.pointer;
  if (response === undefined && page.emptyResult === undefined) return [];
  return compareFields(
    { prefix: "", rows: response ?? [], properties, direction: "response", line, pointer },
    spec,
  );
}
