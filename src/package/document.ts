import { stringify } from "lossless-json";
import type { JsonObject } from "../model/model.ts";

/** `openapi.json`. Integers that a double cannot hold are printed with all their digits. */
export function renderDocument(document: JsonObject): string {
  return `${stringify(document, undefined, 2)}\n`;
}
