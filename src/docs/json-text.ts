import { isMapping } from "../load/mapping.ts";
import type { Json } from "../model/model.ts";

/** JSON on one line, without spaces; integers beyond 2^53 keep all their digits. */
export function compactJson(value: Json): string {
  if (typeof value === "bigint") return value.toString();
  if (isList(value)) return `[${value.map(compactJson).join(",")}]`;
  if (!isMapping(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${compactJson(member)}`)
    .join(",")}}`;
}

/** JSON for reading, two spaces per level. */
export function prettyJson(value: Json, indent = ""): string {
  const inner = `${indent}  `;
  if (isList(value) && value.length > 0) {
    return `[\n${value.map((member) => inner + prettyJson(member, inner)).join(",\n")}\n${indent}]`;
  }
  if (isMapping(value) && Object.keys(value).length > 0) {
    const members = Object.entries(value).map(
      ([key, member]) => `${inner}${JSON.stringify(key)}: ${prettyJson(member, inner)}`,
    );
    return `{\n${members.join(",\n")}\n${indent}}`;
  }
  return compactJson(value);
}

/** JSON without spaces laid out in the same way, its numbers as they are. */
export function layOut(json: string): string {
  let line = "\n";
  return json.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|\[\]|\{\}|[{}[\],:]/g, (piece) => {
    if (piece === ":") return ": ";
    if (piece === ",") return `,${line}`;
    if (piece === "{" || piece === "[") {
      line += "  ";
      return piece + line;
    }
    if (piece !== "}" && piece !== "]") return piece;
    line = line.slice(0, -2);
    return line + piece;
  });
}

/** A value as a reader expects it in a sentence: a string bare, anything else as JSON. */
export function shortJson(value: Json): string {
  return typeof value === "string" && value.trim() !== "" ? value : compactJson(value);
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
