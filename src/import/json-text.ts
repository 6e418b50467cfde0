import { isMapping } from "../load/mapping.ts";
import type { Json } from "../model/model.ts";

const LINE_WIDTH = 110;

/**
 * Writes JSON as a formatter leaves it: one field a line, short lists of plain values on one. Integers beyond 2^53
 * keep all their digits.
 */
export function toJson(value: Json, indent = 0, key = ""): string {
  const inner = " ".repeat(indent + 2);
  const outer = " ".repeat(indent);
  if (Array.isArray(value)) {
    const plain = value.every((item) => item === null || typeof item !== "object");
    const line = `[${value.map((item) => toJson(item)).join(", ")}]`;
    if (plain && indent + key.length + line.length < LINE_WIDTH) return line;
    return `[\n${value.map((item) => inner + toJson(item, indent + 2)).join(",\n")}\n${outer}]`;
  }
  if (isMapping(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return "{}";
    if (key.startsWith('"x-zstack"')) {
      return `{ ${entries.map(([name, below]) => `${JSON.stringify(name)}: ${toJson(below)}`).join(", ")} }`;
    }
    const fields = entries.map(([name, below]) => {
      const label = `${JSON.stringify(name)}: `;
      return inner + label + toJson(below, indent + 2, label);
    });
    return `{\n${fields.join(",\n")}\n${outer}}`;
  }
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}
