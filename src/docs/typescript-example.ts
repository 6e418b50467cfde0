import { type Code, code, identifier, keyLiteral, lineComment, stringLiteral } from "../escape/typescript.ts";
import { isMapping } from "../load/mapping.ts";
import { addressParameters } from "../model/call-plan.ts";
import { fieldsOf, formOfFirst } from "../model/form.ts";
import { type Int64, isInt64 } from "../model/int64.ts";
import { isObject } from "../model/json-types.ts";
import type { Json, Locale, OperationModel, PropertyModel, SchemaModel } from "../model/model.ts";
import { isOfLanguage, queryOf } from "../model/query.ts";
import { modelsIn, type SchemaIndex } from "../model/schema-index.ts";
import { clientSetup, type PackageForm } from "./client-setup.ts";
import { jsonLiteral } from "./json-literal.ts";
import { say } from "./phrase.ts";

/** A program that calls the operation through `zstack-client`, with the required params only. */
export function typescriptExample(
  operation: OperationModel,
  schemas: SchemaIndex,
  locale: Locale,
  form: PackageForm,
): Code {
  const { int64 } = form;
  const callable = code`zstack.${identifier(operation.functionName)}`;
  const required = requiredParams(operation, schemas);
  const params =
    required.length === 0
      ? code``
      : objectLiteral(required, code``, { schemas, int64, within: [], budget: { fields: MAX_FIELDS } });
  const lines = [
    ...clientSetup(operation, { imports: [code`createZStack`, code`passwordAuth`], options: OPTIONS }, form),
    code``,
    ...(operation.result.kind === "none"
      ? [code`await ${callable}(${params});`]
      : [code`const result = await ${callable}(${params});`, code`console.log(result);`]),
  ];
  if (operation.execution === "job") {
    lines.push(
      code``,
      lineComment(say(locale, "orWithoutWaiting")),
      code`const job = await ${callable}.start(${params});`,
      code`console.log(job.uuid);`,
    );
  }
  return code.join(lines, code`\n`);
}

const OPTIONS = [
  code`endpoint: "http://10.0.0.10:8080",`,
  code`auth: passwordAuth({ accountName: "admin", password: process.env.ZSTACK_PASSWORD! }),`,
];

/** What a caller cannot leave out: parameters of the address first, then the fields of the body. */
function requiredParams(operation: OperationModel, schemas: SchemaIndex): Needed[] {
  const isQuery = queryOf(operation, schemas) !== undefined;
  const inAddress = addressParameters(operation).filter(({ name }) => !(isQuery && isOfLanguage(name)));
  const inBody = operation.body?.params === undefined ? [] : neededOf(operation.body.params, schemas);
  const named = new Map<string, Needed>();
  for (const each of [...inAddress.filter(({ required }) => required), ...inBody]) {
    if (!named.has(each.name)) named.set(each.name, each);
  }
  return [...named.values()];
}

type Needed = Pick<PropertyModel, "name" | "schema">;

/** The fields that an object cannot be without. */
function neededOf(schema: SchemaModel, schemas: SchemaIndex): readonly Needed[] {
  const form = formOfFirst(schema, schemas);
  const listed = form.listed.find((value) => isMapping(value));
  if (listed === undefined) return (fieldsOf(form) ?? []).filter(({ required }) => required);
  return Object.entries(listed).map(([name, value]) => ({
    name,
    schema: { ...schema, values: [value], source: {} },
  }));
}

interface Place {
  readonly schemas: SchemaIndex;
  readonly int64: Int64;
  readonly within: readonly string[];
  /** How many fields may still be written. */
  readonly budget: { fields: number };
}

/** Nobody reads a call of more; models that are required in several fields of models multiply. */
const MAX_FIELDS = 1_000;
const MAX_WITHIN = 24;

function objectLiteral(properties: readonly Needed[], indent: Code, place: Place): Code {
  place.budget.fields -= properties.length;
  if (place.budget.fields < 0 || place.within.length > MAX_WITHIN) return code`{}`;
  const inner = code`${indent}  `;
  const lines = properties.map(
    ({ name, schema }) => code`${inner}${keyLiteral(name)}: ${literal(schema, name, inner, place)},`,
  );
  return lines.length === 0 ? code`{}` : code`{\n${code.join(lines, code`\n`)}\n${indent}}`;
}

function literal(schema: SchemaModel, name: string, indent: Code, place: Place): Code {
  const known = schema.source.const ?? schema.values?.[0];
  if (known !== undefined) return knownLiteral(known, schema, indent, place);
  switch (schema.kind) {
    case "string":
    case "any":
      return stringLiteral(`<${name}>`);
    case "integer":
    case "number":
      return numberLiteral(numberWithin(schema), schema, place);
    case "boolean":
      return code`true`;
    case "null":
      return code`null`;
    case "array":
      return schema.items === undefined || isInside(schema.items, place)
        ? code`[]`
        : code`[${literal(schema.items, name, indent, place)}]`;
    case "ref": {
      const target = place.schemas.get(schema.name);
      if (target === undefined || isInside(schema, place)) return code`{}`;
      return literal(target, name, indent, { ...place, within: [...place.within, schema.name] });
    }
    case "object":
    case "allOf":
      return structure(schema, name, indent, place);
    default: {
      const [first] = schema.members;
      return first === undefined ? code`null` : literal(first, name, indent, place);
    }
  }
}

function structure(schema: SchemaModel, name: string, indent: Code, place: Place): Code {
  const [first] = schema.kind === "allOf" ? schema.members : [];
  // An `allOf` of no objects wraps a scalar or a list, usually to describe a reference.
  if (first !== undefined && !isObject(schema, place.schemas)) return literal(first, name, indent, place);
  // What `allOf` merges has been entered just as a reference.
  if (isInside(schema, place)) return code`{}`;
  const inside = { ...place, within: [...place.within, ...modelsIn(schema)] };
  return objectLiteral(neededOf(schema, place.schemas), indent, inside);
}

function isInside(schema: SchemaModel, place: Place): boolean {
  return modelsIn(schema).some((name) => place.within.includes(name));
}

function knownLiteral(value: Json, schema: SchemaModel, indent: Code, place: Place): Code {
  return typeof value === "number" || typeof value === "bigint"
    ? numberLiteral(value, schema, place)
    : jsonLiteral(value, indent);
}

function numberLiteral(value: number | bigint, schema: SchemaModel, place: Place): Code {
  const isBigint = place.int64 === "bigint" && isInt64(schema);
  return isBigint && (typeof value === "bigint" || Number.isInteger(value))
    ? code`${BigInt(value)}n`
    : code`${value}`;
}

/** 1, or the bound nearest to it. */
function numberWithin({ limits, kind }: SchemaModel): number | bigint {
  const step = kind === "integer" ? 1 : 0.5;
  const above = (bound: number | bigint) => (typeof bound === "bigint" ? bound + 1n : bound + step);
  const below = (bound: number | bigint) => (typeof bound === "bigint" ? bound - 1n : bound - step);
  const least =
    limits.minimum ?? (limits.exclusiveMinimum === undefined ? undefined : above(limits.exclusiveMinimum));
  const most =
    limits.maximum ?? (limits.exclusiveMaximum === undefined ? undefined : below(limits.exclusiveMaximum));
  const whole = (bound: number | bigint, round: (bound: number) => number) =>
    kind === "integer" && typeof bound === "number" ? round(bound) : bound;
  if (least !== undefined && least > 1) return whole(least, Math.ceil);
  return most !== undefined && most < 1 ? whole(most, Math.floor) : 1;
}
