/**
 * What servers make of a value for a field of a known type. They check integers and booleans of the message
 * itself first, and answer 400; whatever else cannot be read is a fault of the deserialiser, and 500. Texts
 * that are numbers pass for numbers, and the other way round.
 *
 * @see TypeVerifier.java, and gson's TypeAdapters
 */
import { define, isMapping, ownValue } from "../load/mapping.ts";
import type { SchemaModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { javaString } from "./java-text.ts";
import { isList, isNumber, isScalar } from "./json.ts";

/** A value was not of its type. */
export class Misfit extends Error {
  readonly status: 400 | 500;

  constructor(status: 400 | 500, message: string) {
    super(message);
    this.status = status;
  }
}

/** Where a value stands. */
interface Place {
  readonly schemas: SchemaIndex;
  /** As the message names it: `l3NetworkUuids`, `clientInfo.clientIp`. */
  readonly name: string;
  /** Whether it is a field of the message itself. */
  readonly top: boolean;
  /** The named schemas around it. */
  readonly within: readonly string[];
}

/**
 * The value as the type has it. Properties that the schema does not know are left as they are.
 *
 * @throws Misfit
 */
export function coerce(schema: SchemaModel, value: unknown, schemas: SchemaIndex, name: string): unknown {
  return coerceAt(schema, value, { schemas, name, top: true, within: [] });
}

function coerceAt(schema: SchemaModel, value: unknown, place: Place): unknown {
  if (value === null || value === undefined) return value;
  switch (schema.kind) {
    case "string":
      if (isScalar(value)) return String(value);
      throw expected("a text", value, place);
    case "boolean":
      if (typeof value === "boolean") return value;
      if (typeof value === "string" && /^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
      throw expected(A_BOOLEAN, value, place);
    case "integer":
    case "number":
      return coerceNumber(schema.kind, value, place);
    case "array": {
      if (!isList(value)) throw expected("a list", value, place);
      const { items } = schema;
      if (items === undefined) return value;
      return value.map((item, index) => coerceAt(items, item, inside(place, `[${index}]`)));
    }
    case "object":
      return coerceObject(schema, value, place);
    case "ref": {
      const target = place.within.includes(schema.name) ? undefined : place.schemas.get(schema.name);
      const within = [...place.within, schema.name];
      return target === undefined ? value : coerceAt(target, value, { ...place, within });
    }
    case "allOf":
      return schema.members.reduce<unknown>((coerced, member) => coerceAt(member, coerced, place), value);
    case "anyOf":
    case "oneOf":
      return coerceToFirst(schema.members, value, place);
    default:
      return value;
  }
}

function coerceNumber(kind: "integer" | "number", value: unknown, place: Place): number | bigint {
  const number = typeof value === "string" ? numberIn(value) : value;
  const fits =
    isNumber(number) &&
    (typeof number === "bigint" || (kind === "integer" ? Number.isInteger(number) : Number.isFinite(number)));
  if (!fits) throw expected(kind === "integer" ? AN_INTEGER : "a number", value, place);
  return number;
}

function numberIn(text: string): number | bigint | undefined {
  if (/^[+-]?\d+$/.test(text)) {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : BigInt(text.replace(/^\+/, ""));
  }
  return /^[+-]?\d+\.\d+$/.test(text) ? Number(text) : undefined;
}

function coerceObject(
  object: Extract<SchemaModel, { readonly kind: "object" }>,
  value: unknown,
  place: Place,
): unknown {
  if (!isMapping(value)) throw expected("an object", value, place);
  const known = new Map(object.properties.map((property) => [property.name, property.schema]));
  const coerced: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const given = ownValue(value, name);
    const schema = known.get(name) ?? object.additional;
    const at = inside(place, `.${name}`);
    define(coerced, name, schema === undefined ? given : coerceAt(schema, given, at));
  }
  return coerced;
}

/** To the first member that takes the value as it is; else to the first that can be made of it. */
function coerceToFirst(members: readonly SchemaModel[], value: unknown, place: Place): unknown {
  let misfit: unknown;
  let made: { readonly value: unknown } | undefined;
  for (const member of members) {
    try {
      const coerced = coerceAt(member, value, place);
      if (coerced === value) return value;
      made ??= { value: coerced };
    } catch (error) {
      misfit ??= error;
    }
  }
  if (made === undefined && misfit !== undefined) throw misfit;
  return made?.value ?? value;
}

function inside(place: Place, step: string): Place {
  return { ...place, name: `${place.name}${step}`, top: false };
}

function expected(what: string, value: unknown, { name, top }: Place): Misfit {
  if (top && what === AN_INTEGER) {
    return new Misfit(400, `[${name}] field is excepted an int or long, but was [${javaString(value)}].`);
  }
  if (top && what === A_BOOLEAN) {
    const found = javaString(value);
    return new Misfit(
      400,
      `Invalid value for boolean field [${name}], [${found}] is not a valid boolean string[true, false].`,
    );
  }
  const found = isList(value) ? "a list" : isMapping(value) ? "an object" : String(value);
  return new Misfit(500, `Invalid value for field[${name}]: expected ${what} but was ${found}`);
}

const AN_INTEGER = "an integer";
const A_BOOLEAN = "a boolean";

/** Whether a value is of its type as it stands. */
export function admits(schema: SchemaModel, value: unknown, schemas: SchemaIndex): boolean {
  try {
    return isSame(coerce(schema, value, schemas, ""), value);
  } catch {
    return false;
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (!isMapping(a) || !isMapping(b)) return false;
  return Object.keys(b).every((name) => isSame(ownValue(a, name), ownValue(b, name)));
}
