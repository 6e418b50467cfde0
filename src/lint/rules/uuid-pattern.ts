import type { SchemaModel } from "../../model/model.ts";
import { defineRule } from "../rule.ts";
import type { SchemaNode } from "../schema-node.ts";

/** How servers write the uuids they give: random ones and those made from a name alike. */
const PATTERN = "^[0-9a-f]{32}$";

export const uuidPattern = defineRule({
  id: "uuid-pattern",
  severity: "error",
  asks: {
    en: `A uuid that servers send has \`pattern: ${PATTERN}\`: they write them in small letters without dashes. A uuid that a caller chooses for what is created, \`resourceUuid\`, has the pattern servers check. Other uuids of requests need none: servers look them up, and whatever they do not find is an error of the call, not of its form.`,
    "zh-CN": `服务端返回的 UUID 带有 \`pattern: ${PATTERN}\`：一律为小写且不含连字符。由调用方为新资源指定的 UUID（\`resourceUuid\`）带有服务端所校验的 pattern。请求中的其他 UUID 不需要：服务端只是按它查找，找不到属于调用失败，而不是格式错误。`,
  },
  mends: {
    en: "Adds the pattern after `type: string`.",
    "zh-CN": "在 `type: string` 之后补充 pattern。",
  },
  faults: {
    absent: {
      message: { en: "{label} is a uuid without a pattern.", "zh-CN": "{label} 是 UUID，却没有 pattern。" },
      fix: { en: "Add `pattern: {pattern}`.", "zh-CN": "补充 `pattern: {pattern}`。" },
    },
  },
  check({ nodes }, report) {
    for (const node of nodes) {
      const { schema, label, name, inResponse } = node;
      if (schema.kind !== "string" || schema.limits.pattern !== undefined || schema.values !== undefined)
        continue;
      if (!isUuid(node) || (!inResponse && name !== "resourceUuid")) continue;
      const pattern = inResponse ? PATTERN : "^[0-9a-f]{12}[1-5][0-9a-f]{3}[89ab][0-9a-f]{15}$";
      report(
        "absent",
        {
          pointer: schema.pointer,
          at: node.kind === "property" ? "key" : "value",
          edit: insertion(schema, pattern),
        },
        { label, pattern },
      );
    }
  },
});

/** `uuid`, `hostUuid`, and the items of `tagUuids`. */
function isUuid({ kind, name }: SchemaNode): boolean {
  if (kind === "items") return /(^u|U)uids$/.test(name);
  return (kind === "property" || kind === "parameter") && /(^u|U)uid$/.test(name);
}

function insertion({ source }: SchemaModel, pattern: string) {
  // What several types share cannot be mended by one keyword after `type`.
  return source.type === "string"
    ? ({ kind: "insert", sibling: "type", key: "pattern", value: pattern } as const)
    : undefined;
}
