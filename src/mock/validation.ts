import { isMapping } from "../load/mapping.ts";
import type { Limits, OperationModel, SchemaModel } from "../model/model.ts";
import { patternMatcher } from "../model/pattern.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { type ErrorCode, invalidArgument } from "./error-code.ts";
import { isList, isNumber, isScalar } from "./json.ts";
import type { ParamModel, Params } from "./param-model.ts";

/** What servers take as the uuid that a new resource shall have. @see ApiMediatorImpl.java */
const RESOURCE_UUID = /^[0-9a-f]{12}[1-5][0-9a-f]{3}[89ab][0-9a-f]{15}$/;

/** What params are measured by. */
interface Rules {
  readonly models: readonly ParamModel[];
  readonly schemas: SchemaIndex;
  /** Whether limits are of no interest. */
  readonly mandatoryOnly: boolean;
}

/**
 * Why servers turn the params of a call down, `undefined` when they do not: the first that is mandatory and
 * missing, else the first out of its limits. In their words, but for limits that they do not have.
 *
 * @see ApiMessageParamValidator.java
 */
export function invalidParam(
  { operationId }: OperationModel,
  params: Params,
  { models, schemas, mandatoryOnly }: Rules,
): ErrorCode | undefined {
  const isGiven = (name: string) => Object.hasOwn(params, name) && params[name] !== null;
  const missing = models.find(({ name, mandatory }) => mandatory && !isGiven(name));
  if (missing !== undefined) {
    return invalidArgument(`${fieldOf(missing.name)} is mandatory, can not be null`);
  }
  for (const { name, schema } of mandatoryOnly ? [] : models) {
    if (!isGiven(name)) continue;
    const fault = faultOf(schema, params[name], { schemas, name, operationId });
    if (fault !== undefined) return invalidArgument(fault);
  }
  const { resourceUuid } = params;
  if (typeof resourceUuid === "string" && !RESOURCE_UUID.test(resourceUuid)) {
    return invalidArgument(`resourceUuid[${resourceUuid}] is not a valid uuid. ${VALID_UUID}`);
  }
  return undefined;
}

const VALID_UUID =
  "A valid uuid is a UUID(v4 recommended) with '-' stripped. see http://en.wikipedia.org/wiki/Universally_unique_identifier " +
  "for format of UUID, the regular expression uses to validate a UUID is " +
  "'[0-9a-f]{8}[0-9a-f]{4}[1-5][0-9a-f]{3}[89ab][0-9a-f]{3}[0-9a-f]{12}'";

/** Servers of 5.2.1 name the class that checks, not that of the message. */
function fieldOf(name: string): string {
  return `field[${name}] of message[org.zstack.header.message.ApiMessageParamValidator]`;
}

/** What is checked. */
interface Checked {
  readonly schemas: SchemaIndex;
  readonly name: string;
  readonly operationId: string;
}

function faultOf(schema: SchemaModel, value: unknown, checked: Checked, depth = 0): string | undefined {
  const { limits } = schema;
  const { schemas, name } = checked;
  if (schema.kind === "ref") {
    const target = depth < 8 ? schemas.get(schema.name) : undefined;
    return target && faultOf(target, value, checked, depth + 1);
  }
  const { values } = schema;
  // A set that stands open for other versions is closed to this one.
  if (values !== undefined && isScalar(value) && !values.some((known) => String(known) === String(value))) {
    return `valid value for ${fieldOf(name)} are [${values.map(String).join(", ")}], but ${value} found`;
  }
  if (typeof value === "string") return textFault(limits, value, name);
  if (isNumber(value)) return numberFault(schema, value, checked);
  if (isList(value)) {
    if (value.length === 0 && (limits.minItems ?? 0) > 0) return `field[${name}] must be a nonempty list`;
    if (value.some((item) => item === null)) return `field[${name}] cannot contain a NULL element`;
    const fault = sizeFault(value.length, limits.minItems, limits.maxItems, "elements");
    if (fault !== undefined) return `field[${name}] ${fault}`;
    if (schema.kind !== "array" || schema.items === undefined) return undefined;
    for (const item of value) {
      const inside = faultOf(schema.items, item, checked, depth + 1);
      if (inside !== undefined) return inside;
    }
  }
  if (isMapping(value)) {
    const fault = sizeFault(Object.keys(value).length, limits.minProperties, limits.maxProperties, "entries");
    return fault && `field[${name}] ${fault}`;
  }
  return undefined;
}

function textFault(
  { minLength, maxLength, pattern }: Limits,
  text: string,
  name: string,
): string | undefined {
  if (maxLength !== undefined && text.length > maxLength) {
    return `${fieldOf(name)} exceeds max length of string. expected was <= ${maxLength}, actual was ${text.length}`;
  }
  if (text === "" && minLength === 1) return `field[${name}] cannot be an empty string`;
  if (minLength !== undefined && text.length < minLength) {
    return `${fieldOf(name)} less than the min length of string. expected was >= ${minLength}, actual was ${text.length}`;
  }
  return pattern !== undefined && matches(pattern, text) === false
    ? `valid regex value for ${fieldOf(name)} are ${pattern}, but ${text} found`
    : undefined;
}

const matches = patternMatcher();

function sizeFault(
  size: number,
  minimum: number | undefined,
  maximum: number | undefined,
  what: string,
): string | undefined {
  const [least, most] = [minimum ?? 0, maximum ?? Number.POSITIVE_INFINITY];
  if (size >= least && size <= most) return undefined;
  const wanted = least === most ? `exactly ${least}` : size < least ? `${least} or more` : `at most ${most}`;
  return `has ${size} ${what} instead of ${wanted}`;
}

function numberFault(schema: SchemaModel, value: number | bigint, { name }: Checked): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema.limits;
  if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)) {
    const [least, most] = boundsOf(schema);
    return `field[${name}] must be in range of [${minimum ?? least}, ${maximum ?? most}]`;
  }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    return `field[${name}] must be more than ${exclusiveMinimum}`;
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) {
    return `field[${name}] must be less than ${exclusiveMaximum}`;
  }
  if (multipleOf !== undefined && typeof value === "number" && value % multipleOf !== 0) {
    return `field[${name}] must be a multiple of ${multipleOf}`;
  }
  return undefined;
}

/** Servers' ranges have two ends; where the spec has one, the other is that of the type. */
function boundsOf(schema: SchemaModel): readonly [bigint, bigint] {
  const isInt = "format" in schema && schema.format === "int32";
  return isInt ? [-(2n ** 31n), 2n ** 31n - 1n] : [-(2n ** 63n), 2n ** 63n - 1n];
}
