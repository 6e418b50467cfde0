/** How Java reads and writes text where JavaScript does otherwise. */
import { isMapping } from "../load/mapping.ts";
import { javaDouble } from "./gson.ts";
import { isList, isNumber } from "./json.ts";

/** Without the blanks and control characters around it; other spaces of Unicode stay. @see String.trim */
export function javaTrim(text: string): string {
  return text.replace(/^[\0- ]+|[\0- ]+$/g, "");
}

/** An integer of 32 bits. `undefined`: Java reads none. @see Integer.valueOf */
export function javaInteger(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return number === (number | 0) ? number : undefined;
}

/**
 * The parts of a text around the first separator that has something before it. Separators that follow each other count
 * as one. @see StringUtils.splitByWholeSeparator of commons-lang, with a maximum of two
 */
export function splitInTwo(text: string, separator: string): readonly string[] {
  const skip = (from: number): number => {
    let at = from;
    while (text.startsWith(separator, at)) at += separator.length;
    return at;
  };
  const start = skip(0);
  const end = text.indexOf(separator, start);
  if (end < 0) return [text.slice(start)];
  return [text.slice(start, end), text.slice(skip(end))];
}

/** A JSON value as its Java object shows itself: all numbers are doubles. @see Object.toString */
export function javaString(value: unknown): string {
  if (isNumber(value)) return javaDouble(Number(value));
  if (isList(value)) return `[${value.map(javaString).join(", ")}]`;
  if (!isMapping(value)) return String(value);
  const entries = Object.entries(value).map(([name, field]) => `${name}=${javaString(field)}`);
  return `{${entries.join(", ")}}`;
}
