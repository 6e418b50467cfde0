import type { PropertyModel, SchemaModel } from "../model/model.ts";
import { fieldsBelow, isOpen, pointerBelow, typeFault, valuesOf } from "./compare-schema.ts";
import type { Finding } from "./finding.ts";
import type { Direction, PageField } from "./page.ts";
import type { SpecSide } from "./spec-side.ts";

/** The fields of one object, on the page and in the spec. */
export interface FieldSet {
  /** Before the names of the fields: `inventory.vmNics.`; empty at the top. */
  readonly prefix: string;
  readonly rows: readonly PageField[];
  readonly properties: readonly PropertyModel[];
  /** In a request, `required` follows the page; in a response it is what servers can be relied on for. */
  readonly direction: Direction;
  /** What the fields stand in. */
  readonly line: number;
  readonly pointer: string;
}

/** Compares the fields of an object, and of all below it, in both directions. */
export function compareFields(set: FieldSet, spec: SpecSide): Finding[] {
  const { rows, properties } = set;
  const byName = new Map(properties.map((property) => [property.name, property]));
  const listed = new Set(rows.map(({ name }) => name));
  return [
    ...rows.flatMap((row) => {
      const property = byName.get(row.name);
      if (property === undefined) return [missing(set, row, spec)];
      return row.listed ? compareField(set, row, property, spec) : [shownOnly(set, property, spec)];
    }),
    ...properties.filter(({ name }) => !listed.has(name)).map((property) => extra(set, property, spec)),
  ];
}

function missing({ prefix, pointer }: FieldSet, { name, line }: PageField, { locate }: SpecSide): Finding {
  return {
    id: "missing-field",
    known: false,
    line,
    location: locate(pointer),
    message: `\`${prefix}${name}\` is on the page and not in the spec.`,
  };
}

/** A field that only the address or an example of the page has. */
function shownOnly(set: FieldSet, property: PropertyModel, spec: SpecSide): Finding {
  const finding = extra(set, property, spec);
  return finding.known
    ? finding
    : {
        ...finding,
        message: `\`${set.prefix}${property.name}\` is in the spec, and on the page in an example only.`,
      };
}

function extra({ prefix, line }: FieldSet, property: PropertyModel, { locate }: SpecSide): Finding {
  const { name, undocumented, schema } = property;
  const known = undocumented !== undefined;
  return {
    id: known ? "undocumented" : "extra-field",
    known,
    line,
    location: locate(schema.pointer, "key"),
    message: known
      ? `\`${prefix}${name}\` is not on the page${undocumented === "" ? "" : `; source: ${undocumented}`}.`
      : `\`${prefix}${name}\` is in the spec and not on the page.`,
  };
}

function compareField(
  { prefix, direction }: FieldSet,
  row: PageField,
  property: PropertyModel,
  spec: SpecSide,
): Finding[] {
  const { schema } = property;
  const path = prefix + row.name;
  const at = (id: string, known: boolean, message: string): Finding => ({
    id,
    known,
    line: row.line,
    location: spec.locate(schema.pointer, "key"),
    message: `\`${path}\` ${message}.`,
  });
  const findings: Finding[] = [];
  const fault = typeFault(row.type, schema, spec.schemas);
  if (fault !== undefined) findings.push(at("type", false, fault));
  const { required, documentedRequired } = property;
  const documented = required || (documentedRequired && direction === "response");
  if (row.type !== "" && row.required !== documented) {
    const message = row.required
      ? "is required on the page and not in the spec"
      : "is required in the spec and not on the page";
    findings.push(at("required", false, message));
  } else if (row.required && documentedRequired) {
    const message = required
      ? "is required on the page; servers do without it"
      : "is required on the page; servers may leave it out";
    findings.push(at("documented-required", true, message));
  }
  findings.push(...compareValues(path, row, schema, spec));
  const below = row.children.length > 0 ? fieldsBelow(schema, spec.schemas) : undefined;
  if (below === undefined && row.children.length > 0 && !isOpen(schema, spec.schemas)) {
    findings.push(at("type", false, "has fields on the page and none in the spec"));
  }
  if (below !== undefined) {
    const pointer = pointerBelow(schema, spec.schemas);
    const set = {
      prefix: `${path}.`,
      rows: row.children,
      properties: below,
      direction,
      line: row.line,
      pointer,
    };
    findings.push(...compareFields(set, spec));
  }
  return findings;
}

function compareValues(path: string, row: PageField, schema: SchemaModel, spec: SpecSide): Finding[] {
  if (row.values === undefined) return [];
  const known = valuesOf(schema, spec.schemas);
  const listed = row.values.map(({ value }) => value);
  const location = spec.locate(schema.pointer, "key");
  return [
    ...row.values
      .filter(({ value }) => !known.includes(value))
      .map(({ value, line }) => ({
        id: "values",
        known: false,
        line,
        location,
        message: `\`${path}\` may be ${value} on the page, which the spec does not list.`,
      })),
    ...known
      .filter((value) => !listed.includes(value))
      .map((value) => ({
        id: "values",
        known: false,
        line: row.line,
        location,
        message: `\`${path}\` may be ${value} in the spec, which the page does not list.`,
      })),
  ];
}
