import { childPointer } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";

export const operationIdCase = defineRule({
  id: "operation-id-case",
  severity: "error",
  asks: {
    en: "An operationId is written in PascalCase, after the API's class: `CreateVmFromCdpBackup`, as APICreateVmFromCdpBackupMsg. That it occurs once is checked when the model is built (`duplicate-operation-id`).",
    "zh-CN":
      "operationId 采用 PascalCase，与 API 类名一致：APICreateVmFromCdpBackupMsg 对应 `CreateVmFromCdpBackup`。是否重复在构建模型时检查（`duplicate-operation-id`）。",
  },
  faults: {
    notPascal: {
      message: {
        en: 'The operationId "{operationId}" is not in PascalCase.',
        "zh-CN": "operationId“{operationId}”不是 PascalCase。",
      },
      fix: { en: "Write {wanted}.", "zh-CN": "改为 {wanted}。" },
    },
  },
  check({ model }, report) {
    for (const { operationId, pointer } of model.operations) {
      if (/^[A-Z][A-Za-z0-9]*$/.test(operationId)) continue;
      const place = { pointer: childPointer(pointer, "operationId") };
      report("notPascal", place, { operationId, wanted: pascalCase(operationId) });
    }
  },
});

function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
