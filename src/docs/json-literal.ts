import { type Code, code, commaSeparated, keyLiteral, stringLiteral } from "../escape/typescript.ts";
import { isMapping } from "../load/mapping.ts";
import type { Json } from "../model/model.ts";
import { isList } from "./json-text.ts";

/** A value as it stands in a program. Integers that a number would round are bigints, which the client sends too. */
export function jsonLiteral(value: Json, indent: Code = code``): Code {
  const inner = code`${indent}  `;
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "bigint") return code`${value}n`;
  if (typeof value === "number") return code`${value}`;
  if (value === null) return code`null`;
  if (typeof value === "boolean") return value ? code`true` : code`false`;
  if (isList(value)) {
    const items = value.map((item) => jsonLiteral(item, inner));
    const line = code`[${commaSeparated(items)}]`;
    return line.length <= 80 && !line.includes("\n")
      ? line
      : code`[\n${code.join(items.map((item) => code`${inner}${item},\n`))}${indent}]`;
  }
  if (!isMapping(value)) return code`null`;
  const members = Object.entries(value).map(
    ([name, item]) => code`${inner}${keyLiteral(name)}: ${jsonLiteral(item, inner)},\n`,
  );
  return members.length === 0 ? code`{}` : code`{\n${code.join(members)}${indent}}`;
}
