import type { Json } from "./model.ts";

/**
 * A value as JSON, integers that a double cannot hold with all their digits.
 *
 * @param indent by how many spaces each level is set in; with none, all is on one line
 */
export function jsonText(value: Json, indent = 0): string {
  try {
    return JSON.stringify(value, undefined, indent);
  } catch {
    // It cannot write a bigint; this takes several times as long.
    return exactText(value, " ".repeat(indent), indent === 0 ? "" : "\n");
  }
}

function exactText(value: Json, step: string, line: string): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = line + step;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const members = Array.isArray(value)
    ? value.map((item) => exactText(item, step, inner))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}:${step && " "}${exactText(item, step, inner)}`,
      );
  return members.length === 0
    ? `${open}${close}`
    : `${open}${inner}${members.join(`,${inner}`)}${line}${close}`;
}
