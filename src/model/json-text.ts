import { stringify } from "lossless-json";
import type { Json } from "./model.ts";

/** A value as JSON, integers that a double cannot hold with all their digits. */
export function jsonText(value: Json, indent?: number): string {
  try {
    return JSON.stringify(value, undefined, indent);
  } catch {
    // It cannot write a bigint; what can takes several times as long.
    return stringify(value, undefined, indent) ?? "";
  }
}
