import { jsonResponses, shownIn } from "../evidence.ts";
import { defineRule } from "../rule.ts";

export const documentedRequired = defineRule({
  id: "documented-required",
  severity: "warning",
  asks: {
    en: "`documentedRequired: true` on a response property means that the page requires it and no example of a success shows it. What the page requires and such an example shows is `required`.",
    "zh-CN":
      "响应字段上的 `documentedRequired: true` 表示官方页面标为必填、而成功响应的示例中没有出现；既标为必填又在示例中出现的字段应列入 `required`。",
  },
  faults: {
    shown: {
      message: {
        en: "{label} is documented as required and an example shows it, yet it is not required.",
        "zh-CN": "{label} 官方页面标为必填且示例中出现，却没有列入 required。",
      },
      fix: {
        en: "List it under required of its object, and remove documentedRequired.",
        "zh-CN": "加入所属对象的 required，并删除 documentedRequired。",
      },
    },
    both: {
      message: {
        en: "{label} is required in responses, and documentedRequired says that it may be left out.",
        "zh-CN": "{label} 在响应中列为 required，而 documentedRequired 表示它可能不返回。",
      },
      fix: { en: "Keep one of the two.", "zh-CN": "两者只保留一个。" },
    },
  },
  check(spec, report) {
    // Pages show answers of success alone; an example of a failure is ours.
    const successes = jsonResponses(spec).filter(({ status }) => status.startsWith("2"));
    const shown = shownIn(spec, successes);
    for (const { label, property, schema, inResponse, inRequest } of spec.nodes) {
      // Beside `required` of a request it says that servers do without.
      if (!property?.documentedRequired || !inResponse || inRequest) continue;
      const place = { pointer: schema.pointer, at: "key" } as const;
      if (property.required) report("both", place, { label });
      else if (shown.has(schema.pointer)) report("shown", place, { label });
    }
  },
});
