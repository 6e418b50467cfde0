import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { roundBigints } from "../load/bigint.ts";
import { isMapping } from "../load/mapping.ts";
import { itemPosition, type Position, positionOf } from "../load/openapi-grammar.ts";
import type { JsonObject } from "../model/model.ts";
import { withinTime } from "../model/within-time.ts";

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
  let slow = 0;
  // A large document takes a while to add, and may have no example at all.
  let ajv: Ajv2020 | undefined;
  return (schemaPointer, value) => {
    if (!compiled.has(schemaPointer)) {
      ajv ??= ajvWith(document);
      compiled.set(schemaPointer, compile(ajv, schemaPointer));
    }
    const validate = compiled.get(schemaPointer);
    if (validate === undefined || slow >= MAX_SLOW) return undefined;
    // Choices within choices, and patterns, may take time without end: then nothing is known.
    const found = withinTime(() => (validate(roundBigints(value)) ? undefined : validate.errors?.[0]));
    if (found === undefined) slow++;
    return found?.value;
  };
}

/** So many values that take too long, and no further one is tried. */
const MAX_SLOW = 5;

function ajvWith(document: JsonObject): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    verbose: true,
    meta: false,
    validateSchema: false,
    validateFormats: false,
    logger: false,
  });
  return ajv.addSchema({ ...(assertionsIn(roundBigints(document), "object") as object), $id: "spec" });
}

/** Names of schemas. References in a spec go by the place alone, as if there were none. */
const NAMES = new Set(["$id", "$anchor", "$dynamicAnchor"]);

/** Keywords whose mapping says what a value must be, and is no schema. */
const ASSERTIONS = new Set(["const", "dependentRequired"]);

/**
 * A document without what says nothing about values. Ajv looks everywhere for schemas with a name, and takes an
 * example that has an `$id` for one.
 */
function assertionsIn(value: unknown, position: Position): unknown {
  if (Array.isArray(value)) return value.map((item) => assertionsIn(item, itemPosition(position)));
  if (!isMapping(value)) return value;
  const isKeyword = position === "object" || position === "schema";
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const below = positionOf(key, position);
      if (below !== "data") return isKeyword && NAMES.has(key) ? [] : [[key, assertionsIn(item, below)]];
      if (NAMES.has(key) || (isMapping(item) && !ASSERTIONS.has(key))) return [];
      return [[key, item]];
    }),
  );
}

function compile(ajv: Ajv2020, schemaPointer: string): ValidateFunction | undefined {
  try {
    return ajv.compile({ $ref: `spec#${schemaPointer.split("/").map(encodeURIComponent).join("/")}` });
  } catch {
    return undefined;
  }
}
