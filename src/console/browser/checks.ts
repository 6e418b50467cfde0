/** The spec's limits, checked while the reader types. Pure: what is wrong, not how it is shown. */

import type { Json, JsonObject } from "../../model/model.ts";
import type { FieldDescription, ValueDescription } from "../description.ts";
import type { Phrase } from "./phrases.ts";

/** What is wrong with a value, or unusual about it. */
export interface Finding {
  readonly level: "error" | "warning";
  readonly phrase: Phrase;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A finding, and the value it is about: `l3NetworkUuids[0]`. */
export interface LocatedFinding extends Finding {
  readonly path: string;
}

type Demands = Pick<FieldDescription, "name" | "required" | "documentedRequired">;

/** What is wrong with one value, leaving what is inside it to itself. */
export function checkValue(
  value: Json | undefined,
  description: ValueDescription,
  { name, required, documentedRequired }: Demands,
): readonly Finding[] {
  if (value === undefined || value === null) {
    if (!required) return [];
    return documentedRequired ? [warning("isDocumentedRequired")] : [error("isRequired")];
  }
  switch (description.kind) {
    case "string":
      return typeof value === "string" ? checkText(value, description, name) : [error("mustBeText")];
    case "integer":
    case "number":
      return checkNumber(value, description);
    case "boolean":
      return typeof value === "boolean" ? [] : [error("mustBeBoolean")];
    case "array":
      return Array.isArray(value) ? checkList(value, description) : [error("mustBeList")];
    case "object":
      return isObject(value) ? [] : [error("mustBeObject")];
    case "json":
      return [];
  }
}

/** What is wrong with params, at any depth. */
export function checkFields(
  fields: readonly FieldDescription[],
  params: JsonObject,
  { open = false, path = "" }: { readonly open?: boolean; readonly path?: string } = {},
): readonly LocatedFinding[] {
  const known = new Set(fields.map(({ name }) => name));
  const unknown = open ? [] : Object.keys(params).filter((name) => !known.has(name));
  return [
    ...fields.flatMap((field) => {
      const own = Object.hasOwn(params, field.name) ? params[field.name] : undefined;
      return checkDeep(own, field.value, field, path + field.name);
    }),
    ...unknown.map((name) => ({ ...warning("unknownField"), path: path + name })),
  ];
}

function checkDeep(
  value: Json | undefined,
  description: ValueDescription,
  demands: Demands,
  path: string,
): readonly LocatedFinding[] {
  const own = checkValue(value, description, demands).map((finding) => ({ ...finding, path }));
  if (description.kind === "array" && Array.isArray(value)) {
    const inner = value.flatMap((item: Json, at) =>
      checkDeep(item, description.items, itemDemands(demands), `${path}[${at}]`),
    );
    return [...own, ...inner];
  }
  if (description.kind === "object" && isObject(value))
    return [...own, ...checkFields(description.fields, value, { path: `${path}.` })];
  return own;
}

/** A list's elements may not be null, and are uuids if their list is called so. */
export function itemDemands({ name }: Pick<Demands, "name">): Demands {
  return { name: name.replace(/s$/, ""), required: true, documentedRequired: false };
}

function checkText(
  text: string,
  { format, values, minLength, maxLength, pattern }: Extract<ValueDescription, { kind: "string" }>,
  name: string,
): readonly Finding[] {
  // JSON Schema counts characters, not the halves of which JavaScript makes some.
  const length = [...text].length;
  const found: Finding[] = [];
  const exact = minLength !== undefined && minLength === maxLength;
  if (exact && length !== minLength) found.push(error("wrongLength", { limit: minLength, length }));
  else if (minLength !== undefined && length < minLength)
    found.push(error("tooShort", { limit: minLength, length }));
  else if (maxLength !== undefined && length > maxLength)
    found.push(error("tooLong", { limit: maxLength, length }));
  if (pattern !== undefined && !matches(text, pattern)) found.push(error("noMatch", { pattern }));
  if (format === "uuid" && !/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text))
    found.push(error("notUuid"));
  else if (found.length === 0 && text === "") found.push(warning("emptyText"));
  else if (found.length === 0 && /uuid$/i.test(name) && !/^[0-9a-f]{32}$/.test(text))
    found.push(warning("unusualUuid"));
  if (values !== undefined && !values.includes(text)) found.push(warning("unknownValue"));
  return found;
}

function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    // A pattern that is none here says nothing about the text.
    return true;
  }
}

function checkNumber(
  value: Json,
  description: Extract<ValueDescription, { kind: "integer" | "number" }>,
): readonly Finding[] {
  const { kind, format, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = description;
  const integer = typeof value === "bigint" || Number.isInteger(value);
  if (kind === "integer" && !integer) return [error("mustBeInteger")];
  if (typeof value !== "number" && typeof value !== "bigint") return [error("mustBeNumber")];
  const bits = { int64: 64, int32: 32 }[format ?? ""];
  if (integer && bits !== undefined && BigInt.asIntN(bits, BigInt(value)) !== BigInt(value))
    return [error(bits === 64 ? "notInt64" : "notInt32")];
  const found: Finding[] = [];
  if (minimum !== undefined && value < bound(minimum)) found.push(error("tooSmall", { limit: minimum }));
  if (maximum !== undefined && value > bound(maximum)) found.push(error("tooLarge", { limit: maximum }));
  if (exclusiveMinimum !== undefined && value <= bound(exclusiveMinimum))
    found.push(error("notAbove", { limit: exclusiveMinimum }));
  if (exclusiveMaximum !== undefined && value >= bound(exclusiveMaximum))
    found.push(error("notBelow", { limit: exclusiveMaximum }));
  if (
    description.values !== undefined &&
    !description.values.some((known) => String(known) === String(value))
  )
    found.push(warning("unknownValue"));
  return found;
}

/** JavaScript compares bigints with numbers exactly. */
function bound(text: string): number | bigint {
  return /^-?\d+$/.test(text) ? BigInt(text) : Number(text);
}

function checkList(
  list: readonly Json[],
  { minItems, maxItems, uniqueItems }: Extract<ValueDescription, { kind: "array" }>,
): readonly Finding[] {
  const found: Finding[] = [];
  if (minItems !== undefined && list.length < minItems) found.push(error("tooFewItems", { limit: minItems }));
  if (maxItems !== undefined && list.length > maxItems)
    found.push(error("tooManyItems", { limit: maxItems }));
  if (uniqueItems === true && new Set(list).size < list.length) found.push(error("itemTwice"));
  return found;
}

function error(phrase: Phrase, values: Finding["values"] = {}): Finding {
  return { level: "error", phrase, values };
}

function warning(phrase: Phrase): Finding {
  return { level: "warning", phrase };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
