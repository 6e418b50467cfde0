import type { Json, Limits, SchemaModel } from "../../model/model.ts";
import { type Matches, patternMatcher } from "../../model/pattern.ts";
import { defineRule } from "../rule.ts";

/** Lower and upper bounds that belong together. */
const PAIRS = [
  ["minLength", "maxLength"],
  ["minimum", "maximum"],
  ["minimum", "exclusiveMaximum"],
  ["exclusiveMinimum", "maximum"],
  ["exclusiveMinimum", "exclusiveMaximum"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
] as const satisfies readonly (readonly [keyof Limits, keyof Limits])[];

export const consistentLimits = defineRule({
  id: "consistent-limits",
  severity: "error",
  asks: {
    en: "Some value is allowed: no lower bound is above its upper one, a pattern is a regular expression, and the default is within the bounds and one of the known values. A known value is listed once, and is within the bounds.",
    "zh-CN":
      "取值范围不能自相矛盾：下限不大于上限，pattern 是合法的正则表达式，默认值在范围之内且属于已知取值；已知取值不重复，且都在范围之内。",
  },
  faults: {
    crossed: {
      message: {
        en: "{label} allows nothing: {lower} {least} is above {upper} {most}.",
        "zh-CN": "{label} 没有可用的取值：{lower} {least} 大于 {upper} {most}。",
      },
      fix: { en: "Correct one of the two.", "zh-CN": "更正其中之一。" },
    },
    pattern: {
      message: {
        en: "The pattern of {label} is no regular expression: {fault}.",
        "zh-CN": "{label} 的 pattern 不是合法的正则表达式：{fault}。",
      },
      fix: { en: "Correct it.", "zh-CN": "请更正。" },
    },
    unknownDefault: {
      message: {
        en: "The default {value} of {label} is none of its known values: {known}.",
        "zh-CN": "{label} 的默认值 {value} 不在已知取值之中：{known}。",
      },
      fix: { en: "Correct it, or list it.", "zh-CN": "更正默认值，或将其列入取值。" },
    },
    twice: {
      message: { en: "{label} lists {value} twice.", "zh-CN": "{label} 重复列出 {value}。" },
      fix: { en: "Remove one.", "zh-CN": "删除重复项。" },
    },
    outside: {
      message: {
        en: "{what} {value} of {label} breaks its {limit}.",
        "zh-CN": "{label} 的{what} {value} 不满足 {limit}。",
      },
      fix: { en: "Correct the value or the limit.", "zh-CN": "更正该值或限制。" },
    },
  },
  // A default outside its limits breaks its schema, and this says how.
  insteadOf: ["example-valid"],
  check({ nodes }, report) {
    const matches = patternMatcher();
    for (const { schema, label } of nodes) {
      const { limits, pointer, values, source } = schema;
      for (const [lower, upper] of PAIRS) {
        const [least, most] = [limits[lower], limits[upper]];
        if (least === undefined || most === undefined || !isAbove(least, most, lower, upper)) continue;
        const slots = { label, lower, upper, least: String(least), most: String(most) };
        report("crossed", { pointer: `${pointer}/${lower}` }, slots);
      }
      const fault = patternFault(limits.pattern);
      if (fault !== undefined) report("pattern", { pointer: `${pointer}/pattern` }, { label, fault });

      const met = new Set<Json>();
      values?.forEach((value) => {
        if (met.has(value)) report("twice", { pointer }, { label, value: shown(value) });
        met.add(value);
        const limit = brokenLimit(schema, value, matches);
        const what = { en: "The known value", "zh-CN": "已知取值" };
        if (limit !== undefined) report("outside", { pointer }, { label, what, value: shown(value), limit });
      });

      if (schema.default === undefined || !Object.hasOwn(source, "default")) continue;
      const place = { pointer: `${pointer}/default` };
      const value = shown(schema.default);
      if (schema.default !== null && values !== undefined && !values.includes(schema.default)) {
        report("unknownDefault", place, { label, value, known: values.slice(0, 12).map(shown).join(", ") });
      }
      const limit = brokenLimit(schema, schema.default, matches);
      const what = { en: "The default", "zh-CN": "默认值" };
      if (limit !== undefined) report("outside", place, { label, what, value, limit });
    }
  },
});

type Bound = number | bigint;

function isAbove(least: Bound, most: Bound, lower: string, upper: string): boolean {
  const strict = lower.startsWith("exclusive") || upper.startsWith("exclusive");
  return strict ? least >= most : least > most;
}

/** The keyword and figure that a value is outside of. */
function brokenLimit({ limits }: SchemaModel, value: Json, matches: Matches): string | undefined {
  const holds = (keyword: keyof Limits, test: (bound: Bound) => boolean): string | undefined => {
    const bound = limits[keyword];
    if (typeof bound !== "number" && typeof bound !== "bigint") return undefined;
    return test(bound) ? undefined : `${keyword} ${bound}`;
  };
  if (typeof value === "number" || typeof value === "bigint") {
    return (
      holds("minimum", (bound) => value >= bound) ??
      holds("maximum", (bound) => value <= bound) ??
      holds("exclusiveMinimum", (bound) => value > bound) ??
      holds("exclusiveMaximum", (bound) => value < bound)
    );
  }
  if (typeof value === "string") {
    const length = [...value].length;
    const { pattern } = limits;
    const fits = pattern === undefined || matches(pattern, value) !== false;
    return (
      holds("minLength", (bound) => length >= bound) ??
      holds("maxLength", (bound) => length <= bound) ??
      (fits ? undefined : `pattern ${pattern}`)
    );
  }
  if (Array.isArray(value)) {
    const { length } = value as readonly Json[];
    return holds("minItems", (bound) => length >= bound) ?? holds("maxItems", (bound) => length <= bound);
  }
  return undefined;
}

function patternFault(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/^Invalid regular expression: /, "");
  }
}

function shown(value: Json): string {
  if (typeof value === "bigint") return String(value);
  return JSON.stringify(value, (_, item: Json) => (typeof item === "bigint" ? Number(item) : item)).slice(
    0,
    60,
  );
}
