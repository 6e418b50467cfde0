import { childPointer, parsePointer } from "../../load/pointer.ts";
import { functionNameOf } from "../../model/names.ts";
import { defineRule } from "../rule.ts";
import { writtenUnder } from "../x-zstack.ts";

export const actionName = defineRule({
  id: "action-name",
  severity: "error",
  asks: {
    en: "`x-zstack.action`, and the fragment that tells actions of one path apart, is the operationId with a small first letter: servers derive the key they dispatch on from the API's class name.",
    "zh-CN":
      "`x-zstack.action` 以及区分同一路径上多个操作的片段，都等于首字母小写的 operationId：服务端按 API 类名得出分发用的键。",
  },
  mends: {
    en: "Corrects the case of `x-zstack.action`, where the body has the right key already.",
    "zh-CN": "请求体的键已经正确、`x-zstack.action` 仅大小写不同时，更正大小写。",
  },
  faults: {
    action: {
      message: {
        en: 'The action "{action}" of {operationId} is not the operationId with a small first letter.',
        "zh-CN": "{operationId} 的 action“{action}”不是首字母小写的 operationId。",
      },
      fix: {
        en: "Write {wanted}, here and as the key of the body.",
        "zh-CN": "此处和请求体的键都改为 {wanted}。",
      },
    },
    fragment: {
      message: {
        en: 'The path of {operationId} ends in "#{action}", which is not its action.',
        "zh-CN": "{operationId} 的路径以“#{action}”结尾，与其 action 不一致。",
      },
      fix: { en: "End the path in #{wanted}.", "zh-CN": "路径结尾改为 #{wanted}。" },
    },
  },
  check({ model }, report) {
    for (const { operationId, pointer, body } of model.operations) {
      const wanted = functionNameOf(operationId);
      const { pointer: at, value: action } = writtenUnder(model.document, pointer, "action");
      if (typeof action === "string" && action !== wanted) {
        // Safe only if the body has the right key already: then nothing else depends on the wrong one.
        const safe = action.toLowerCase() === wanted.toLowerCase() && body?.wrapper === wanted;
        const edit = safe ? ({ kind: "replace", value: wanted } as const) : undefined;
        report("action", { pointer: at, edit }, { operationId, action, wanted });
      }
      const [, pathKey = ""] = parsePointer(pointer);
      const [, fragment] = pathKey.split("#");
      // Where path and action agree it is the operationId that differs, which is told of the action.
      if (fragment !== undefined && fragment !== wanted && fragment !== action) {
        report(
          "fragment",
          { pointer: childPointer("/paths", pathKey), at: "key" },
          { operationId, action: fragment, wanted },
        );
      }
    }
  },
});
