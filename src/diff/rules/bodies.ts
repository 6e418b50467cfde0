import type { Row } from "./row.ts";

/** Bodies of requests and of answers, and their media types. */
export const BODY_RULES: readonly Row[] = [
  {
    id: "required-request-body-added",
    fact: "body-added",
    when: { required: true },
    request: { wire: "breaking", client: "breaking" },
    why: { en: "Calls without a body are refused.", "zh-CN": "没有请求体的调用会被拒绝。" },
    message: { en: "required request body added", "zh-CN": "新增必填的请求体" },
    mirror: "request-body-removed",
  },
  {
    id: "optional-request-body-added",
    fact: "body-added",
    when: { required: false },
    request: { wire: "compatible", client: "compatible" },
    why: { en: "Calls without a body go on working.", "zh-CN": "没有请求体的调用不受影响。" },
    message: { en: "optional request body added", "zh-CN": "新增可选的请求体" },
    mirror: "request-body-removed",
  },
  {
    id: "request-body-removed",
    fact: "body-removed",
    request: { wire: "breaking", client: "breaking" },
    why: {
      en: "What callers send is not read any more, and code that passes params does not compile.",
      "zh-CN": "调用方发送的内容不再被读取，传入参数的代码无法通过编译。",
    },
    message: { en: "request body removed", "zh-CN": "删除请求体" },
    mirror: "optional-request-body-added",
  },
  {
    id: "request-body-became-required",
    fact: "body-became-required",
    request: { wire: "breaking", client: "none" },
    why: {
      en: "Calls without a body are refused; the client sends one whenever there is something to send.",
      "zh-CN": "没有请求体的调用会被拒绝；客户端在有内容时总会发送请求体。",
    },
    message: { en: "the request body became required", "zh-CN": "请求体变为必填" },
    mirror: "request-body-became-optional",
  },
  {
    id: "request-body-became-optional",
    fact: "body-became-optional",
    request: { wire: "compatible", client: "none" },
    why: { en: "Calls with a body are right as before.", "zh-CN": "带请求体的调用依然正确。" },
    message: { en: "the request body became optional", "zh-CN": "请求体变为可选" },
    mirror: "request-body-became-required",
  },
  {
    fact: "response-body-added",
    response: { wire: "compatible", client: "none" },
    why: { en: "Who expects none does not read it.", "zh-CN": "不期待响应体的调用方不会读取它。" },
    message: { en: "answer {name} carries a body", "zh-CN": "响应 {name} 带有响应体" },
    mirror: "response-body-removed",
  },
  {
    fact: "response-body-removed",
    response: { wire: "breaking", client: "none" },
    why: {
      en: "Who reads it finds nothing; what the function resolves to is judged apart.",
      "zh-CN": "读取它的调用方得不到内容；函数返回值的变化另行判断。",
    },
    message: { en: "answer {name} carries no body any more", "zh-CN": "响应 {name} 不再带有响应体" },
    mirror: "response-body-added",
  },
  {
    fact: "media-type-added",
    request: { wire: "compatible", client: "none" },
    response: { wire: "compatible", client: "none" },
    why: {
      request: {
        en: "The others are still read; the client speaks JSON.",
        "zh-CN": "其他格式仍可使用；客户端使用 JSON。",
      },
      response: { en: "Callers get it when they ask for it.", "zh-CN": "调用方要求时才会得到。" },
    },
    message: {
      request: { en: "requests may be {name}", "zh-CN": "请求可使用 {name}" },
      response: { en: "answers may be {name}", "zh-CN": "响应可能为 {name}" },
    },
    mirror: "media-type-removed",
  },
  {
    fact: "media-type-removed",
    request: { wire: "breaking", client: "none" },
    response: { wire: "breaking", client: "none" },
    why: {
      request: {
        en: "Servers do not read it any more; the client speaks JSON.",
        "zh-CN": "服务端不再读取该格式；客户端使用 JSON。",
      },
      response: { en: "Who asks for it is refused.", "zh-CN": "要求该格式的调用会被拒绝。" },
    },
    message: {
      request: { en: "requests may no longer be {name}", "zh-CN": "请求不再支持 {name}" },
      response: { en: "answers are no longer {name}", "zh-CN": "响应不再为 {name}" },
    },
    mirror: "media-type-added",
  },
];
