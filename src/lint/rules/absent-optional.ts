import { formOf, requiredByOthers } from "../../model/form.ts";
import type { SchemaModel } from "../../model/model.ts";
import { absenceToldIn } from "../absence.ts";
import { defineRule } from "../rule.ts";

export const absentOptional = defineRule({
  id: "absent-optional",
  severity: "error",
  asks: {
    en: "A response property is `required` only if no state of the resource leaves it out: one whose description says when it is absent is not, whatever the page calls required and an example shows. A request may require it.",
    "zh-CN":
      "响应字段只有在资源的任何状态下都返回时才能列为 `required`：说明中写明何时不返回的字段不能列入，无论官方页面是否标为必填、示例中是否出现。请求中的字段不受此限。",
  },
  faults: {
    required: {
      message: {
        en: '{label} is required in responses, and its description says when it is absent: "{words}".',
        "zh-CN": "{label} 在响应中列为 required，而其说明写明了不返回的情况：“{words}”。",
      },
      fix: {
        en: "Take it out of required, and say `documentedRequired: true` under its x-zstack if the page requires it; or correct the description if servers always send it.",
        "zh-CN":
          "从 required 中移除；若官方页面标为必填，在其 x-zstack 下写 `documentedRequired: true`。若服务端确实总会返回，则更正说明。",
      },
    },
    shared: {
      message: {
        en: '{label} is required in requests and responses alike, and its description says when it is absent: "{words}".',
        "zh-CN": "{label} 在请求和响应中都列为 required，而其说明写明了不返回的情况：“{words}”。",
      },
      fix: {
        en: "Take it out of required; if callers must send it, give responses a schema of their own, in which it is not required.",
        "zh-CN": "从 required 中移除；若调用方必须提供该字段，则为响应单独定义 schema，其中不列为 required。",
      },
    },
  },
  check({ nodes, schemas }, report) {
    const labels = new Map(nodes.map(({ schema, label }) => [schema.pointer, label]));
    const look = (property: SchemaModel, label: string, inRequest: boolean): void => {
      const words = absenceToldIn(property.description);
      if (words === undefined) return;
      const { readOnly, writeOnly } = formOf(property, schemas);
      // Of what callers alone send, `required` says nothing about answers.
      if (writeOnly) return;
      const kind = inRequest && !readOnly ? "shared" : "required";
      report(kind, { pointer: property.pointer, at: "key" }, { label, words });
    };
    for (const { schema, label, property, inRequest, inResponse } of nodes) {
      if (!inResponse) continue;
      if (property?.required) look(schema, label, inRequest);
      for (const other of requiredByOthers(schema, schemas))
        look(other, labels.get(other.pointer) ?? label, inRequest);
    }
  },
});
