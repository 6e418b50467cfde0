import { childPointer } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";
import { writtenUnder } from "../x-zstack.ts";

export const categoryPresent = defineRule({
  id: "category-present",
  severity: "warning",
  asks: {
    en: "Every operation has its breadcrumb in `x-zstack.category`, and the same number of steps in Chinese under `zh-CN.category`.",
    "zh-CN":
      "每个操作都在 `x-zstack.category` 中写明所属目录，并在 `zh-CN.category` 中给出层数相同的中文目录。",
  },
  faults: {
    absent: {
      message: { en: "{operationId} has no category.", "zh-CN": "{operationId} 没有所属目录。" },
      fix: {
        en: "Add x-zstack.category, outermost first, and its Chinese under zh-CN.category.",
        "zh-CN": "补充 x-zstack.category（从最外层写起）以及 zh-CN.category。",
      },
    },
    differs: {
      message: {
        en: "The category of {operationId} has {english} steps in English and {chinese} in Chinese.",
        "zh-CN": "{operationId} 的目录英文有 {english} 层，中文有 {chinese} 层。",
      },
      fix: { en: "Give each step in both languages.", "zh-CN": "每一层都写出两种语言。" },
    },
  },
  check({ model }, report) {
    for (const { operationId, category, pointer } of model.operations) {
      const { en, "zh-CN": chinese } = category;
      const place = { pointer: childPointer(pointer, "operationId") };
      const { pointer: at, value: written } = writtenUnder(model.document, pointer, "category");
      // One that is there but at fault is told of elsewhere.
      const absent = written === undefined;
      if (absent) report("absent", place, { operationId });
      if (absent || en.length === 0) continue;
      if (en.length !== chinese.length || en.every((step, index) => step === chinese[index])) {
        const translated = en.length !== chinese.length ? chinese.length : 0;
        report(
          "differs",
          { pointer: at, at: "key" },
          { operationId, english: String(en.length), chinese: String(translated) },
        );
      }
    }
  },
});
