import { childPointer } from "../../load/pointer.ts";
import { defineRule } from "../rule.ts";
import { writtenUnder } from "../x-zstack.ts";

export const jobResponse = defineRule({
  id: "job-response",
  severity: "error",
  asks: {
    en: "An operation of `execution: job` describes the 202 that servers answer first, and one of `execution: sync` has none. `documentedExecution` stands beside it only where the page says otherwise. Polling a job is the exception: its 202 is a job still running.",
    "zh-CN":
      "`execution: job` 的操作要描述服务端首先返回的 202，`execution: sync` 的操作则没有 202；只有官方页面说法不同时才写 `documentedExecution`。轮询任务的操作例外：它的 202 表示任务仍在执行。",
  },
  faults: {
    absent: {
      message: {
        en: "{operationId} becomes a job, but has no 202 response.",
        "zh-CN": "{operationId} 会转为任务，却没有 202 响应。",
      },
      fix: {
        en: "Add the 202 under responses, as other jobs have it.",
        "zh-CN": "参照其他异步操作，在 responses 中补充 202。",
      },
    },
    unexpected: {
      message: {
        en: "{operationId} is synchronous, but has a 202 response.",
        "zh-CN": "{operationId} 是同步操作，却有 202 响应。",
      },
      fix: {
        en: "Remove the 202, or say `execution: job` under x-zstack.",
        "zh-CN": "删除 202，或在 x-zstack 下写 `execution: job`。",
      },
    },
    superfluous: {
      message: {
        en: "The documentedExecution of {operationId} is its execution already.",
        "zh-CN": "{operationId} 的 documentedExecution 与 execution 相同。",
      },
      fix: { en: "Remove documentedExecution.", "zh-CN": "删除 documentedExecution。" },
    },
  },
  check({ model }, report) {
    for (const { operationId, pointer, path, execution, responses } of model.operations) {
      const accepted = responses.some(({ status }) => status === "202");
      const place = { pointer: childPointer(pointer, "responses"), at: "key" } as const;
      if (execution === "job" && !accepted) report("absent", place, { operationId });
      if (execution === "sync" && accepted && !/\/api-jobs\/\{\w+\}$/.test(path)) {
        report("unexpected", place, { operationId });
      }
      const documented = writtenUnder(model.document, pointer, "documentedExecution");
      if (documented.value === execution) {
        report("superfluous", { pointer: documented.pointer, at: "key" }, { operationId });
      }
    }
  },
});
