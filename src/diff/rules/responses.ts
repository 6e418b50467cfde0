import type { Row } from "./row.ts";

/** Answers by status, and their headers. */
export const RESPONSE_RULES: readonly Row[] = [
  {
    id: "success-response-added",
    fact: "response-added",
    when: { required: true },
    response: { wire: "compatible", client: "none" },
    why: {
      en: "Callers that know the class of a status understand it.",
      "zh-CN": "按状态码类别处理的调用方可以理解。",
    },
    message: { en: "answer {name} added", "zh-CN": "新增响应 {name}" },
    mirror: "success-response-removed",
  },
  {
    id: "success-response-removed",
    fact: "response-removed",
    when: { required: true },
    response: { wire: "breaking", client: "none" },
    why: {
      en: "Who waits for it waits in vain; the client copes with either answer.",
      "zh-CN": "等待该响应的调用方再也等不到；客户端可处理各种响应。",
    },
    message: { en: "answer {name} removed", "zh-CN": "删除响应 {name}" },
    mirror: "success-response-added",
  },
  {
    id: "error-response-added",
    fact: "response-added",
    when: { required: false },
    response: { wire: "compatible", client: "none" },
    why: {
      en: "Any call may fail in ways that are not described.",
      "zh-CN": "任何调用都可能以未描述的方式失败。",
    },
    message: { en: "error {name} added", "zh-CN": "新增错误响应 {name}" },
    mirror: "error-response-removed",
  },
  {
    id: "error-response-removed",
    fact: "response-removed",
    when: { required: false },
    response: { wire: "compatible", client: "none" },
    why: {
      en: "Code for a failure that does not happen does no harm.",
      "zh-CN": "处理不会发生的错误没有影响。",
    },
    message: { en: "error {name} removed", "zh-CN": "删除错误响应 {name}" },
    mirror: "error-response-added",
  },
  {
    id: "response-header-added",
    fact: "header-added",
    response: { wire: "compatible", client: "none" },
    why: { en: "Nobody reads it yet.", "zh-CN": "此前没有人读取它。" },
    message: { en: "response header {name} added", "zh-CN": "新增响应头 {name}" },
    mirror: "optional-response-header-removed",
  },
  {
    id: "required-response-header-removed",
    fact: "header-removed",
    when: { required: true },
    response: { wire: "breaking", client: "none" },
    why: { en: "Callers could count on it.", "zh-CN": "调用方原本可以依赖它。" },
    message: { en: "response header {name} removed", "zh-CN": "删除响应头 {name}" },
    mirror: "response-header-added",
  },
  {
    id: "optional-response-header-removed",
    fact: "header-removed",
    when: { required: false },
    response: { wire: "warning", client: "none" },
    why: {
      en: "It may have been absent before; who made use of it gets it no more.",
      "zh-CN": "它以前也可能不出现；使用它的调用方再也得不到。",
    },
    message: { en: "optional response header {name} removed", "zh-CN": "删除可选的响应头 {name}" },
    mirror: "response-header-added",
  },
  {
    id: "response-header-became-required",
    fact: "header-became-required",
    response: { wire: "compatible", client: "none" },
    why: {
      en: "Who copes with its absence copes with its presence.",
      "zh-CN": "能处理缺失的调用方也能处理出现。",
    },
    message: { en: "response header {name} is always there", "zh-CN": "响应头 {name} 总会出现" },
    mirror: "response-header-became-optional",
  },
  {
    id: "response-header-became-optional",
    fact: "header-became-optional",
    response: { wire: "breaking", client: "none" },
    why: { en: "Callers could count on it.", "zh-CN": "调用方原本可以依赖它。" },
    message: { en: "response header {name} may be absent", "zh-CN": "响应头 {name} 可能不出现" },
    mirror: "response-header-became-required",
  },
];
