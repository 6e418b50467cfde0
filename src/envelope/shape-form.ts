import { isInt64 } from "../model/int64.ts";
import type { SchemaModel } from "../model/model.ts";
import { isBesideChoice } from "../model/schema.ts";
import { requiredOf, type SchemaIndex } from "../model/schema-index.ts";

/** The schemas a value may have, one of them or several at once. None at all: it may be anything. */
export type Alternatives = readonly SchemaModel[];

/** What a schema says of values as a whole, its references and compositions followed. */
export interface Form {
  /** Nothing at all. */
  readonly any: boolean;
  readonly int64: boolean;
  /** What the items of a list may be; `undefined`: values are no lists. */
  readonly items: Alternatives | undefined;
  /** The names that objects must have. */
  readonly required: ReadonlySet<string>;
  /** `undefined`: values are no objects. */
  readonly object: ObjectForm | undefined;
}

interface ObjectForm {
  readonly fields: ReadonlyMap<string, Alternatives>;
  /** What may stand under other names; `undefined`: the schema leaves no room for them, or names none at all. */
  readonly others: Alternatives | undefined;
}

const SCALAR: Form = { any: false, int64: false, items: undefined, required: new Set(), object: undefined };

/** What all the alternatives together say of a value that may have the schema of any of them. */
export function formOfAny(alternatives: Alternatives, schemas: SchemaIndex): Form {
  return either(alternatives.map((schema) => formOf(schema, schemas)));
}

function formOf(schema: SchemaModel, schemas: SchemaIndex): Form {
  const required = requiredOf(schema);
  switch (schema.kind) {
    case "ref": {
      const target = schemas.get(schema.name);
      return target === undefined ? { ...SCALAR, any: true } : formOf(target, schemas);
    }
    case "any":
      return { ...SCALAR, any: true, required };
    case "array":
      return { ...SCALAR, items: schema.items === undefined ? [] : [schema.items] };
    case "object": {
      const fields = new Map(schema.properties.map((property) => [property.name, [property.schema]]));
      const others = schema.additional && [schema.additional];
      return { ...SCALAR, required, object: { fields, others } };
    }
    case "allOf": {
      const forms = schema.members.map((member) => formOf(member, schemas));
      const [own, ...choice] = forms;
      const all = own !== undefined && isBesideChoice(schema) ? both([own, either(choice)]) : both(forms);
      return { ...all, required: new Set([...all.required, ...required]) };
    }
    case "anyOf":
    case "oneOf": {
      const form = formOfAny(schema.members, schemas);
      return { ...form, required: new Set([...form.required, ...required]) };
    }
    default:
      return isInt64(schema) ? { ...SCALAR, int64: true } : SCALAR;
  }
}

/** Of a value that all of the forms describe. */
function both(forms: readonly Form[]): Form {
  const objects = forms.flatMap(({ object }) => object ?? []);
  const fields = [...fieldsOf(objects)].map(([name, found]) => [name, telling(found)] as const);
  const open = objects.flatMap(({ others }) => (others === undefined ? [] : [others]));
  return {
    any: forms.every(({ any }) => any),
    int64: forms.some(({ int64 }) => int64),
    items: joined(itemsOf(forms), (lists) => lists.flat()),
    required: new Set(forms.flatMap(({ required }) => [...required])),
    object: joined(objects, () => ({
      fields: new Map(fields),
      others: joined(open, (lists) => lists.flat()),
    })),
  };
}

/** Of a value that one of the forms describes, there is no telling which. */
function either(forms: readonly Form[]): Form {
  const objects = forms.flatMap(({ object }) => object ?? []);
  // An object of which nothing is said leaves room as well.
  const open = objects
    .filter(({ fields, others }) => fields.size === 0 || others !== undefined)
    .map(({ others }) => others ?? []);
  const [first, ...rest] = forms.filter(({ any, object }) => any || object !== undefined);
  return {
    any: forms.some(({ any }) => any),
    int64: forms.some(({ int64 }) => int64),
    items: joined(itemsOf(forms), together),
    required: new Set(
      [...(first?.required ?? [])].filter((name) => rest.every(({ required }) => required.has(name))),
    ),
    object: joined(objects, () => ({ fields: fieldsOf(objects), others: joined(open, together) })),
  };
}

function itemsOf(forms: readonly Form[]): Alternatives[] {
  return forms.flatMap(({ items }) => (items === undefined ? [] : [items]));
}

function fieldsOf(objects: readonly ObjectForm[]): Map<string, Alternatives> {
  const fields = new Map<string, Alternatives>();
  for (const [name, found] of objects.flatMap((object) => [...object.fields])) {
    // What several members share is one alternative.
    fields.set(name, [...new Set([...(fields.get(name) ?? []), ...found])]);
  }
  return fields;
}

/** Nothing joins to nothing. */
function joined<T, R>(parts: readonly T[], join: (parts: readonly T[]) => R): R | undefined {
  return parts.length === 0 ? undefined : join(parts);
}

/** Anything, or something: anything. */
function together(lists: readonly Alternatives[]): Alternatives {
  return lists.some(({ length }) => length === 0) ? [] : lists.flat();
}

/** Where several schemas hold at once, those that say nothing do not count. */
function telling(alternatives: Alternatives): Alternatives {
  const found = alternatives.filter(({ kind }) => kind !== "any");
  return found.length === 0 ? alternatives : found;
}
