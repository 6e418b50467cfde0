import { expect, test } from "vitest";
import { historySection } from "../../src/docs/history-section.ts";
import { printPage } from "../../src/docs/markdown.ts";
import type { OperationHistory } from "../../src/model/history.ts";
import type { Locale } from "../../src/model/model.ts";

const HISTORY: OperationHistory = [
  {
    release: "4.6.0",
    changes: [
      {
        id: "response-property-added",
        breaking: false,
        message: { en: "Vm.note added to the response", "zh-CN": "响应新增 Vm.note" },
      },
    ],
  },
  {
    release: undefined,
    changes: [
      {
        id: "operation-removed",
        breaking: true,
        message: { en: "operation *X* removed", "zh-CN": "删除操作 *X*" },
      },
    ],
  },
];

const page = (history: OperationHistory, locale: Locale) =>
  printPage({
    target: { kind: "operation", locale, operationId: "X" },
    blocks: historySection(history, locale),
  });

test.each([
  [
    "en",
    "## Change history\n\n- `4.6.0`\n  - Vm.note added to the response\n- Unreleased\n  - Breaking: operation \\*X\\* removed\n",
  ],
  ["zh-CN", "## 变更历史\n\n- `4.6.0`\n  - 响应新增 Vm.note\n- 未发布\n  - 不兼容：删除操作 \\*X\\*\n"],
] as const)("the change history tells each release, the working tree last (%s)", (locale, want) => {
  expect(page(HISTORY, locale)).toContain(want);
});

test.each([
  ["en", "No change is recorded yet."],
  ["zh-CN", "暂无变更记录。"],
] as const)("without changes it says so (%s)", (locale, want) => {
  expect(page([], locale)).toContain(want);
});
