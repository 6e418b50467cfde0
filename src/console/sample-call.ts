import { isMapping } from "../load/mapping.ts";
import type { JsonObject } from "../model/model.ts";
import { parseExact } from "./browser/exact-json.ts";
import type { SampleCall } from "./description.ts";

/** Reads a call that the page wants written down; `undefined` when it is none. */
export function readSampleCall(text: string): SampleCall | undefined {
  let value: unknown;
  try {
    value = parseExact(text);
  } catch {
    return undefined;
  }
  if (!isMapping(value) || !isMapping(value.params)) return undefined;
  const { endpoint, accountName, auth, params, systemTags, userTags } = value;
  if (typeof endpoint !== "string" || typeof accountName !== "string") return undefined;
  return {
    endpoint,
    accountName,
    auth: auth === "session" ? "session" : "password",
    params: params as JsonObject,
    systemTags: textsOf(systemTags),
    userTags: textsOf(userTags),
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
