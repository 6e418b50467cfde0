import { jsonText } from "../model/json-text.ts";
import type { Json } from "../model/model.ts";

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
  return typeof value === "string" && value.trim() !== "" ? value : jsonText(value);
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
