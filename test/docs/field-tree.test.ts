import { describe, expect, it } from "vitest";
import { FIELD_LIMIT } from "../../src/docs/field-node.ts";
import type { Limits, SchemaModel } from "../../src/model/model.ts";
import {
  any,
  combined,
  integer,
  list,
  map,
  number,
  object,
  operation,
  ref,
  response,
  string,
  text,
} from "./api-model.ts";
import { operationPage, section } from "./rendered.ts";

const models: Readonly<Record<string, SchemaModel>> = {
  Color: string({ description: text("A color"), values: ["red", "green"], limits: { maxLength: 9 } }),
  Disk: object({ "size!": integer() }),
  Secret: string({ source: { writeOnly: true } }),
  Labelled: combined("allOf", [ref("Disk"), object({ label: string() })]),
  Loop: combined("allOf", [ref("Loop")]),
  LoopList: list(ref("LoopList")),
};

/** The lines for a field `f` of a 200 response, without what they all start with. */
function linesFor(schema: SchemaModel, locale: "en" | "zh-CN" = "en"): string[] {
  const given = operation({ responses: [response("200", { schema: object({ f: schema }) })] });
  const title = locale === "en" ? "Fields of `200`" : "`200` 响应字段";
  return section(operationPage(given, models, locale), title)
    .split("\n")
    .map((line) => line.replace(/^- \*\*`f`\*\* · /, ""));
}

describe("the line of a field", () => {
  const color = "[`Color`](models/Color.md)";
  const disk = "[`Disk`](models/Disk.md)";
  const known = "Known values: `red`, `green`; servers may send others.";
  const rows: [string, SchemaModel, string[]][] = [
    ["a JSON type with its format", integer({}, "int64"), ["`integer (int64)`"]],
    ["the documented Java type instead", integer({ javaType: "long" }, "int64"), ["`long`"]],
    ["a list", list(integer()), ["`array` of `integer`"]],
    ["a list of anything", list(any()), ["`array`"]],
    ["a map", map(integer(), { javaType: "Map" }), ["`Map` with values of `integer`"]],
    [
      "a map of models",
      map(ref("Disk")),
      [`\`object\` with values of ${disk}`, "  - **`size`** · `integer` · required"],
    ],
    [
      "a documented type beside a model",
      ref("Disk", { javaType: "Volume" }),
      [`\`Volume\` (${disk})`, "  - **`size`** · `integer` · required"],
    ],
    ["what a scalar model allows", ref("Color"), [`${color} · A color. Length at most 9. ${known}`]],
    [
      "its own words before the model's",
      ref("Color", { description: text("Paint!") }),
      [`${color} · Paint! Length at most 9. ${known}`],
    ],
    [
      "what elements allow",
      list(ref("Color")),
      [`\`array\` of ${color} · Each element: Length at most 9. ${known}`],
    ],
    [
      "an extended model",
      ref("Labelled"),
      [
        "[`Labelled`](models/Labelled.md)",
        "  - **`size`** · `integer` · required",
        "  - **`label`** · `string`",
      ],
    ],
    [
      "a model or null",
      combined("anyOf", [ref("Disk")], { nullable: true }),
      [`${disk} · nullable`, "  - **`size`** · `integer` · required"],
    ],
    [
      "a choice beside what holds in any case",
      combined("allOf", [object({ name: string() }), combined("oneOf", [ref("Disk"), object({})]), any()]),
      [
        "`object` &amp; ([`Disk`](models/Disk.md) \\| `object`)",
        "  - **`name`** · `string`",
        "  - **`size`** · `integer`",
      ],
    ],
    ["what servers alone say", string({ source: { readOnly: true } }), ["`string` · read-only"]],
    [
      "what callers alone say, by way of a model",
      combined("allOf", [ref("Secret")]),
      ["[`Secret`](models/Secret.md) · write-only"],
    ],
    ["a union of scalars", combined("oneOf", [string(), number()]), ["`string` \\| `number`"]],
    [
      "a union of objects",
      combined("oneOf", [ref("Disk"), string()]),
      [
        `${disk} \\| \`string\` · Takes one of the forms below.`,
        `  - **\`form 1\`** · ${disk}`,
        "    - **`size`** · `integer` · required",
        "  - **`form 2`** · `string`",
      ],
    ],
    ["a reference that leads nowhere", ref("Missing"), ["[`Missing`](models/Missing.md)"]],
    [
      "default and example",
      string({ default: "", examples: ["a b"] }),
      ['`string` · Default: `""`. Example: `a b`.'],
    ],
    ["no example that is an object", object({}, { examples: [{ a: 1 }] }), ["`object`"]],
    [
      "a model that is only itself",
      ref("Loop"),
      [expect.stringMatching(/^\[`Loop`\]\(models\/Loop.md\) · Its fields are those of/)],
    ],
    [
      "a list of itself",
      ref("LoopList"),
      [expect.stringMatching(/^\[`LoopList`\]\(models\/LoopList.md\) · Its fields are/)],
    ],
  ];
  it.each(rows)("shows %s", (_, schema, want) => {
    expect(linesFor(schema)).toEqual(want);
  });

  const limits: [Limits, string, string][] = [
    [{ minLength: 2, maxLength: 5 }, "Length 2 to 5.", "长度 2～5。"],
    [{ minLength: 3, maxLength: 3 }, "Length exactly 3.", "长度固定为 3。"],
    [{ minLength: 1 }, "Length at least 1.", "长度不小于 1。"],
    [
      { minimum: -1, maximum: 2n ** 63n },
      "Range -1 to 9223372036854775808.",
      "取值范围 -1～9223372036854775808。",
    ],
    [{ minimum: 0 }, "At least 0.", "不小于 0。"],
    [{ maximum: 9 }, "At most 9.", "不大于 9。"],
    [{ exclusiveMinimum: 1, exclusiveMaximum: 5 }, "Greater than 1. Less than 5.", "大于 1。小于 5。"],
    [{ multipleOf: 512 }, "A multiple of 512.", "须为 512 的整数倍。"],
    [{ pattern: "^a|b`$" }, "Matches ``^a|b`$``.", "须匹配 ``^a|b`$``。"],
    [{ minItems: 1, maxItems: 4 }, "1 to 4 elements.", "元素个数 1～4。"],
    [
      { minItems: 1, uniqueItems: true },
      "At least 1 elements. No element twice.",
      "元素个数不少于 1。元素不可重复。",
    ],
    [{ maxItems: 4 }, "At most 4 elements.", "元素个数不超过 4。"],
    [{ minProperties: 2, maxProperties: 2 }, "Exactly 2 keys.", "键的个数固定为 2。"],
  ];
  it.each(limits)("words the limits %o", (given, english, chinese) => {
    expect(linesFor(string({ limits: given }))).toEqual([`\`string\` · ${english}`]);
    expect(linesFor(string({ limits: given }), "zh-CN")).toEqual([`\`string\` · ${chinese}`]);
  });

  it("ends a description with one full stop, and Chinese sentences without spaces", () => {
    const both = string({ description: text("Size", "大小"), limits: { minimum: 1 }, since: "4.0" });
    expect(linesFor(both)).toEqual(["`string` · Size. At least 1. Since 4.0."]);
    expect(linesFor(both, "zh-CN")).toEqual(["`string` · 大小。不小于 1。起始版本：4.0。"]);
  });
});

describe("a large tree", () => {
  it("only links to models past the limit", () => {
    // 10 models, each with ten fields of the next: unfolded, they would be ten billion fields.
    const wide = Object.fromEntries(
      Array.from({ length: 10 }, (_, level) => [
        `Level${level}`,
        object(
          Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`f${at}`, ref(`Level${level + 1}`)])),
        ),
      ]),
    );
    const given = operation({ responses: [response("200", { schema: ref("Level0") })] });
    const lines = section(operationPage(given, wide), "Fields of `200`").split("\n");
    expect(lines.length).toBeGreaterThanOrEqual(FIELD_LIMIT);
    expect(lines.length).toBeLessThan(FIELD_LIMIT + 100);
    expect(lines.at(-1)).toBe(
      "- **`f9`** · [`Level1`](models/Level1.md) · Fields: see [`Level1`](models/Level1.md).",
    );
  });
});
