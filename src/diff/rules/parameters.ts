import type { Row } from "./row.ts";

const REFUSED = {
  en: "Calls without it are refused, and code without it does not compile.",
  "zh-CN": "缺少它的调用会被拒绝，代码也无法通过编译。",
};

/** Parameters, and how values are written outside of JSON. */
export const PARAMETER_RULES: readonly Row[] = [
  {
    id: "required-parameter-added",
    fact: "parameter-added",
    when: { required: true },
    request: { wire: "breaking", client: "breaking" },
    why: REFUSED,
    message: { en: "required {name} added", "zh-CN": "新增必填的 {name}" },
    mirror: "parameter-removed",
  },
  {
    id: "optional-parameter-added",
    fact: "parameter-added",
    when: { required: false },
    request: { wire: "compatible", client: "compatible" },
    why: { en: "Calls without it go on working.", "zh-CN": "不带它的调用不受影响。" },
    message: { en: "optional {name} added", "zh-CN": "新增可选的 {name}" },
    mirror: "parameter-removed",
  },
  {
    fact: "parameter-removed",
    request: { wire: "warning", client: "breaking" },
    why: {
      en: "Servers ignore what they do not know, so a call succeeds without doing what it asks; code that names it does not compile.",
      "zh-CN": "服务端会忽略不认识的参数，调用成功却不起作用；写有该参数的代码无法通过编译。",
    },
    message: { en: "{name} removed", "zh-CN": "删除 {name}" },
    mirror: "optional-parameter-added",
  },
  {
    fact: "parameter-became-required",
    request: { wire: "breaking", client: "breaking" },
    why: REFUSED,
    message: { en: "{name} became required", "zh-CN": "{name} 变为必填" },
    mirror: "parameter-became-optional",
  },
  {
    fact: "parameter-became-optional",
    request: { wire: "compatible", client: "compatible" },
    why: { en: "Calls that send it are right as before.", "zh-CN": "携带它的调用依然正确。" },
    message: { en: "{name} became optional", "zh-CN": "{name} 变为可选" },
    mirror: "parameter-became-required",
  },
  {
    id: "path-parameter-renamed",
    fact: "parameter-renamed",
    request: { wire: "none", client: "breaking" },
    why: {
      en: "Its name is not on the wire, but a param of the call.",
      "zh-CN": "其名称不出现在线上，却是调用时的参数名。",
    },
    message: { en: "path parameter {from} is now called {to}", "zh-CN": "路径参数 {from} 改名为 {to}" },
  },
  {
    fact: "serialization-changed",
    request: { wire: "breaking", client: "none" },
    response: { wire: "breaking", client: "none" },
    why: {
      request: {
        en: "Servers read another form than callers write.",
        "zh-CN": "服务端读取的格式与调用方写入的不同。",
      },
      response: {
        en: "Callers read another form than servers write.",
        "zh-CN": "调用方读取的格式与服务端写入的不同。",
      },
    },
    message: {
      en: "{name} is written differently ({keyword})",
      "zh-CN": "{name} 的书写方式改变（{keyword}）",
    },
  },
];
