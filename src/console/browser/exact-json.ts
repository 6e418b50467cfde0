import { parse } from "lossless-json";
import type { Json } from "../../model/model.ts";

/**
 * Reads JSON; integers that a number would round become bigints.
 *
 * @throws SyntaxError for anything else than JSON
 */
export function parseExact(text: string): Json {
  return parse(text, undefined, exactNumber) as Json;
}

/** JSON for reading, two spaces per level, with all digits. */
export function printExact(value: Json, indent = ""): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const members = Array.isArray(value)
    ? value.map((item) => inner + printExact(item, inner))
    : Object.entries(value).map(
        ([key, item]) => `${inner}${JSON.stringify(key)}: ${printExact(item, inner)}`,
      );
  return members.length === 0 ? `${open}${close}` : `${open}\n${members.join(",\n")}\n${indent}${close}`;
}

/** A number, or a bigint where a number would round. */
export function exactNumber(digits: string): number | bigint {
  const number = Number(digits);
  return /^-?\d+$/.test(digits) && !Number.isSafeInteger(number) ? BigInt(digits) : number;
}

/** Where a reader's complaint points, counted from 1; `undefined` when it does not say. */
export function placeOfFault(
  error: unknown,
  text: string,
): { readonly line: number; readonly column: number } | undefined {
  const [, position] = /position (\d+)/.exec(error instanceof Error ? error.message : "") ?? [];
  if (position === undefined) return undefined;
  const lines = text.slice(0, Number(position)).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
