import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { roundBigints } from "../load/bigint.ts";
import type { JsonObject } from "../model/model.ts";

/** Tells what is wrong with a value by a schema of the document: the first fault, or nothing. */
export type Validate = (schemaPointer: string, value: unknown) => ErrorObject | undefined;

/**
 * Makes the schemas of a bundled document usable for validation.
 *
 * A schema that cannot be compiled, for a broken reference or pattern in it, finds nothing wrong: that is
 * reported where it stands.
 */
export function validatorOf(document: JsonObject): Validate {
  const compiled = new Map<string, ValidateFunction | undefined>();
  // A large document takes a while to add, and may have no example at all.
  let ajv: Ajv2020 | undefined;
  return (schemaPointer, value) => {
    if (!compiled.has(schemaPointer)) {
      ajv ??= ajvWith(document);
      compiled.set(schemaPointer, compile(ajv, schemaPointer));
    }
    const validate = compiled.get(schemaPointer);
    return validate === undefined || validate(roundBigints(value)) ? undefined : validate.errors?.[0];
  };
}

function ajvWith(document: JsonObject): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    meta: false,
    validateSchema: false,
    validateFormats: false,
    logger: false,
  });
  return ajv.addSchema({ ...(roundBigints(document) as object), $id: "spec" });
}

function compile(ajv: Ajv2020, schemaPointer: string): ValidateFunction | undefined {
  try {
    return ajv.compile({ $ref: `spec#${schemaPointer.split("/").map(encodeURIComponent).join("/")}` });
  } catch {
    return undefined;
  }
}
