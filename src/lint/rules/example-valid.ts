import { childPointer } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";

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
    lacks: {
      message: {
        en: "The example {name} of {label} lacks {property}, which its schema requires.",
        "zh-CN": "{label} 的示例 {name} 缺少 schema 中必填的 {property}。",
      },
      fix: {
        en: "Add it to the example. Or take it out of required, if it may be left out; in a response say `documentedRequired: true` under its x-zstack then.",
        "zh-CN":
          "在示例中补充；若该字段可以省略，则从 required 中移除，响应字段还要在其 x-zstack 下写 `documentedRequired: true`。",
      },
    },
  },
  check(spec, report) {
    for (const { body, example, error } of spec.exampleFaults()) {
      const { instancePath, keyword, params, message } = error;
      const place = { pointer: example.pointer + instancePath };
      const told = { name: example.name, label: `${body.operation.operationId} ${body.status}` };
      if (keyword === "required") {
        // What a schema with faults requires is not known.
        if (!spec.sound) continue;
        const property = childPointer(instancePath, String(params.missingProperty));
        report("lacks", place, { ...told, property });
      } else {
        report("invalid", place, { ...told, where: instancePath || ITSELF, fault: message ?? "is wrong" });
      }
    }
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
        const error = spec.validate(pointer, value);
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
