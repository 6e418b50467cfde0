import { jsonText } from "../../model/json-text.ts";
import type { JsonObject } from "../../model/model.ts";

/** `openapi.json`. */
export function renderDocument(document: JsonObject): string {
  return `${jsonText(document, 2)}\n`;
}
