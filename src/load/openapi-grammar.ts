/**
 * Where references and schemas may stand in an OpenAPI 3.1 document, as far as bundling must know:
 * a property may be called `$ref`, `schema` or `example`, and an example may hold anything.
 */

/** What a position of the document holds. */
export type Position =
  /** An OpenAPI object whose keys are keywords. */
  | "object"
  /** A map whose keys are names: paths, statuses, media types, components. */
  | "map"
  /** A map from names to schemas. */
  | "schema-map"
  | "schema"
  /** A map from names to links. */
  | "link-map"
  /** A link, whose parameters and body are values. */
  | "link"
  /** A value of the API's: never looked into. */
  | "data";

const NAMED_MAPS = new Set([
  "callbacks",
  "content",
  "encoding",
  "examples",
  "headers",
  "parameters",
  "pathItems",
  "paths",
  "requestBodies",
  "responses",
  "securitySchemes",
  "variables",
  "webhooks",
]);

const SCHEMA_MAPS = new Set(["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"]);

const SUBSCHEMAS = new Set([
  "additionalItems",
  "additionalProperties",
  "allOf",
  "anyOf",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "oneOf",
  "prefixItems",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
]);

/** What stands under `key` of a mapping at `position`. Items of a list share the list's position. */
export function positionOf(key: string, position: Position): Position {
  switch (position) {
    case "data":
      return "data";
    case "schema-map":
      return "schema";
    case "map":
      return "object";
    case "link-map":
      return "link";
    case "link":
      return key === "parameters" || key === "requestBody" || key.startsWith("x-") ? "data" : "object";
    case "schema":
      return SCHEMA_MAPS.has(key) ? "schema-map" : SUBSCHEMAS.has(key) ? "schema" : "data";
    case "object":
      if (key === "schema") return "schema";
      if (key === "schemas") return "schema-map";
      if (key === "links") return "link-map";
      if (
        key === "example" ||
        key === "value" ||
        key === "mapping" ||
        key === "default" ||
        key.startsWith("x-")
      )
        return "data";
      return NAMED_MAPS.has(key) ? "map" : "object";
  }
}

/** What the items of a list at `position` hold: in a list of parameters nothing has a name of its own. */
export function itemPosition(position: Position): Position {
  return position === "map" ? "object" : position;
}
