import {
  type Code,
  code,
  commaSeparated,
  identifier,
  keyLiteral,
  stringLiteral,
} from "../escape/typescript.ts";
import { type Alternatives, type Form, formOfAny, requiredHere } from "../model/form.ts";
import { isInt64 } from "../model/int64.ts";
import type { SchemaModel } from "../model/model.ts";
import { functionNameOf } from "../model/names.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { LINE_WIDTH } from "./jsdoc.ts";

/** How a module spells what its shapes refer to. */
export interface ShapeNames {
  /** The shape of a model, as a reference: `() => vmInventoryShape`. */
  model(name: string): Code;
  int64(): Code;
}

/**
 * The shape of a schema as a literal: `{ required: ["uuid"], fields: { memorySize: int64 } }`. The schema itself is
 * written out even where it is a reference. `undefined` when nothing is known.
 *
 * @param indent of the line the literal starts on
 */
export function shapeLiteral(
  schema: SchemaModel,
  schemas: SchemaIndex,
  names: ShapeNames,
  indent: Code = code``,
): Code | undefined {
  return literalOf([schema], { schemas, names, depth: 0, budget: { fields: FIELD_LIMIT } }, indent);
}

/**
 * The `shape` of an operation's descriptor: a function that loads the models it takes, since no operation shall
 * load a model that nobody asks about. `undefined` when nothing is known of the payload.
 */
export function payloadShape(
  schema: SchemaModel,
  schemas: SchemaIndex,
  int64: () => Code,
  indent: Code,
): Code | undefined {
  const name = referenceIn(schema);
  if (name !== undefined) {
    return says(schema, schemas) ? code`() => ${importOf(name)}.then(({ shape }) => shape)` : undefined;
  }
  const item = schema.kind === "array" && schema.items !== undefined ? referenceIn(schema.items) : undefined;
  if (item !== undefined) {
    return says(schema, schemas)
      ? code`() => ${importOf(item)}.then(({ shape }) => ({ items: shape }))`
      : undefined;
  }
  const names = { model: (model: string) => code`(await ${importOf(model)}).shape`, int64 };
  const literal = shapeLiteral(schema, schemas, names, indent);
  return literal && code`async () => ${literal.startsWith("{") ? code`(${literal})` : literal}`;
}

/** What a module calls the shape of a model: a name that no schema has. */
export function shapeNameOf(schema: string, schemas: SchemaIndex): Code {
  const name = `${functionNameOf(schema)}Shape`;
  return identifier(schemas.has(name) ? `${name}$` : name);
}

function importOf(model: string): Code {
  return code`import(${stringLiteral(`../models/${model}.js`)})`;
}

interface Place {
  readonly schemas: SchemaIndex;
  readonly names: ShapeNames;
  /** How many models around this place are written out instead of referred to. */
  readonly depth: number;
  /** How many fields may still be written out. */
  readonly budget: { fields: number };
}

/**
 * A shape cannot refer to "this model or that one": both are written out as one, and so are the fields they share.
 * Models that lead back to themselves would go on for ever; past this depth nothing is said of them.
 */
const DEPTH_LIMIT = 3;

/** Choices between models with choices in every field multiply; past so many fields nothing is said of the rest. */
const FIELD_LIMIT = 20_000;

function literalOf(alternatives: Alternatives, place: Place, indent: Code): Code | undefined {
  if (alternatives.length === 0) return undefined;
  const writesOut = alternatives.some(isReferring);
  if (writesOut && place.depth === DEPTH_LIMIT) return undefined;
  const form = formOfAny(alternatives, place.schemas);
  return formLiteral(form, writesOut ? { ...place, depth: place.depth + 1 } : place, indent);
}

/** The shape of what lies within another. */
function partLiteral(alternatives: Alternatives, place: Place, indent: Code): Code | undefined {
  const [name, ...others] = new Set(alternatives.map(referenceIn));
  if (name === undefined || others.length > 0) return literalOf(alternatives, place, indent);
  return alternatives.some((schema) => says(schema, place.schemas)) ? place.names.model(name) : undefined;
}

function formLiteral(form: Form, place: Place, indent: Code): Code | undefined {
  if (form.any) return undefined;
  const inner = code`${indent}  `;
  const members: Member[] = [
    ...objectMembers(form, place, inner),
    [code`items`, form.items && partLiteral(form.items, place, inner)],
  ];
  const written = members.filter((member): member is [Code, Code] => member[1] !== undefined);
  if (!form.int64) return written.length === 0 ? undefined : objectLiteral(written, indent);
  return written.length === 0
    ? place.names.int64()
    : objectLiteral([[code`int64`, code`true`], ...written], indent);
}

/** A member of a shape: nothing when there is nothing to say. */
type Member = [key: Code, value: Code | undefined];

function objectMembers({ object, required }: Form, place: Place, indent: Code): Member[] {
  if (object === undefined) return [];
  const names = [...object.fields.keys()];
  const others = object.others && partLiteral(object.others, place, indent);
  place.budget.fields -= names.length;
  if (place.budget.fields < 0) return [];
  // Objects that name nothing are compared with nothing; what is known of their values is kept.
  if (names.length === 0) return [[code`open`, others]];
  const fields = [...object.fields].flatMap(([name, field]): [Code, Code][] => {
    const literal = partLiteral(field.schemas, place, code`${indent}  `);
    return literal === undefined ? [] : [[keyLiteral(name), literal]];
  });
  const undescribed = [...required].filter((name) => !object.fields.has(name));
  return [
    [code`required`, listLiteral([...names.filter((name) => required.has(name)), ...undescribed], indent)],
    [
      code`optional`,
      listLiteral(
        names.filter((name) => !required.has(name)),
        indent,
      ),
    ],
    [code`open`, object.others && (others ?? code`true`)],
    [code`fields`, fields.length === 0 ? undefined : objectLiteral(fields, indent)],
  ];
}

/** The model that a schema is, whatever words it adds. */
function referenceIn(schema: SchemaModel): string | undefined {
  switch (schema.kind) {
    case "ref":
      return schema.name;
    case "allOf":
    case "anyOf":
    case "oneOf": {
      const members =
        schema.kind === "allOf" ? schema.members.filter((member) => !isEmpty(member)) : schema.members;
      const [only] = members;
      return only !== undefined && members.length === 1 && requiredHere(schema).length === 0
        ? referenceIn(only)
        : undefined;
    }
    default:
      return undefined;
  }
}

function isEmpty(schema: SchemaModel): boolean {
  return schema.kind === "any" && requiredHere(schema).length === 0;
}

/** Whether the form of a schema takes that of a model. */
function isReferring(schema: SchemaModel): boolean {
  return schema.kind === "ref" || ("members" in schema && schema.members.some(isReferring));
}

/** Of lists of lists, as deep as these, nothing is said. */
const DEPTH_SAID = 100;

/** Whether there is anything to compare values with, or to convert in them. */
function says(schema: SchemaModel, schemas: SchemaIndex, seen: readonly string[] = []): boolean {
  switch (schema.kind) {
    case "ref": {
      const target = schemas.get(schema.name);
      if (target === undefined || seen.includes(schema.name) || seen.length > DEPTH_SAID) return false;
      return says(target, schemas, [...seen, schema.name]);
    }
    case "array":
      return schema.items !== undefined && says(schema.items, schemas, seen);
    case "object":
      return (
        schema.properties.length > 0 ||
        (schema.additional !== undefined && says(schema.additional, schemas, seen))
      );
    case "allOf":
    case "anyOf":
    case "oneOf":
      return schema.members.some((member) => says(member, schemas, seen));
    default:
      return isInt64(schema);
  }
}

/** On one line where it fits, else a line per member. */
function objectLiteral(members: readonly (readonly [key: Code, value: Code])[], indent: Code): Code {
  const written = members.map(([key, value]) => code`${key}: ${value}`);
  const oneLine = code`{ ${commaSeparated(written)} }`;
  return fits(oneLine, indent) ? oneLine : code`{\n${linesOf(written, indent)}${indent}}`;
}

function listLiteral(texts: readonly string[], indent: Code): Code | undefined {
  if (texts.length === 0) return undefined;
  const written = texts.map(stringLiteral);
  const oneLine = code`[${commaSeparated(written)}]`;
  return fits(oneLine, indent) ? oneLine : code`[\n${linesOf(written, indent)}${indent}]`;
}

function linesOf(parts: readonly Code[], indent: Code): Code {
  return code.join(parts.map((part) => code`${indent}  ${part},\n`));
}

/** Leaves room for what stands before it on the line. */
function fits(text: Code, indent: Code): boolean {
  return !text.includes("\n") && indent.length + text.length <= LINE_WIDTH - 30;
}
