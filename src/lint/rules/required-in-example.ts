import { shownProperties } from "../evidence.ts";
import { defineRule } from "../rule.ts";

export const requiredInExample = defineRule({
  id: "required-in-example",
  severity: "error",
  asks: {
    en: "A response property is `required` only if an example of a response shows it: servers leave out what is null, whatever the page calls required.",
    "zh-CN":
      "响应字段只有在响应示例中出现过才能列为 `required`：无论官方页面是否标为必填，服务端都不返回值为 null 的字段。",
  },
  faults: {
    notShown: {
      message: {
        en: "{label} is required in responses, but no example shows it.",
        "zh-CN": "{label} 在响应中被列为 required，但没有任何示例包含它。",
      },
      fix: {
        en: "Take it out of required and say `documentedRequired: true` under its x-zstack, or add it to the example if servers always send it.",
        "zh-CN":
          "从 required 中移除，并在其 x-zstack 下写 `documentedRequired: true`；若服务端确实总会返回，则补充到示例中。",
      },
    },
  },
  check(spec, report) {
    const shown = shownProperties(spec);
    for (const { label, property, schema, inResponse } of spec.nodes) {
      if (!inResponse || !property?.required || shown.has(schema.pointer)) continue;
      report("notShown", { pointer: schema.pointer, at: "key" }, { label });
    }
  },
});
