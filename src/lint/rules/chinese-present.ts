import { defineRule } from "../rule.ts";

export const chinesePresent = defineRule({
  id: "chinese-present",
  severity: "error",
  asks: {
    en: "Beside every English text stands its Chinese, under `x-zstack.zh-CN`; the Chinese docs would show English otherwise.",
    "zh-CN": "每段英文旁都有对应的中文，写在 `x-zstack.zh-CN` 下；否则中文文档只能显示英文。",
  },
  faults: {
    absent: {
      message: { en: "The {key} of {label} has no Chinese.", "zh-CN": "{label} 的 {key} 没有中文。" },
      fix: {
        en: "Add it under x-zstack: `zh-CN`, with `summary` and `description` below it for an operation.",
        "zh-CN": "在 x-zstack 下补充 `zh-CN`；操作则在其中分别写 `summary` 和 `description`。",
      },
    },
  },
  check({ described }, report) {
    for (const { en, chinese, label, key, pointer } of described) {
      if ((en ?? "").trim() === "" || (chinese ?? "").trim() !== "") continue;
      report("absent", { pointer: `${pointer}/${key}`, at: "key" }, { label, key });
    }
  },
});
