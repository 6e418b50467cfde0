import { existsSync, readFileSync, statSync } from "node:fs";
import { decodeText } from "../load/encoding.ts";
import { InputError } from "./errors.ts";

/**
 * The text of a file that may be written again with changes; `undefined` when there is none, or something else in its
 * place.
 *
 * @throws InputError when it is not UTF-8, for then a part of it would be lost
 */
export function readTextOf(file: string): string | undefined {
  // Below a file there is nothing either, which statSync alone would throw for.
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  const text = decodeText(file, readFileSync(file));
  if (typeof text !== "string") throw new InputError([text]);
  return text;
}
