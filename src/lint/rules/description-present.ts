import { defineRule } from "../rule.ts";

export const descriptionPresent = defineRule({
  id: "description-present",
  severity: "error",
  asks: {
    en: "The document, tags, operations, parameters, responses, schemas and properties each have a description, operations a summary as well. A property that is nothing but a `$ref` may leave it to what it refers to.",
    "zh-CN":
      "文档、标签、操作、参数、响应、模型和字段都有 description，操作还要有 summary。只含 `$ref` 的字段可以沿用所引用模型的说明。",
  },
  faults: {
    absent: {
      message: { en: "{label} has no {key}.", "zh-CN": "{label} 缺少 {key}。" },
      fix: {
        en: "Say in your own words what it is, its unit, and when it is absent.",
        "zh-CN": "用自己的话写明它是什么、单位是什么、什么情况下没有。",
      },
    },
  },
  check({ described }, report) {
    for (const { needed, en, label, key, pointer } of described) {
      if (needed && (en ?? "").trim() === "") report("absent", { pointer, at: "key" }, { label, key });
    }
  },
});
