import { isMapping } from "../load/mapping.ts";
import type { Json, Limits, OperationModel, SchemaModel } from "../model/model.ts";
import { patternMatcher } from "../model/pattern.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { type ErrorCode, invalidArgument } from "./error-code.ts";
import { isList, isNumber } from "./json.ts";
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
 * missing, else the first out of its limits.
 *
 * @see ApiParamValidator.java
 */
export function invalidParam(
  { operationId }: OperationModel,
  params: Params,
  { models, schemas, mandatoryOnly }: Rules,
): ErrorCode | undefined {
  const isGiven = (name: string) => Object.hasOwn(params, name) && params[name] !== null;
  const missing = models.find(({ name, mandatory }) => mandatory && !isGiven(name));
  if (missing !== undefined) {
    return invalidArgument(`${missing.name} of ${operationId} is mandatory but was not given`);
  }
  for (const { name, schema } of mandatoryOnly ? [] : models) {
    if (!isGiven(name)) continue;
    const fault = faultOf(schema, params[name], schemas);
    if (fault !== undefined) return invalidArgument(`${name} of ${operationId} ${fault}`);
  }
  const { resourceUuid } = params;
  if (typeof resourceUuid === "string" && !RESOURCE_UUID.test(resourceUuid)) {
    return invalidArgument(`resourceUuid of ${operationId} is no uuid without dashes`);
  }
  return undefined;
}

function faultOf(schema: SchemaModel, value: unknown, schemas: SchemaIndex, depth = 0): string | undefined {
  const { limits } = schema;
  if (schema.kind === "ref") {
    const target = depth < 8 ? schemas.get(schema.name) : undefined;
    return target && faultOf(target, value, schemas, depth + 1);
  }
  if (isClosed(schema) && !schema.values?.some((known) => known === value)) {
    return `must be one of ${(schema.values ?? []).map(String).join(", ")}`;
  }
  if (typeof value === "string") return textFault(limits, value);
  if (isNumber(value)) return numberFault(limits, value);
  if (isList(value)) {
    if (value.some((item) => item === null)) return "has an element that is null";
    const fault = sizeFault(value.length, limits.minItems, limits.maxItems, "elements");
    if (fault !== undefined || schema.kind !== "array" || schema.items === undefined) return fault;
    for (const item of value) {
      const inside = faultOf(schema.items, item, schemas, depth + 1);
      if (inside !== undefined) return `has an element that ${inside}`;
    }
  }
  if (isMapping(value)) {
    return sizeFault(Object.keys(value).length, limits.minProperties, limits.maxProperties, "entries");
  }
  return undefined;
}

/** Known values of a set that may grow stand beside the bare type; then any value will do. */
function isClosed({ source }: SchemaModel): boolean {
  return Array.isArray((source as { readonly enum?: Json }).enum) || Object.hasOwn(source, "const");
}

function textFault({ minLength, maxLength, pattern }: Limits, text: string): string | undefined {
  const fault = sizeFault(text.length, minLength, maxLength, "characters");
  if (fault !== undefined || pattern === undefined) return fault;
  return matches(pattern, text) === false ? `does not match ${pattern}` : undefined;
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

function numberFault(limits: Limits, value: number | bigint): string | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = limits;
  if (minimum !== undefined && value < minimum) return `must be ${minimum} or more`;
  if (maximum !== undefined && value > maximum) return `must be ${maximum} or less`;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return `must be more than ${exclusiveMinimum}`;
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return `must be less than ${exclusiveMaximum}`;
  if (multipleOf !== undefined && typeof value === "number" && value % multipleOf !== 0) {
    return `must be a multiple of ${multipleOf}`;
  }
  return undefined;
}
