import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Json, JsonObject } from "../model/model.ts";

/** Tells what is wrong with a value by a schema of the document: the first fault, or nothing. */
export type Validate = (schemaPointer: string, value: unknown) => ErrorObject | undefined;

/**
 * Makes the schemas of a bundled document usable for validation.
 *
 * A schema that cannot be compiled, for a broken reference or pattern in it, finds nothing wrong: that is
 * reported where it stands.
 */
export function validatorOf(document: JsonObject): Validate {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, logger: false });
  const compiled = new Map<string, ValidateFunction | undefined>();
  ajv.addSchema({ ...(withoutBigints(document) as object), $id: "spec" });
  return (schemaPointer, value) => {
    if (!compiled.has(schemaPointer)) compiled.set(schemaPointer, compile(ajv, schemaPointer));
    const validate = compiled.get(schemaPointer);
    return validate === undefined || validate(withoutBigints(value as Json))
      ? undefined
      : validate.errors?.[0];
  };
}

function compile(ajv: Ajv2020, schemaPointer: string): ValidateFunction | undefined {
  try {
    return ajv.compile({ $ref: `spec#${schemaPointer.split("/").map(encodeURIComponent).join("/")}` });
  } catch {
    return undefined;
  }
}

/** JSON Schema knows numbers alone; what one rounds is near enough to be judged by limits. */
function withoutBigints(value: Json): Json {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(withoutBigints);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutBigints(item)]));
}
