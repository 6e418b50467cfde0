/** How the servers' serialiser writes JSON. @see CloudBusGson.java, httpGson */

import { LosslessNumber, stringify } from "lossless-json";
import { isMapping } from "../load/mapping.ts";
import type { Json } from "../model/model.ts";
import { isList, isNumber, withoutNulls } from "./json.ts";

/** How numbers are written: as the integers they are, or as those that went through an untyped map. */
export type NumberStyle = "plain" | "gson";

export interface GsonOptions {
  /** Errors that are answered at once are not escaped; jobs and payloads are. Default: true. */
  readonly escapeHtml?: boolean | undefined;
  /** Default: `plain`. */
  readonly numbers?: NumberStyle | undefined;
}

/** Fields and entries of maps that are null are left out. */
export function toGson(value: Json, { escapeHtml = true, numbers = "plain" }: GsonOptions = {}): string {
  const written = withoutNulls(value);
  const json = stringify(numbers === "gson" ? withDoubles(written) : written) ?? "";
  return escapeHtml ? escaped(json) : json;
}

/** What gson makes of all numbers when it does not know their type: doubles, spelled as Java does. */
function withDoubles(value: Json): unknown {
  if (isNumber(value)) return new LosslessNumber(javaDouble(Number(value)));
  if (isList(value)) return value.map(withDoubles);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withDoubles(field)]));
}

/** `1.0`, `8.589934592E9`. @see Double.toString of Java */
export function javaDouble(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [digits = "", exponent = ""] = value.toExponential().split("e");
    return `${withPoint(digits)}E${exponent.replace("+", "")}`;
  }
  return withPoint(String(value));
}

function withPoint(digits: string): string {
  return digits.includes(".") ? digits : `${digits}.0`;
}

/**
 * Gson escapes what could end a script element. In JSON these characters only occur in strings.
 *
 * @see https://github.com/google/gson/blob/main/gson/src/main/java/com/google/gson/stream/JsonWriter.java
 */
function escaped(json: string): string {
  return json.replace(
    /[<>&='\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
