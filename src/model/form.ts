/**
 * What a schema says of its values, references and compositions followed: the one place that knows which properties an
 * object has through `allOf`, `$ref` and the keywords beside them, and which of these it cannot be without.
 */
import { isInt64 } from "./int64.ts";
import type { Json, PropertyModel, SchemaModel } from "./model.ts";
import type { SchemaIndex } from "./schema-index.ts";

/** The schemas a value may have, one of them or several at once. None at all: it may be anything. */
export type Alternatives = readonly SchemaModel[];

/** What a schema says of values as a whole. */
export interface Form {
  /** Nothing at all. */
  readonly any: boolean;
  readonly int64: boolean;
  /** The values that are listed, if any are. */
  readonly listed: readonly Json[];
  /** What the items of a list may be; `undefined`: values are no lists. */
  readonly items: Alternatives | undefined;
  /** The names that every object has, those that nothing describes included. */
  readonly required: ReadonlySet<string>;
  /** `undefined`: values are no objects. */
  readonly object: ObjectForm | undefined;
  /** Whether servers alone say what it is, as some part of the schema has it. */
  readonly readOnly: boolean;
  /** Whether callers alone do. */
  readonly writeOnly: boolean;
  /** Whether objects are one or another, and nothing is said of all of them. */
  readonly isChoice: boolean;
}

/** What a schema says of objects. */
export interface ObjectForm {
  /** By name, in the order in which they are met; those of a choice among them. */
  readonly fields: ReadonlyMap<string, FieldForm>;
  /** What may stand under other names; `undefined`: the schema leaves no room for them, or names none at all. */
  readonly others: Alternatives | undefined;
  /** Whether the schema speaks of properties that it does not name. */
  readonly open: boolean;
}

/** One property, whichever parts of a schema speak of it. */
export interface FieldForm {
  /** In the words of the last that says something. `required` is what that one says; see {@link Form.required}. */
  readonly property: PropertyModel;
  readonly schemas: Alternatives;
}

const NOTHING: Form = {
  any: false,
  int64: false,
  listed: [],
  items: undefined,
  required: new Set(),
  object: undefined,
  readOnly: false,
  writeOnly: false,
  isChoice: false,
};

/** How the forms of what can be chosen from become one. */
type Choice = (forms: readonly Form[]) => Form;

/** What a schema says of values, whichever is chosen where there is a choice. */
export function formOf(schema: SchemaModel, schemas: SchemaIndex): Form {
  return follow(schema, schemas, either, knownFor(schemas, KNOWN));
}

/** The same where of each choice the first is taken that objects may have: how an example is made. */
export function formOfFirst(schema: SchemaModel, schemas: SchemaIndex): Form {
  return follow(schema, schemas, firstForObjects, knownFor(schemas, KNOWN_FIRST));
}

/** What all the alternatives together say of a value that may have the schema of any of them. */
export function formOfAny(alternatives: Alternatives, schemas: SchemaIndex): Form {
  return either(alternatives.map((schema) => formOf(schema, schemas)));
}

/**
 * The properties of an object, each once, and `required` where any part of the schema requires it. What one of a choice
 * beside it has is among them. `undefined`: the schema is of no object, or is nothing but a choice.
 */
export function propertiesOf(
  schema: SchemaModel | undefined,
  schemas: SchemaIndex,
): readonly PropertyModel[] | undefined {
  if (schema === undefined) return undefined;
  const form = formOf(schema, schemas);
  return form.isChoice ? undefined : fieldsOf(form);
}

/** The properties of a form, with `required` as the whole of it has it. */
export function fieldsOf({ object, required }: Form): readonly PropertyModel[] | undefined {
  return object && [...object.fields.values()].map(({ property }) => withRequired(property, required));
}

/** The schemas of the properties that some part of a schema requires, and the part that describes them does not. */
export function requiredByOthers(schema: SchemaModel, schemas: SchemaIndex): readonly SchemaModel[] {
  const { object, required } = formOf(schema, schemas);
  return [...(object?.fields.values() ?? [])].flatMap(({ property }) =>
    required.has(property.name) && !property.required ? [property.schema] : [],
  );
}

/** Whether objects may have properties that the schema does not name. */
export function isOpen(schema: SchemaModel | undefined, schemas: SchemaIndex): boolean {
  if (schema === undefined) return false;
  const { isChoice, object } = formOf(schema, schemas);
  return isChoice || (object?.open ?? true);
}

/** The names that a schema requires in words of its own, be they described or not. */
export function requiredHere(schema: SchemaModel): readonly string[] {
  const described = schema.kind === "object" ? schema.properties.filter(({ required }) => required) : [];
  // A document with faults is linted, too.
  const listed = Array.isArray(schema.source.required) ? (schema.source.required as readonly unknown[]) : [];
  return [...described.map(({ name }) => name), ...listed.filter((name) => typeof name === "string")];
}

/** Forms by schema. What many schemas refer to is worked out once; a circle, which is told elsewhere, ends. */
type Known = WeakMap<SchemaModel, Form>;

const KNOWN = new WeakMap<SchemaIndex, Known>();
const KNOWN_FIRST = new WeakMap<SchemaIndex, Known>();

function knownFor(schemas: SchemaIndex, all: WeakMap<SchemaIndex, Known>): Known {
  const known = all.get(schemas) ?? new WeakMap<SchemaModel, Form>();
  all.set(schemas, known);
  return known;
}

function follow(schema: SchemaModel, schemas: SchemaIndex, choice: Choice, known: Known): Form {
  const before = known.get(schema);
  if (before !== undefined) return before;
  known.set(schema, NOTHING);
  const form = read(schema, (member) => follow(member, schemas, choice, known), schemas, choice);
  known.set(schema, form);
  return form;
}

function read(
  schema: SchemaModel,
  formAt: (schema: SchemaModel) => Form,
  schemas: SchemaIndex,
  choice: Choice,
): Form {
  const here = {
    ...NOTHING,
    listed: schema.values ?? NOTHING.listed,
    required: new Set(requiredHere(schema)),
    readOnly: schema.source.readOnly === true,
    writeOnly: schema.source.writeOnly === true,
  };
  switch (schema.kind) {
    case "ref": {
      const target = schemas.get(schema.name);
      return target === undefined ? { ...here, any: true } : beside(formAt(target), here);
    }
    case "any":
      return { ...here, any: true };
    case "array":
      return { ...here, items: schema.items === undefined ? [] : [schema.items] };
    case "object":
      return { ...here, object: objectForm(schema) };
    case "allOf":
      return beside(both(schema.members.map(formAt)), here);
    case "anyOf":
    case "oneOf":
      return beside(chosenFrom(choice(schema.members.map(formAt)), schema.members), here);
    default:
      return { ...here, int64: isInt64(schema) };
  }
}

function objectForm(schema: Extract<SchemaModel, { readonly kind: "object" }>): ObjectForm {
  return {
    fields: new Map(
      schema.properties.map((property) => [property.name, { property, schemas: [property.schema] }]),
    ),
    others: schema.additional && [schema.additional],
    open:
      schema.additional !== undefined ||
      schema.values !== undefined ||
      schema.source.patternProperties !== undefined,
  };
}

/** A composition's form with what its own words say besides. */
function beside(form: Form, { listed, required, readOnly, writeOnly }: Form): Form {
  if (listed.length === 0 && required.size === 0 && !readOnly && !writeOnly) return form;
  return {
    ...form,
    readOnly: form.readOnly || readOnly,
    writeOnly: form.writeOnly || writeOnly,
    listed: [...listed, ...form.listed],
    required: new Set([...form.required, ...required]),
  };
}

/** Of one there is nothing to choose. */
function chosenFrom(form: Form, { length }: Alternatives): Form {
  return length > 1 && !form.isChoice ? { ...form, isChoice: true } : form;
}

/** Of a value that all of the forms describe. */
function both(forms: readonly Form[]): Form {
  const ofObjects = forms.filter(({ object }) => object !== undefined);
  const objects = ofObjects.flatMap(({ object }) => object ?? []);
  const others = objects.flatMap((object) => (object.others === undefined ? [] : [object.others]));
  return {
    isChoice: ofObjects.length > 0 && ofObjects.every(({ isChoice }) => isChoice),
    readOnly: forms.some(({ readOnly }) => readOnly),
    writeOnly: forms.some(({ writeOnly }) => writeOnly),
    any: forms.every(({ any }) => any),
    int64: forms.some(({ int64 }) => int64),
    listed: forms.flatMap(({ listed }) => listed),
    items: joined(itemsOf(forms), (lists) => lists.flat()),
    required: new Set(forms.flatMap(({ required }) => [...required])),
    object: joined(objects, () => ({
      fields: mergedFields(objects, telling),
      others: joined(others, (lists) => lists.flat()),
      open: objects.some(({ open }) => open),
    })),
  };
}

/** Of a value that one of the forms describes, there is no telling which. */
function either(forms: readonly Form[]): Form {
  const objects = forms.flatMap(({ object }) => object ?? []);
  // An object of which nothing is said leaves room as well.
  const others = objects
    .filter((object) => object.fields.size === 0 || object.others !== undefined)
    .map((object) => object.others ?? []);
  const [some, ...rest] = forms.filter(({ any, object }) => any || object !== undefined);
  return {
    isChoice: forms.some(({ isChoice }) => isChoice),
    readOnly: forms.length > 0 && forms.every(({ readOnly }) => readOnly),
    writeOnly: forms.length > 0 && forms.every(({ writeOnly }) => writeOnly),
    any: forms.some(({ any }) => any),
    int64: forms.some(({ int64 }) => int64),
    listed: forms.flatMap(({ listed }) => listed),
    items: joined(itemsOf(forms), together),
    required: new Set(
      [...(some?.required ?? [])].filter((name) => rest.every((form) => form.required.has(name))),
    ),
    object: joined(objects, () => ({
      fields: mergedFields(objects, (found) => found),
      others: joined(others, together),
      open: objects.some(({ open }) => open),
    })),
  };
}

function firstForObjects(forms: readonly Form[]): Form {
  return forms.find(({ any, object }) => any || object !== undefined) ?? forms[0] ?? NOTHING;
}

function itemsOf(forms: readonly Form[]): Alternatives[] {
  return forms.flatMap(({ items }) => (items === undefined ? [] : [items]));
}

/** @param counting those of the words about one property that count */
function mergedFields(
  objects: readonly ObjectForm[],
  counting: (found: readonly FieldForm[]) => readonly FieldForm[],
): ReadonlyMap<string, FieldForm> {
  const found = new Map<string, FieldForm[]>();
  for (const [name, field] of objects.flatMap((object) => [...object.fields])) {
    const before = found.get(name);
    if (before === undefined) found.set(name, [field]);
    else before.push(field);
  }
  return new Map([...found].map(([name, fields]) => [name, mergedField(counting(fields))]));
}

/** What several members share is one alternative. */
function mergedField(fields: readonly FieldForm[]): FieldForm {
  const { property } = fields.at(-1)!;
  return { property, schemas: [...new Set(fields.flatMap(({ schemas }) => schemas))] };
}

/** Where several schemas hold at once, those that say nothing do not count. */
function telling(fields: readonly FieldForm[]): readonly FieldForm[] {
  const found = fields.filter(({ property }) => property.schema.kind !== "any");
  return found.length === 0 ? fields : found;
}

/** Nothing joins to nothing. */
function joined<T, R>(parts: readonly T[], join: (parts: readonly T[]) => R): R | undefined {
  return parts.length === 0 ? undefined : join(parts);
}

/** Anything, or something: anything. */
function together(lists: readonly Alternatives[]): Alternatives {
  return lists.some(({ length }) => length === 0) ? [] : lists.flat();
}

function withRequired(property: PropertyModel, names: ReadonlySet<string>): PropertyModel {
  const required = names.has(property.name);
  return property.required === required ? property : { ...property, required };
}
