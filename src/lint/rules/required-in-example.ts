import { requiredByOthers } from "../../model/form.ts";
import type { SchemaModel } from "../../model/model.ts";
import { jsonResponses, shownIn } from "../evidence.ts";
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
    neverShown: {
      message: {
        en: "{label} has required fields, but no example of a response shows it.",
        "zh-CN": "{label} 列有 required 字段，但没有任何响应示例包含它。",
      },
      fix: {
        en: "Show it in an example; or take out of its required what servers may leave out, and say `documentedRequired: true` there.",
        "zh-CN":
          "在响应示例中给出；或将服务端可能不返回的字段从 required 中移除，并写 `documentedRequired: true`。",
      },
    },
  },
  check(spec, report) {
    // Behind a fault may be the very example that is missed.
    if (!spec.sound) return;
    const shown = shownIn(spec);
    const labels = new Map(spec.nodes.map(({ schema, label }) => [schema.pointer, label]));
    const seen = new Set<string>();
    /** Goes down to where the examples end. What lies below is not shown for that one reason. */
    const look = (schema: SchemaModel): void => {
      // The parts of a composition stand in one place.
      const id = `${schema.pointer} ${schema.kind}`;
      if (seen.has(id)) return;
      seen.add(id);
      switch (schema.kind) {
        case "ref": {
          const target = spec.schemas.get(schema.name);
          if (target !== undefined) look(target);
          return;
        }
        case "array":
          if (schema.items !== undefined) look(schema.items);
          return;
        case "object": {
          const { pointer, properties } = schema;
          const label = labels.get(pointer) ?? "";
          if (!shown.has(pointer) && properties.some(({ required }) => required)) {
            report("neverShown", { pointer, at: "key" }, { label });
            return;
          }
          for (const { name, required, schema: property } of properties) {
            if (!required || shown.has(property.pointer)) look(property);
            else
              report(
                "notShown",
                { pointer: property.pointer, at: "key" },
                { label: labels.get(property.pointer) ?? name },
              );
          }
          if (schema.additional !== undefined) look(schema.additional);
          return;
        }
        case "allOf":
        case "anyOf":
        case "oneOf": {
          for (const member of schema.members) look(member);
          // What one part describes, another may require.
          const missing = requiredByOthers(schema, spec.schemas).filter(({ pointer }) => !shown.has(pointer));
          for (const { pointer } of missing)
            report("notShown", { pointer, at: "key" }, { label: labels.get(pointer) ?? "" });
        }
      }
    };
    // Of an example that is wrong that is told, and not what it fails to show besides.
    const wrong = new Set(spec.exampleFaults().map(({ example }) => example.pointer));
    for (const { schema, examples } of jsonResponses(spec)) {
      if (schema !== undefined && !examples.some(({ pointer }) => wrong.has(pointer))) look(schema);
    }
  },
});
