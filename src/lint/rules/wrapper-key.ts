import { propertiesOf } from "../../model/form.ts";
import { defineRule } from "../rule.ts";
import { writtenUnder } from "../x-zstack.ts";

export const wrapperKey = defineRule({
  id: "wrapper-key",
  severity: "error",
  asks: {
    en: "The body holds its params under the key servers dispatch on, `x-zstack.action`, and requires it; what the page calls the key goes into `x-zstack.documentedKey`, and only where it differs.",
    "zh-CN":
      "请求体把参数放在服务端分发用的键（`x-zstack.action`）下，并将其列为必填；官方页面的键名与之不同时才写入 `x-zstack.documentedKey`。",
  },
  faults: {
    differs: {
      message: {
        en: 'The body of {operationId} holds its params under "{wrapper}", but servers dispatch on "{action}".',
        "zh-CN": "{operationId} 的请求体把参数放在“{wrapper}”下，而服务端按“{action}”分发。",
      },
      fix: {
        en: "Rename the property to {action}, and say `documentedKey: {wrapper}` if the page calls it so.",
        "zh-CN": "将该属性改名为 {action}；若官方页面写作 {wrapper}，用 `documentedKey: {wrapper}` 注明。",
      },
    },
    superfluous: {
      message: {
        en: "The documentedKey of {operationId} is its action already.",
        "zh-CN": "{operationId} 的 documentedKey 与 action 相同。",
      },
      fix: { en: "Remove documentedKey.", "zh-CN": "删除 documentedKey。" },
    },
    optional: {
      message: {
        en: 'The body of {operationId} does not require "{wrapper}", without which servers find no action.',
        "zh-CN": "{operationId} 的请求体没有把“{wrapper}”列为必填，缺少它服务端无法分发。",
      },
      fix: {
        en: "List {wrapper} under required of the body.",
        "zh-CN": "将 {wrapper} 加入请求体的 required。",
      },
    },
  },
  check({ model, nodes, schemas, sound }, report) {
    // Behind a fault may be what the body requires.
    if (!sound) return;
    const properties = new Map(nodes.map(({ schema, property }) => [schema.pointer, property]));
    for (const { operationId, functionName, body, pointer } of model.operations) {
      const { wrapper, actionKey: action, params } = body ?? {};
      const slots = { operationId, wrapper: wrapper ?? "", action: action ?? "" };
      if (wrapper === undefined || params === undefined) continue;
      const written = writtenUnder(model.document, pointer, "action").value;
      // An action that is none of the operation's is told of already.
      if (typeof written === "string" && written !== functionName) continue;
      // So is a name that the body requires and does not have, most likely this one.
      const names = new Set(propertiesOf(body?.schema, schemas)?.map(({ name }) => name));
      const { required } = body?.schema?.source ?? {};
      if (Array.isArray(required) && required.some((name) => !names.has(String(name)))) continue;
      const documented = writtenUnder(model.document, pointer, "documentedKey");
      if (wrapper !== action) {
        report("differs", { pointer: params.pointer, at: "key" }, slots);
        continue;
      }
      if (documented.value === action) {
        report("superfluous", { pointer: documented.pointer, at: "key" }, slots);
      }
      if (properties.get(params.pointer)?.required === false) {
        report("optional", { pointer: params.pointer, at: "key" }, slots);
      }
    }
  },
});
