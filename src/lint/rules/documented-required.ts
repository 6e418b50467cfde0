import { absenceToldIn } from "../absence.ts";
import { jsonResponses, shownIn } from "../evidence.ts";
import { defineRule } from "../rule.ts";

export const documentedRequired = defineRule({
  id: "documented-required",
  severity: "warning",
  asks: {
    en: "`documentedRequired: true` on a response property means that the page requires it, and that servers may leave it out: no example of a success shows it, or its description says when it is absent. All else that the page requires is `required`.",
    "zh-CN":
      "响应字段上的 `documentedRequired: true` 表示官方页面标为必填、而服务端可能不返回：成功响应的示例中没有出现，或说明中写明了何时不返回；其余标为必填的字段应列入 `required`。",
  },
  faults: {
    shown: {
      message: {
        en: "{label} is documented as required, an example shows it, and its description does not say when it is absent, yet it is not required.",
        "zh-CN": "{label} 官方页面标为必填，示例中出现，说明也没有写何时不返回，却没有列入 required。",
      },
      fix: {
        en: "List it under required of its object, and remove documentedRequired; or say in its description when it is absent.",
        "zh-CN": "加入所属对象的 required，并删除 documentedRequired；或在说明中写明何时不返回。",
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
      else if (shown.has(schema.pointer) && absenceToldIn(schema.description) === undefined)
        report("shown", place, { label });
    }
  },
});
