import type { Row } from "./row.ts";

const REFUSED = {
  en: "Calls without it are refused, and code without it does not compile.",
  "zh-CN": "缺少它的调用会被拒绝，代码也无法通过编译。",
};

const GO_ON = { en: "Calls without it go on working.", "zh-CN": "不带它的调用不受影响。" };

const IGNORED = { en: "Callers ignore what they do not know.", "zh-CN": "调用方会忽略不认识的字段。" };

/** Properties of objects, named and unnamed. */
export const PROPERTY_RULES: readonly Row[] = [
  {
    id: "required-request-property-added",
    fact: "property-added",
    when: { required: true },
    request: { wire: "breaking", client: "breaking" },
    why: REFUSED,
    message: { en: "required {name} added to the request", "zh-CN": "请求新增必填的 {name}" },
    mirror: "request-property-removed",
  },
  {
    id: "optional-request-property-added",
    fact: "property-added",
    when: { required: false },
    request: { wire: "compatible", client: "compatible" },
    why: GO_ON,
    message: { en: "optional {name} added to the request", "zh-CN": "请求新增可选的 {name}" },
    mirror: "request-property-removed",
  },
  {
    id: "response-property-added",
    fact: "property-added",
    response: { wire: "compatible", client: "compatible" },
    why: IGNORED,
    message: { en: "{name} added to the response", "zh-CN": "响应新增 {name}" },
    mirror: "response-property-removed",
  },
  {
    id: "request-property-removed",
    fact: "property-removed",
    request: { wire: "warning", client: "breaking" },
    why: {
      en: "Servers ignore what they do not know, so a call succeeds without doing what it asks; code that names it does not compile.",
      "zh-CN": "服务端会忽略不认识的字段，调用成功却不起作用；写有该字段的代码无法通过编译。",
    },
    message: { en: "{name} removed from the request", "zh-CN": "请求删除 {name}" },
    mirror: "optional-request-property-added",
  },
  {
    id: "response-property-removed",
    fact: "property-removed",
    response: { wire: "breaking", client: "breaking" },
    why: {
      en: "Who reads it gets nothing, and code that names it does not compile.",
      "zh-CN": "读取它的调用方得不到内容，写有该字段的代码无法通过编译。",
    },
    message: { en: "{name} removed from the response", "zh-CN": "响应删除 {name}" },
    mirror: "response-property-added",
  },
  {
    fact: "property-became-required",
    request: { wire: "breaking", client: "breaking" },
    response: { wire: "compatible", client: "compatible" },
    why: {
      request: REFUSED,
      response: {
        en: "Who copes with its absence copes with its presence.",
        "zh-CN": "能处理缺失的调用方也能处理出现。",
      },
    },
    message: {
      request: { en: "{name} became required in the request", "zh-CN": "请求中的 {name} 变为必填" },
      response: { en: "{name} is always in the response", "zh-CN": "响应中总有 {name}" },
    },
    mirror: "property-became-optional",
  },
  {
    fact: "property-became-optional",
    request: { wire: "compatible", client: "compatible" },
    response: { wire: "breaking", client: "breaking" },
    why: {
      request: { en: "Calls that send it are right as before.", "zh-CN": "携带它的调用依然正确。" },
      response: {
        en: "Callers could count on it; strict code that reads it does not compile.",
        "zh-CN": "调用方原本可以依赖它；严格模式下读取它的代码无法通过编译。",
      },
    },
    message: {
      request: { en: "{name} became optional in the request", "zh-CN": "请求中的 {name} 变为可选" },
      response: { en: "{name} may be absent from the response", "zh-CN": "响应中可能没有 {name}" },
    },
    mirror: "property-became-required",
  },
  {
    id: "request-property-became-writable",
    fact: "property-became-carried",
    request: { wire: "compatible", client: "none" },
    why: { en: "Nobody had to send it before.", "zh-CN": "此前无需发送它。" },
    message: { en: "{name} is not read-only any more", "zh-CN": "{name} 不再只读" },
    mirror: "request-property-became-read-only",
  },
  {
    id: "response-property-became-readable",
    fact: "property-became-carried",
    response: { wire: "compatible", client: "none" },
    why: IGNORED,
    message: { en: "{name} is not write-only any more", "zh-CN": "{name} 不再只写" },
    mirror: "response-property-became-write-only",
  },
  {
    id: "request-property-became-read-only",
    fact: "property-left-out",
    request: { wire: "warning", client: "none" },
    why: { en: "Servers ignore it when it is sent.", "zh-CN": "发送时服务端会忽略它。" },
    message: {
      en: "{name} is read-only and no part of the request any more",
      "zh-CN": "{name} 变为只读，不再属于请求",
    },
    mirror: "request-property-became-writable",
  },
  {
    id: "response-property-became-write-only",
    fact: "property-left-out",
    response: { wire: "breaking", client: "none" },
    why: {
      en: "Who reads it gets nothing, although the type still has it.",
      "zh-CN": "读取它的调用方得不到内容，尽管类型中仍有该字段。",
    },
    message: {
      en: "{name} is write-only and no part of the response any more",
      "zh-CN": "{name} 变为只写，不再属于响应",
    },
    mirror: "response-property-became-readable",
  },
  {
    id: "additional-properties-allowed",
    fact: "additional-allowed",
    request: { wire: "compatible", client: "none" },
    response: { wire: "compatible", client: "none" },
    why: {
      request: { en: "Calls without them are right as before.", "zh-CN": "不带其他字段的调用依然正确。" },
      response: IGNORED,
    },
    message: {
      request: { en: "{name} takes other properties in a request", "zh-CN": "请求中的 {name} 接受其他字段" },
      response: {
        en: "{name} may have other properties in a response",
        "zh-CN": "响应中的 {name} 可能有其他字段",
      },
    },
    mirror: "additional-properties-refused",
  },
  {
    id: "additional-properties-refused",
    fact: "additional-refused",
    request: { wire: "breaking", client: "none" },
    response: { wire: "compatible", client: "none" },
    why: {
      request: {
        en: "Calls with properties of their own are refused; types of maps are judged apart.",
        "zh-CN": "带有自定义字段的调用会被拒绝；映射类型的变化另行判断。",
      },
      response: { en: "Callers have less to expect.", "zh-CN": "调用方需要处理的内容更少。" },
    },
    message: {
      request: {
        en: "{name} takes no other properties in a request",
        "zh-CN": "请求中的 {name} 不再接受其他字段",
      },
      response: {
        en: "{name} has no other properties in a response",
        "zh-CN": "响应中的 {name} 不再有其他字段",
      },
    },
    mirror: "additional-properties-allowed",
  },
  {
    fact: "map-declared",
    both: { wire: "compatible", client: "compatible" },
    why: { en: "They were allowed before; now they have a type.", "zh-CN": "此前即允许，现在有了类型。" },
    message: { en: "{name} is declared to have further properties", "zh-CN": "{name} 声明了其他字段" },
    mirror: "map-undeclared",
  },
  {
    fact: "map-undeclared",
    both: { wire: "none", client: "breaking" },
    why: {
      en: "The wire is judged apart; the type has lost its index signature, so code that names a property of its own does not compile.",
      "zh-CN": "线上数据的变化另行判断；类型失去了索引签名，使用自定义字段的代码无法通过编译。",
    },
    message: {
      en: "{name} is not declared to have further properties any more",
      "zh-CN": "{name} 不再声明其他字段",
    },
    mirror: "map-declared",
  },
];
