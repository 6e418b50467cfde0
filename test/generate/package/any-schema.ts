import fc from "fast-check";
import type { Json, JsonObject } from "../../../src/model/model.ts";

/** What a schema may refer to before it is known how many others there are. */
const EARLIER = "earlier";
const ANY = "any";

const names = fc.constantFrom("a", "b", "c", "x-y", "constructor");
const some = <T>(of: fc.Arbitrary<T>, maxLength: number) => fc.array(of, { minLength: 1, maxLength });

const referring = (kind: string) => fc.nat(99).map((at): JsonObject => ({ [kind]: at }));
const EARLIER_MODEL = referring(EARLIER);
const ANY_MODEL = referring(ANY);

const scalar = fc.constantFrom<JsonObject>(
  { type: "string" },
  { type: ["string", "null"] },
  { type: "string", enum: ["a", "b"] },
  { type: "integer", format: "int64" },
  { type: "integer", format: "int64", enum: [1] },
  { type: "number" },
  { type: "boolean" },
  { type: "null" },
  { const: "a" },
  { const: { a: "a" } },
  { enum: [{ a: "a" }, "b", null] },
  { anyOf: [{ type: "string", enum: ["a"] }, { type: "string" }] },
  {},
  { description: "Something." },
  { not: { type: "string" } },
  { required: ["a"] },
);
const boolean = fc.boolean();

/** Any schema of the keywords that decide types, a few levels deep. */
const { schema } = fc.letrec<{
  schema: JsonObject | boolean;
  object: JsonObject;
  below: JsonObject | boolean;
}>((tie) => {
  const properties = fc.dictionary(names, tie("below"), { maxKeys: 3 });
  const required = fc.uniqueArray(names, { maxLength: 3 });
  const parts = fc.record<JsonObject>(
    {
      type: fc.constantFrom<Json>("object", ["object", "null"], ["object", "string"]),
      properties,
      required,
      additionalProperties: tie("below"),
      patternProperties: properties,
    },
    { requiredKeys: [] },
  );
  const list = fc.oneof(
    tie("schema").map((items) => ({ type: "array", items })),
    some(tie("schema"), 2).map((prefixItems) => ({ type: "array", prefixItems })),
  );
  const choice = fc
    .tuple(fc.constantFrom("allOf", "anyOf", "oneOf"), some(tie("schema"), 3), fc.option(parts))
    .map(([keyword, members, beside]): JsonObject => ({ ...beside, [keyword]: members }));
  const any = { withCrossShrink: true, maxDepth: 3 };
  return {
    object: parts,
    schema: fc.oneof(any, scalar, tie("object"), EARLIER_MODEL, tie("object"), choice, choice, list, boolean),
    below: fc.oneof({ ...any, maxDepth: 4 }, scalar, ANY_MODEL, tie("schema")),
  };
});

/** Models that refer to each other as they may: what one is made of comes before it, what is in its fields need not. */
export function anyModels(count: number, seed: number): Record<string, JsonObject | boolean> {
  const drawn = fc.sample(schema, { numRuns: count, seed });
  const resolve = (value: Json, at: number): Json => {
    if (Array.isArray(value)) return value.map((item) => resolve(item, at));
    if (value === null || typeof value !== "object") return value;
    const { [EARLIER]: earlier, [ANY]: any } = value as JsonObject;
    if (typeof earlier === "number") return at === 0 ? { type: "object" } : modelAt(earlier % at);
    if (typeof any === "number") return modelAt(any % count);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part, at)]));
  };
  return Object.fromEntries(
    drawn.map((model, at) => [`Model${at}`, resolve(model, at) as JsonObject | boolean]),
  );
}

function modelAt(at: number): JsonObject {
  return { $ref: `#/components/schemas/Model${at}` };
}
