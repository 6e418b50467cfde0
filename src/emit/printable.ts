import { escapeComment } from "../escape/comment.ts";
import { isMapping } from "../load/mapping.ts";
import { itemPosition, type Position, positionOf } from "../load/openapi-grammar.ts";
import type { Json } from "../model/model.ts";
import { objectSchema } from "./declaration-schema.ts";

/**
 * A copy in which no composition has a bare true or false for a member, since openapi-typescript expects objects; in
 * which objects list no values, since it would take these for schemas; and in which what it makes comments of is
 * harmless there.
 */
export function printableCopy(value: Json, position: Position = "object"): Json {
  if (Array.isArray(value)) return value.map((item) => printableCopy(item, itemPosition(position)));
  if (!isMapping(value)) return value;
  const listsObjects = position === "schema" && value.type === "object";
  const entries = Object.entries(value).filter(([key]) => !(listsObjects && key === "enum"));
  return Object.fromEntries(
    entries.map(([key, item]): [string, Json] => {
      const below = positionOf(key, position);
      if (/^(all|any|one)Of$/.test(key) && Array.isArray(item)) {
        const members = item as readonly Json[];
        return [
          key,
          members.map((one) => (typeof one === "boolean" ? objectSchema(one) : printableCopy(one, below))),
        ];
      }
      const isKeyword = position === "object" || position === "schema";
      if (!isKeyword || !COMMENTED.has(key)) return [key, printableCopy(item, below)];
      return [
        key,
        key === "examples" && Array.isArray(item)
          ? item.map((one: Json) => commentOf(one, "data"))
          : commentOf(item, below),
      ];
    }),
  );
}

/** What openapi-typescript puts into comments. */
const COMMENTED = new Set(["title", "summary", "description", "format", "default", "example", "examples"]);

function commentOf(value: Json, position: Position): Json {
  if (typeof value === "string") return escapeComment(value);
  if (value === null || typeof value !== "object") return value;
  if (position !== "data") return printableCopy(value, position);
  // It would be printed by JSON.stringify, which knows no bigints.
  let exact = true;
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== "bigint") return part;
    exact = false;
    return String(part);
  });
  const escaped = escapeComment(text);
  return exact && escaped === text ? value : escaped;
}
