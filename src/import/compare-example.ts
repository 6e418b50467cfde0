import { isMapping } from "../load/mapping.ts";
import { childPointer } from "../load/pointer.ts";
import { propertiesOf } from "../model/form.ts";
import type { Json, OperationModel, ResponseModel, SchemaModel } from "../model/model.ts";
import { valuesOf } from "./compare-schema.ts";
import type { Finding } from "./finding.ts";
import { lineWithin } from "./json-example.ts";
import type { JsonExample } from "./page.ts";
import type { SpecSide } from "./spec-side.ts";

/** More differences of one example say nothing more. */
const MAX_FINDINGS = 20;

/** Compares the response example of a page with the schema and with the example of the spec. */
export function compareResponseExample(
  example: JsonExample,
  operation: OperationModel,
  spec: SpecSide,
): Finding[] {
  const ok = operation.responses.find(({ status }) => status === "200");
  if (ok === undefined) return [];
  const misfits = ok.schema === undefined ? [] : misfitsOf(example.value, ok.schema, spec);
  return [
    ...misfits.map(({ pointer, id, at, message }) => ({
      id,
      known: false,
      line: lineWithin(example, pointer),
      location: spec.locate(at, "key"),
      message,
    })),
    ...differencesOf(example, ok, spec),
  ].slice(0, MAX_FINDINGS);
}

interface Misfit {
  readonly id: string;
  /** Where in the example. */
  readonly pointer: string;
  /** Where in the spec. */
  readonly at: string;
  /** What the spec has there. */
  readonly kind: SchemaModel["kind"];
  readonly message: string;
}

/** What an example has that a schema does not allow for. */
export function misfitsOf(value: Json, schema: SchemaModel, spec: SpecSide, pointer = ""): Misfit[] {
  const target = schema.kind === "ref" ? spec.schemas.get(schema.name) : schema;
  if (target === undefined || value === null) return [];
  const { kind } = target;
  const misfit = (id: string, message: string): Misfit[] => [
    { id, pointer, at: schema.pointer, kind, message },
  ];
  const name = nameOf(pointer);
  switch (target.kind) {
    case "array": {
      if (!Array.isArray(value)) return misfit("example-type", `${name} is no list in the example.`);
      const { items } = target;
      if (items === undefined) return [];
      return value.flatMap((item, index) => misfitsOf(item, items, spec, childPointer(pointer, index)));
    }
    case "object":
    case "allOf":
      return isMapping(value)
        ? fieldMisfits(value, target, spec, pointer)
        : misfit("example-type", `${name} is no object in the example.`);
    case "string": {
      if (typeof value !== "string") return misfit("example-type", `${name} is no string in the example.`);
      const known = valuesOf(target, spec.schemas);
      return known.length === 0 || known.includes(value)
        ? []
        : misfit("values", `${name} is "${value}" in the example, a value the spec does not list.`);
    }
    case "integer":
    case "number": {
      const number = typeof value === "number" || typeof value === "bigint";
      const whole = typeof value === "bigint" || Number.isInteger(value);
      return number && (whole || target.kind === "number")
        ? []
        : misfit("example-type", `${name} is no ${target.kind} in the example.`);
    }
    case "boolean":
      return typeof value === "boolean"
        ? []
        : misfit("example-type", `${name} is no boolean in the example.`);
    default:
      return [];
  }
}

function fieldMisfits(
  value: Readonly<Record<string, Json>>,
  schema: SchemaModel,
  spec: SpecSide,
  pointer: string,
): Misfit[] {
  const properties = propertiesOf(schema, spec.schemas) ?? [];
  const open = schema.kind === "object" && schema.additional !== undefined;
  const byName = new Map(properties.map((property) => [property.name, property]));
  const findings = Object.entries(value).flatMap(([key, below]): Misfit[] => {
    const at = childPointer(pointer, key);
    const property = byName.get(key);
    if (property !== undefined) return misfitsOf(below, property.schema, spec, at);
    if (open) return [];
    const message = `${nameOf(at)} is in the example and not in the spec.`;
    return [{ id: "example-field", pointer: at, at: schema.pointer, kind: "object", message }];
  });
  const unseen = properties.filter(
    ({ name, required }) => required && (value[name] === undefined || value[name] === null),
  );
  return [
    ...findings,
    ...unseen.map(({ name, schema: { pointer: at } }) => ({
      id: "required",
      pointer,
      at,
      kind: "object" as const,
      message: `${nameOf(childPointer(pointer, name))} is required in the spec, and the example does not show it.`,
    })),
  ];
}

/** Where the example of the spec differs from the page's. */
function differencesOf(example: JsonExample, ok: ResponseModel, { locate }: SpecSide): Finding[] {
  if (ok.examples.some(({ value }) => differences(example.value, value, "").length === 0)) return [];
  const documented = ok.examples.find(({ name }) => name === "documented");
  const media = childPointer(ok.pointer, "content", ok.mediaType ?? "application/json");
  if (documented === undefined) {
    const message = "The response example of the page is not in the spec.";
    return [{ id: "example", known: false, line: example.line, location: locate(ok.pointer), message }];
  }
  const root = childPointer(media, "examples", documented.name, "value");
  return differences(example.value, documented.value, "").map((pointer) => ({
    id: "example",
    known: false,
    line: lineWithin(example, pointer),
    location: locate(root + pointer),
    message: `${nameOf(pointer)} differs between the example of the page and that of the spec.`,
  }));
}

/** Pointers to the least parts in which two values differ. Servers leave out nulls, so they count as absent. */
function differences(a: Json | undefined, b: Json | undefined, pointer: string): string[] {
  if (isMapping(a) && isMapping(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].flatMap((key) => differences(a[key], b[key], childPointer(pointer, key)));
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    const length = Math.max(a.length, b.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      differences(a[index], b[index], childPointer(pointer, index)),
    );
  }
  return (a ?? null) === (b ?? null) ? [] : [pointer];
}

/** A pointer as messages write it: `inventory.vmNics.0.ip`. */
export function nameOf(pointer: string): string {
  return pointer === "" ? "The body" : `\`${pointer.slice(1).replaceAll("/", ".")}\``;
}
