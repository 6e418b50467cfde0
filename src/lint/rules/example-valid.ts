import { isJson } from "../../model/media-type.ts";
import { defineRule, type Report } from "../rule.ts";
import type { Spec } from "../spec.ts";
import { type Validate, validatorOf } from "../validator.ts";

/** What is at fault, where it is the value as a whole. */
const ITSELF = { en: "it", "zh-CN": "该值" };

export const exampleValid = defineRule({
  id: "example-valid",
  severity: "error",
  asks: {
    en: "Examples are valid by the schema they stand beside: those of requests and responses, and `examples` and `default` of schemas.",
    "zh-CN": "示例要符合其旁边的 schema：包括请求和响应的示例，以及 schema 中的 `examples` 和 `default`。",
  },
  faults: {
    invalid: {
      message: {
        en: "The example {name} of {label} breaks its schema: {where} {fault}.",
        "zh-CN": "{label} 的示例 {name} 不符合 schema：{where} {fault}。",
      },
      fix: {
        en: "Correct the example; or the schema, if servers do answer like this.",
        "zh-CN": "更正示例；若服务端确实如此返回，则更正 schema。",
      },
    },
  },
  check(spec, report) {
    const validate = validatorOf(spec.model.document);
    checkBodies(spec, validate, report);
    for (const { schema, label } of spec.nodes) {
      const { source, pointer } = schema;
      const named = Array.isArray(source.examples) ? source.examples : [];
      const values = [
        ...named.map((value, index) => ({ name: String(index + 1), value, at: `examples/${index}` })),
        ...["example", "default"]
          .filter((key) => Object.hasOwn(source, key))
          .map((key) => ({ name: key, value: source[key], at: key })),
      ];
      for (const { name, value, at } of values) {
        const error = validate(pointer, value);
        if (error === undefined) continue;
        const place = { pointer: `${pointer}/${at}` };
        report("invalid", place, {
          name,
          label,
          where: error.instancePath || ITSELF,
          fault: error.message ?? "is wrong",
        });
      }
    }
  },
});

function checkBodies({ bodies }: Spec, validate: Validate, report: Report<"invalid">): void {
  const told = new Set<string>();
  for (const { operation, status, mediaType, schemaPointer, examples } of bodies) {
    if (!isJson(mediaType)) continue;
    for (const { name, value, pointer } of examples) {
      // Responses that operations share are met once for each of them.
      if (told.has(pointer)) continue;
      told.add(pointer);
      const error = validate(schemaPointer, value);
      if (error === undefined) continue;
      const place = { pointer: pointer + error.instancePath };
      const label = `${operation.operationId} ${status}`;
      report("invalid", place, {
        name,
        label,
        where: error.instancePath || ITSELF,
        fault: error.message ?? "is wrong",
      });
    }
  }
}
