import { isMapping, type Mapping } from "../../load/mapping.ts";
import { childPointer } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";

export const valueType = defineRule({
  id: "value-type",
  severity: "error",
  asks: {
    en: "The values that a schema names in `enum`, `const`, `default` and its examples are of its own `type`. Under `type: string`, `1` and `true` without quotes are none; `no` is one.",
    "zh-CN":
      "schema 在 `enum`、`const`、`default` 和示例中给出的值要与其 `type` 一致。在 `type: string` 下，不加引号的 `1` 和 `true` 不是字符串，`no` 则是。",
  },
  insteadOf: ["example-valid"],
  mends: { en: "Puts it in quotes, spelt as it is.", "zh-CN": "按原有写法加上引号。" },
  faults: {
    unquoted: {
      message: {
        en: "{value} in {keyword} of {label} is no string: without quotes it is {kind}.",
        "zh-CN": "{label} 的 {keyword} 中的 {value} 不是字符串：不加引号时类型为 {kind}。",
      },
      fix: { en: 'Quote it: "{value}".', "zh-CN": '加上引号："{value}"。' },
    },
    nothing: {
      message: {
        en: "null in {keyword} of {label} is not of type {types}.",
        "zh-CN": "{label} 的 {keyword} 中的 null 不符合类型 {types}。",
      },
      fix: {
        en: 'Let the type be a list with "null" in it; or quote it, if the text is meant.',
        "zh-CN": '在 type 列表中加上 "null"；若指文本，则加上引号。',
      },
    },
    other: {
      message: {
        en: "{value} in {keyword} of {label} is not of type {types}.",
        "zh-CN": "{label} 的 {keyword} 中的 {value} 不符合类型 {types}。",
      },
      fix: { en: "Correct the value, or the type.", "zh-CN": "更正该值或 type。" },
    },
  },
  check({ nodes }, report) {
    for (const { schema, label } of nodes) {
      for (const { source, pointer } of partsOf(schema.source, schema.pointer)) {
        const types = typesOf(source);
        for (const { keyword, value, at } of types.length === 0 ? [] : valuesOf(source)) {
          const kind = kindOf(value);
          if (kind === undefined || accepts(types, kind)) continue;
          const place = { pointer: childPointer(pointer, ...at) };
          const words = { en: `${kind === "integer" ? "an" : "a"} ${kind}`, "zh-CN": kind };
          const slots = { label, keyword, types: types.join(", "), value: String(value), kind: words };
          if (value === null) report("nothing", place, slots);
          else if (types.includes("string")) report("unquoted", { ...place, edit: { kind: "quote" } }, slots);
          else report("other", place, slots);
        }
      }
    }
  },
});

/** A schema, and those it is composed of in the same place: the model takes known values for the schema's own. */
function partsOf(source: Mapping, pointer: string): { source: Mapping; pointer: string }[] {
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => {
    const members = Array.isArray(source[keyword]) ? source[keyword] : [];
    return members.flatMap((member, index) =>
      isMapping(member) ? partsOf(member, childPointer(pointer, keyword, index)) : [],
    );
  });
  return [{ source, pointer }, ...parts];
}

function typesOf({ type, nullable }: Mapping): string[] {
  const types = (Array.isArray(type) ? type : [type]).filter((one) => typeof one === "string");
  return types.length > 0 && nullable === true ? [...types, "null"] : types;
}

interface NamedValue {
  readonly keyword: string;
  readonly value: unknown;
  readonly at: readonly (string | number)[];
}

function valuesOf(source: Mapping): NamedValue[] {
  const lists = ["enum", "examples"].flatMap((keyword) =>
    (Array.isArray(source[keyword]) ? source[keyword] : []).map(
      (value, index): NamedValue => ({ keyword, value, at: [keyword, index] }),
    ),
  );
  const single = ["const", "default", "example"]
    .filter((keyword) => Object.hasOwn(source, keyword))
    .map((keyword): NamedValue => ({ keyword, value: source[keyword], at: [keyword] }));
  return [...lists, ...single];
}

/** The type of a scalar; others are for their schemas to judge. */
function kindOf(value: unknown): string | undefined {
  if (value === null) return "null";
  if (typeof value === "bigint" || Number.isInteger(value)) return "integer";
  return typeof value === "object" ? undefined : typeof value;
}

function accepts(types: readonly string[], kind: string): boolean {
  return types.includes(kind) || (kind === "integer" && types.includes("number"));
}
