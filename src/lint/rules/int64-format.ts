import { defineRule } from "../rule.ts";

export const int64Format = defineRule({
  id: "int64-format",
  severity: "error",
  asks: {
    en: "What is a `long` or `Long` in Java is `type: integer` with `format: int64`: only then does the client look out for values that a number cannot hold.",
    "zh-CN":
      "Java 中的 `long` 或 `Long` 写作 `type: integer` 加 `format: int64`，客户端据此检查 number 无法精确表示的值。",
  },
  mends: {
    en: "Adds or corrects `format` where the type is `integer`.",
    "zh-CN": "类型已是 `integer` 时，补充或更正 `format`。",
  },
  faults: {
    format: {
      message: {
        en: "{label} is a {javaType} in Java and has no format int64.",
        "zh-CN": "{label} 在 Java 中为 {javaType}，却没有 format: int64。",
      },
      fix: { en: "Add `format: int64`.", "zh-CN": "补充 `format: int64`。" },
    },
    type: {
      message: {
        en: "{label} is a {javaType} in Java and no integer here.",
        "zh-CN": "{label} 在 Java 中为 {javaType}，此处却不是整数。",
      },
      fix: {
        en: "Write `type: integer` and `format: int64`.",
        "zh-CN": "改为 `type: integer` 和 `format: int64`。",
      },
    },
  },
  check({ nodes }, report) {
    for (const { schema, label } of nodes) {
      const { javaType = "", pointer } = schema;
      if (!/^(java\.lang\.)?(long|Long)$/.test(javaType)) continue;
      const slots = { label, javaType };
      if (schema.kind !== "integer") report("type", { pointer, at: "key" }, slots);
      else if (schema.format === undefined) {
        const insertion = { kind: "insert", sibling: "type", key: "format", value: "int64" } as const;
        // Where null is allowed as well, or known values stand apart, someone has to look.
        const edit = schema.source.type === "integer" ? insertion : undefined;
        report("format", { pointer, at: "key", edit }, slots);
      } else if (schema.format !== "int64") {
        report("format", { pointer: `${pointer}/format`, edit: { kind: "replace", value: "int64" } }, slots);
      }
    }
  },
});
