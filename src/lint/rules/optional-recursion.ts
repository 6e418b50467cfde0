import { requiredByOthers } from "../../model/form.ts";
import type { SchemaModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { defineRule } from "../rule.ts";

export const optionalRecursion = defineRule({
  id: "optional-recursion",
  severity: "error",
  asks: {
    en: "A schema contains itself only through a property that may be absent, or through a list that may be empty; else no value of it ever ends.",
    "zh-CN": "模型只能通过可缺省的字段或可为空的列表包含自身，否则不存在有限的取值。",
  },
  faults: {
    endless: {
      message: {
        en: "{name} contains itself through required properties alone: {way}.",
        "zh-CN": "{name} 经由必填字段包含自身：{way}。",
      },
      fix: {
        en: "Take the property out of required; say `documentedRequired: true` if the page requires it.",
        "zh-CN": "将该字段从 required 中移除；若官方页面标为必填，写 `documentedRequired: true`。",
      },
    },
  },
  check({ model, schemas }, report) {
    for (const { name, schema } of model.schemas) {
      const way = wayBack(name, schema, schemas);
      // One that does not begin with a property is a circle of references, which the model has reported.
      if (way === undefined || way.first === schema.pointer) continue;
      report("endless", { pointer: way.first, at: "key" }, { name, way: [name, ...way.steps].join(" -> ") });
    }
  },
});

interface Way {
  /** The property that the way begins with. */
  readonly first: string;
  readonly steps: readonly string[];
}

/** Nobody follows a longer way, and looking for one from each of many models takes long. */
const MAX_STEPS = 50;

/** The way from a component back to itself that every value must go; breadth first, so the shortest. */
function wayBack(start: string, schema: SchemaModel, schemas: SchemaIndex): Way | undefined {
  const seen = new Set<string>();
  const pending = mustContain(schema, schemas).map(
    ({ target, pointer }): Way => ({ first: pointer, steps: [target] }),
  );
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const at = next.steps.at(-1)!;
    if (at === start) return next;
    if (seen.has(at) || next.steps.length > MAX_STEPS) continue;
    seen.add(at);
    const { first, steps } = next;
    const target = schemas.get(at);
    if (target === undefined) continue;
    for (const { target: step } of mustContain(target, schemas))
      pending.push({ first, steps: [...steps, step] });
  }
  return undefined;
}

/** The components that every value of a schema has within it. */
function mustContain(
  schema: SchemaModel,
  schemas: SchemaIndex,
  pointer = schema.pointer,
): { target: string; pointer: string }[] {
  if (schema.nullable) return [];
  switch (schema.kind) {
    case "ref":
      return [{ target: schema.name, pointer }];
    case "array":
      return (schema.limits.minItems ?? 0) > 0 && schema.items !== undefined
        ? mustContain(schema.items, schemas, pointer)
        : [];
    case "object":
      return schema.properties
        .filter(({ required }) => required)
        .flatMap((property) => mustContain(property.schema, schemas));
    case "allOf":
      return [
        ...schema.members.flatMap((member) =>
          mustContain(member, schemas, member.kind === "ref" ? pointer : undefined),
        ),
        ...requiredByOthers(schema, schemas).flatMap((property) => mustContain(property, schemas)),
      ];
    default:
      // Of a choice, another member may end it.
      return [];
  }
}
