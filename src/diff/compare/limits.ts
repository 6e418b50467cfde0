import type { Json, JsonObject } from "../../model/model.ts";
import { sameJson } from "./json.ts";
import type { JsonType } from "./json-type.ts";
import { SCHEMA_KEYWORDS, schemaKeywords } from "./keywords.ts";

/** The bounds of a value by keyword; those that bound nothing are left out. */
export type Limits = ReadonlyMap<string, Json>;

export interface LimitChange {
  readonly keyword: string;
  readonly from: Json | undefined;
  readonly to: Json | undefined;
  /** `other`: neither set of values holds the other, or nobody can tell. */
  readonly change: "tightened" | "loosened" | "other";
}

const KEYWORDS = schemaKeywords("limit");

/** The limits of a value that must satisfy all schemas: the tightest of each. */
export function limitsOf(schemas: readonly JsonObject[], types: ReadonlySet<JsonType>): Limits {
  const limits = new Map<string, Json>();
  for (const schema of schemas) {
    for (const keyword of KEYWORDS) {
      const value = schema[keyword];
      if (value === undefined || boundsNothing(keyword, value)) continue;
      if (keyword.endsWith("Contains") && !schemas.some(({ contains }) => contains !== undefined)) continue;
      const known = limits.get(keyword);
      limits.set(keyword, known === undefined ? value : tighter(keyword, known, value));
    }
  }
  if (!types.has("fraction")) {
    inclusive(limits, "exclusiveMinimum", "minimum", 1);
    inclusive(limits, "exclusiveMaximum", "maximum", -1);
  }
  return limits;
}

export function compareLimits(base: Limits, head: Limits): LimitChange[] {
  return KEYWORDS.flatMap((keyword): LimitChange[] => {
    const from = base.get(keyword);
    const to = head.get(keyword);
    if (sameJson(from, to)) return [];
    return [{ keyword, from, to, change: changeOf(keyword, from, to) }];
  });
}

function changeOf(keyword: string, from: Json | undefined, to: Json | undefined): LimitChange["change"] {
  if (from === undefined) return "tightened";
  if (to === undefined) return "loosened";
  if (!isNumber(from) || !isNumber(to)) return "other";
  switch (boundOf(keyword)) {
    case "upper":
      return to < from ? "tightened" : "loosened";
    case "lower":
      return to > from ? "tightened" : "loosened";
    default:
      if (Number(to) % Number(from) === 0) return "tightened";
      return Number(from) % Number(to) === 0 ? "loosened" : "other";
  }
}

/** Two patterns hold at once when both do; nothing shorter says so. */
function tighter(keyword: string, a: Json, b: Json): Json {
  if (keyword === "pattern") return sameJson(a, b) ? a : `${String(a)} and ${String(b)}`;
  return changeOf(keyword, a, b) === "tightened" ? b : a;
}

function boundsNothing(keyword: string, value: Json): boolean {
  return value === false || (value === 0 && /^min(Length|Items|Properties|Contains)$/.test(keyword));
}

/** Among integers, more than 0 is at least 1. */
function inclusive(limits: Map<string, Json>, exclusive: string, keyword: string, step: 1 | -1): void {
  const bound = limits.get(exclusive);
  if (typeof bound !== "number" || !Number.isInteger(bound)) return;
  limits.delete(exclusive);
  const known = limits.get(keyword);
  limits.set(keyword, known === undefined ? bound + step : tighter(keyword, known, bound + step));
}

function boundOf(keyword: string): "upper" | "lower" | "other" {
  const treatment = SCHEMA_KEYWORDS[keyword];
  return treatment?.as === "limit" ? treatment.bound : "other";
}

function isNumber(value: Json): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}
