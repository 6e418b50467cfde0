/** The parts of an operation that pages do not describe, or all describe alike, in our words. */

import { ownValue } from "../load/mapping.ts";
import type { SchemaObject } from "./draft-schema.ts";
import type { DraftText } from "./draft-text.ts";
import type { QueryParameter } from "./query-parameters.ts";

const TAG_TEXTS: Readonly<Record<string, DraftText>> = {
  systemTags: {
    en: "System tags of the request, each in the form `key::value`. They stand beside the wrapper key, not inside it.",
    "zh-CN": "请求附带的系统标签，形如 `key::value`，与外层键同级，不写在其内部。",
  },
  userTags: {
    en: "Free-form tags of the request, for your own bookkeeping; beside the wrapper key as well.",
    "zh-CN": "请求附带的用户标签，内容自定，用于自行归类，同样与外层键同级。",
  },
};

const QUERY_TAG_TEXTS: Readonly<Record<string, DraftText>> = {
  systemTags: {
    en: "System tags of the request, each in the form `key::value`; a list repeats the parameter.",
    "zh-CN": "请求附带的系统标签，形如 `key::value`；多个值时重复该参数。",
  },
  userTags: {
    en: "Free-form tags of the request, for your own bookkeeping; a list repeats the parameter.",
    "zh-CN": "请求附带的用户标签，内容自定，用于自行归类；多个值时重复该参数。",
  },
};

const ENVELOPE_TEXTS: Readonly<Record<string, DraftText>> = {
  success: {
    en: "A success flag on the API Explorer page only. Servers do not send it: the HTTP status tells, 200 or 503.",
    "zh-CN": "仅见于官方页面的成败标志，服务端实际不返回，应以 HTTP 状态码 200 或 503 判断。",
  },
  error: {
    en: "Null after a success according to the API Explorer. Servers do not send it in a 200; a failure is a 503 with `error`.",
    "zh-CN": "官方页面列出了该字段；服务端在 200 响应中不会返回，失败时改以 503 响应携带 `error`。",
  },
};

/** The words for a field that is the same everywhere; `undefined` for others. */
export function standardText(place: "body" | "query" | "envelope", name: string): DraftText | undefined {
  const texts = { body: TAG_TEXTS, query: QUERY_TAG_TEXTS, envelope: ENVELOPE_TEXTS }[place];
  return ownValue(texts, name);
}

/** Puts other words into a property. */
export function reworded(property: SchemaObject, text: DraftText | undefined): SchemaObject {
  if (text === undefined) return property;
  const extension = property["x-zstack"] as SchemaObject;
  return { ...property, description: text.en, "x-zstack": { ...extension, "zh-CN": text["zh-CN"] } };
}

/** A parameter of all query operations, as operations declare it. */
export function standardParameter(
  { name, schema, javaType, description }: QueryParameter,
  source: string,
): SchemaObject {
  return {
    name,
    in: "query",
    description: description.en,
    schema: schema as SchemaObject,
    "x-zstack": { type: javaType, undocumented: { source }, "zh-CN": description["zh-CN"] },
  };
}

/** What a 200 is, by whether a job comes before it and whether it carries anything. */
export function okText(isJob: boolean, isEmpty: boolean): DraftText {
  if (isEmpty) {
    return isJob
      ? {
          en: "Done; the body is an empty object. The call itself answers 202, and the finished job this.",
          "zh-CN": "操作已完成，响应体为空对象。首次响应为 202，轮询到任务完成后得到该结果。",
        }
      : { en: "Done; the body is an empty object.", "zh-CN": "操作已完成，响应体为空对象。" };
  }
  return isJob
    ? {
        en: "The result. The call itself answers 202, and the finished job this body when it is polled.",
        "zh-CN": "操作结果。首次响应为 202，轮询到任务完成后得到该结构。",
      }
    : { en: "The result.", "zh-CN": "操作结果。" };
}

/** What the wrapper key is for. */
export function wrapperText(key: string, documented: string | undefined): DraftText {
  if (documented === undefined || documented === key) {
    return { en: "The params of the operation.", "zh-CN": "操作的参数。" };
  }
  return {
    en: `The params of the operation. The API Explorer calls this key \`${documented}\`; servers dispatch on the name used here.`,
    "zh-CN": `操作的参数。官方页面把该键写作 \`${documented}\`，服务端实际按此处的键名分发。`,
  };
}

/** What the example of a page is called in a spec. */
export const EXAMPLE_TEXT: DraftText = { en: "The API Explorer's example", "zh-CN": "官方页面的示例" };
