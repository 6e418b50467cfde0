import { childPointer } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";

export const openEnum = defineRule({
  id: "open-enum",
  severity: "warning",
  asks: {
    en: "Known values of a string stay open, for a later server may know more: `anyOf` with the `enum` first and the bare type second. The client's types then offer the values and accept any string.",
    "zh-CN":
      "字符串的已知取值要保持开放，新版服务端可能支持更多：用 `anyOf`，先写 `enum`，再写不带限制的类型。客户端类型会提示这些值，同时接受任意字符串。",
  },
  faults: {
    closed: {
      message: { en: "{label} allows nothing but its known values.", "zh-CN": "{label} 只允许已知取值。" },
      fix: {
        en: "Write `anyOf: [{ type: string, enum: […] }, { type: string }]`.",
        "zh-CN": "改为 `anyOf: [{ type: string, enum: […] }, { type: string }]`。",
      },
    },
  },
  check({ nodes }, report) {
    for (const { schema, label } of nodes) {
      if (schema.kind !== "string" || !Array.isArray(schema.source.enum)) continue;
      report("closed", { pointer: childPointer(schema.pointer, "enum"), at: "key" }, { label });
    }
  },
});
