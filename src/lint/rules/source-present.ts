import { childPointer } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";
import { writtenUnder } from "../x-zstack.ts";

export const sourcePresent = defineRule({
  id: "source-present",
  severity: "error",
  asks: {
    en: "Every operation names under `x-zstack.sources` where its facts come from, and a property that is on the wire but not on the page names where it was found.",
    "zh-CN": "每个操作都在 `x-zstack.sources` 中注明依据；官方页面未列出、实际会出现的字段要注明出处。",
  },
  faults: {
    operation: {
      message: { en: "{label} names no sources.", "zh-CN": "{label} 没有注明依据。" },
      fix: {
        en: "Add x-zstack.sources: the page, the SDK class, the server file with its line.",
        "zh-CN": "补充 x-zstack.sources：官方页面、SDK 类、服务端源文件及行号。",
      },
    },
    property: {
      message: {
        en: "{label} is said to be undocumented, but not where it was found.",
        "zh-CN": "{label} 标为官方页面未列出，却没有注明出处。",
      },
      fix: {
        en: "Write `undocumented: { source: … }` under its x-zstack.",
        "zh-CN": "在其 x-zstack 下写 `undocumented: { source: … }`。",
      },
    },
  },
  check({ model, nodes }, report) {
    for (const { operationId, sources, pointer } of model.operations) {
      // One that is there but at fault is told of elsewhere.
      const { value: found } = writtenUnder(model.document, pointer, "sources");
      if (sources.length > 0 || (found !== undefined && !(Array.isArray(found) && found.length === 0)))
        continue;
      report("operation", { pointer: childPointer(pointer, "operationId") }, { label: operationId });
    }
    for (const { label, property, schema } of nodes) {
      if (property?.undocumented?.trim() !== "") continue;
      report("property", { pointer: `${schema.pointer}/x-zstack/undocumented`, at: "key" }, { label });
    }
  },
});
