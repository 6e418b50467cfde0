import { nearNames } from "../../load/near-names.ts";
import { propertiesOf } from "../../model/form.ts";
import type { SchemaModel } from "../../model/model.ts";
import { nearText } from "../near-text.ts";
import { defineRule } from "../rule.ts";

export const knownRequired = defineRule({
  id: "known-required",
  severity: "error",
  asks: {
    en: "What an object requires is one of its properties; a name that is none is most likely misspelt, and makes every value invalid.",
    "zh-CN": "required 中的名称都是该对象的字段；不存在的名称多半是拼写错误，会使任何值都不合法。",
  },
  faults: {
    unknown: {
      message: {
        en: '{label} requires "{name}", which is none of its properties.',
        "zh-CN": "{label} 的 required 中有“{name}”，但没有这个字段。",
      },
      fix: {
        en: "{near}Correct the name, or describe the property.",
        "zh-CN": "{near}更正名称，或补充该字段的定义。",
      },
    },
  },
  check({ nodes, schemas }, report) {
    for (const { schema, label, kind } of nodes) {
      const { source, pointer } = schema;
      // What a member of allOf requires may be a property of another.
      if (kind === "member" || !Array.isArray(source.required)) continue;
      const known = namesOf(schema, schemas);
      if (known === undefined) continue;
      for (const [index, name] of source.required.entries()) {
        if (typeof name !== "string" || known.has(name)) continue;
        const near = nearText(nearNames(name, [...known]));
        report("unknown", { pointer: `${pointer}/required/${index}` }, { label, name, near });
      }
    }
  },
});

function namesOf(
  schema: SchemaModel,
  schemas: Parameters<typeof propertiesOf>[1],
): ReadonlySet<string> | undefined {
  const properties = propertiesOf(schema, schemas);
  return properties && new Set(properties.map(({ name }) => name));
}
