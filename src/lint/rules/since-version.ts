import { childPointer } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";
import { writtenUnder } from "../x-zstack.ts";

export const sinceVersion = defineRule({
  id: "since-version",
  severity: "error",
  asks: {
    en: 'Every operation says in `x-zstack.since` with which version of ZStack it came, such as `"4.5.0"`. That it is a version, in quotes, is part of the schema of `x-zstack`.',
    "zh-CN":
      '每个操作都在 `x-zstack.since` 中写明起始版本，例如 `"4.5.0"`。版本号的格式（须加引号）由 `x-zstack` 的 schema 检查。',
  },
  faults: {
    absent: {
      message: {
        en: "{operationId} does not say since which version it exists.",
        "zh-CN": "{operationId} 没有写明起始版本。",
      },
      fix: {
        en: 'Add x-zstack.since, in quotes: since: "4.5.0".',
        "zh-CN": '补充 x-zstack.since，并加引号：since: "4.5.0"。',
      },
    },
  },
  check({ model }, report) {
    for (const { operationId, since, pointer } of model.operations) {
      // One that is no version is a fault of its own.
      if (since !== undefined || writtenUnder(model.document, pointer, "since").value !== undefined) continue;
      report("absent", { pointer: childPointer(pointer, "operationId") }, { operationId });
    }
  },
});
