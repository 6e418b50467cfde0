import { isMapping, ownValue } from "../load/mapping.ts";
import type { Json, OperationModel } from "../model/model.ts";
import { misfitsOf } from "./compare-example.ts";
import type { Finding } from "./finding.ts";
import { pathOf } from "./identify.ts";
import { javaTypeOf } from "./java-type.ts";
import { lineWithin } from "./json-example.ts";
import type { JsonExample, Page, PageField } from "./page.ts";
import { queryNamesOf } from "./read-page.ts";
import type { SpecSide } from "./spec-side.ts";

/** Compares the curl command with the spec, and with the rest of the page. */
export function compareCurl(page: Page, operation: OperationModel, spec: SpecSide): Finding[] {
  const curl = page.requestExample;
  if (curl === undefined) return [];
  const finding = (id: string, message: string, pointer = operation.pointer): Finding => ({
    id,
    known: false,
    line: curl.line,
    location: spec.locate(pointer, "key"),
    message,
  });
  const findings: Finding[] = [];
  if (curl.method !== undefined && curl.method !== operation.method) {
    findings.push(
      finding("method", `The curl command sends a ${curl.method}, the spec a ${operation.method}.`),
    );
  }
  if (curl.address !== undefined && pathOf(curl.address) !== operation.path) {
    findings.push(
      finding(
        "address",
        `The curl command calls ${pathOf(curl.address)}, and the path in the spec is ${operation.path}.`,
      ),
    );
  }
  if (curl.authorized !== operation.authenticated) {
    const message = curl.authorized
      ? "The curl command carries a session, and the spec says that none is needed."
      : "The curl command carries no session, and the spec says that one is needed.";
    findings.push(finding("authentication", message, `${operation.pointer}/security`));
  }
  const shown = queryNamesOf(curl.address ?? "");
  for (const { name } of shown.length === 0 ? [] : page.queryParameters) {
    if (!shown.includes(name)) {
      findings.push(
        finding("request-example", `\`${name}\` is on the page, and the curl command leaves it out.`),
      );
    }
  }
  if (curl.body !== undefined) {
    findings.push(...compareBodyExample(curl.body, page, operation, spec));
    findings.push(...compareItems(curl.body, operation, spec));
  }
  return findings;
}

function compareBodyExample(
  example: JsonExample,
  page: Page,
  operation: OperationModel,
  spec: SpecSide,
): Finding[] {
  const at = (pointer: string, message: string): Finding => ({
    id: "request-example",
    known: false,
    line: lineWithin(example, pointer),
    location: spec.locate(operation.body?.pointer || operation.pointer, "key"),
    message,
  });
  const findings: Finding[] = [];
  const compare = (rows: readonly PageField[], value: Json | undefined, pointer: string): void => {
    if (!isMapping(value)) return;
    for (const row of rows) {
      const below = `${pointer}/${row.name}`;
      const shown = ownValue(value, row.name);
      if (shown === undefined) {
        findings.push(at(pointer, `\`${row.name}\` is on the page, and the curl command leaves it out.`));
        continue;
      }
      const fault = placeholderFault(row.name, shown);
      if (fault !== undefined) findings.push(at(below, fault));
      const wrong = row.type === "" ? undefined : kindFault(row, shown);
      if (wrong !== undefined) findings.push(at(below, wrong));
      compare(row.children, Array.isArray(shown) ? shown[0] : shown, below);
    }
  };
  compare(page.body, example.value, "");
  return findings;
}

/** Pages write the items of all lists as texts but those of numbers and flags. */
function compareItems(example: JsonExample, { body }: OperationModel, spec: SpecSide): Finding[] {
  if (body?.schema === undefined || !isMapping(example.value)) return [];
  const key = body.documentedKey ?? body.wrapper;
  const renamed = Object.entries(example.value).map(([name, value]) => [
    name === key && body.wrapper !== undefined ? body.wrapper : name,
    value,
  ]);
  return misfitsOf(Object.fromEntries(renamed), body.schema, spec)
    .filter(({ id, pointer, kind }) => id === "example-type" && /\/\d+$/.test(pointer) && SCALARS.has(kind))
    .map(({ at, message }) => ({
      id: "type",
      known: false,
      line: example.line,
      location: spec.locate(at, "key"),
      message,
    }));
}

const SCALARS: ReadonlySet<string> = new Set(["integer", "number", "boolean"]);

/** Pages write `<name>` where a caller puts a name. */
function placeholderFault(name: string, value: Json): string | undefined {
  const text: Json | undefined = Array.isArray(value) ? value[0] : value;
  if (typeof text !== "string" || !/^<.*>$/.test(text) || text === `<${name}>`) return undefined;
  return `\`${name}\` has the placeholder ${text} in the curl command.`;
}

function kindFault({ name, type }: PageField, value: Json): string | undefined {
  const kinds: Readonly<Record<string, boolean>> = {
    string: typeof value === "string",
    integer: typeof value === "bigint" || Number.isInteger(value),
    number: typeof value === "number",
    boolean: typeof value === "boolean",
    array: Array.isArray(value),
    object: isMapping(value) || typeof value === "string",
  };
  const { kind } = javaTypeOf(type);
  return kinds[kind] === false
    ? `\`${name}\` is ${type} on the page, and no ${kind} in the curl command.`
    : undefined;
}
