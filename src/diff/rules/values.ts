import { NARROWER, WIDER } from "./reasons.ts";
import type { Row } from "./row.ts";

/** Values that may be, or are known: `enum`, `const`, `default`. */
export const VALUE_RULES: readonly Row[] = [
  {
    fact: "enum-added",
    request: { wire: "breaking", client: "compatible" },
    response: { wire: "compatible", client: "compatible" },
    why: {
      request: {
        en: "Calls that send another value are refused; types accept any value of the kind.",
        "zh-CN": "发送其他取值的调用会被拒绝；类型仍接受任意同类值。",
      },
      response: NARROWER.response,
    },
    message: { en: "{name} is limited to {to} in the {side}", "zh-CN": "{side}中 {name} 只能取 {to}" },
    mirror: "enum-removed",
  },
  {
    fact: "enum-removed",
    request: { wire: "compatible", client: "compatible" },
    response: { wire: "warning", client: "compatible" },
    why: {
      request: WIDER.request,
      response: {
        en: "Callers that know the set as closed meet values they do not know; types are open to them.",
        "zh-CN": "认为取值封闭的调用方会遇到不认识的值；类型对此是开放的。",
      },
    },
    message: {
      en: "{name} is not limited to {from} any more in the {side}",
      "zh-CN": "{side}中 {name} 不再限于 {from}",
    },
    mirror: "enum-added",
  },
  {
    fact: "value-added",
    request: { wire: "compatible", client: "compatible" },
    response: { wire: "warning", client: "compatible" },
    why: {
      request: {
        en: "Calls that send another are right as before.",
        "zh-CN": "发送其他取值的调用依然正确。",
      },
      response: {
        en: "Callers that know the set as closed meet a value they do not know; types are open to it.",
        "zh-CN": "认为取值封闭的调用方会遇到不认识的值；类型对此是开放的。",
      },
    },
    message: { en: "value {to} added to {name} in the {side}", "zh-CN": "{side}中 {name} 新增取值 {to}" },
    mirror: "value-removed",
  },
  {
    fact: "value-removed",
    request: { wire: "breaking", client: "compatible" },
    response: { wire: "compatible", client: "compatible" },
    why: {
      request: {
        en: "Calls that send it are refused; types accept any value of the kind.",
        "zh-CN": "发送该取值的调用会被拒绝；类型仍接受任意同类值。",
      },
      response: {
        en: "Code for a value that does not come does no harm.",
        "zh-CN": "处理不会出现的取值没有影响。",
      },
    },
    message: {
      en: "value {from} removed from {name} in the {side}",
      "zh-CN": "{side}中 {name} 删除取值 {from}",
    },
    mirror: "value-added",
  },
  {
    fact: "known-value-added",
    both: { wire: "compatible", client: "compatible" },
    why: {
      en: "The set is open: callers were told to expect others.",
      "zh-CN": "取值是开放的：已告知调用方可能出现其他取值。",
    },
    message: { en: "known value {to} of {name} added", "zh-CN": "{name} 新增已知取值 {to}" },
    mirror: "known-value-removed",
  },
  {
    fact: "known-value-removed",
    both: { wire: "compatible", client: "compatible" },
    why: {
      en: "The set is open: it is still a value that may be sent and come.",
      "zh-CN": "取值是开放的：仍可发送该值，也仍可能收到。",
    },
    message: { en: "known value {from} of {name} removed", "zh-CN": "{name} 删除已知取值 {from}" },
    mirror: "known-value-added",
  },
  {
    fact: "const-added",
    request: { wire: "breaking", client: "breaking" },
    response: { wire: "compatible", client: "compatible" },
    why: NARROWER,
    message: { en: "{name} must be {to} in the {side}", "zh-CN": "{side}中 {name} 必须为 {to}" },
    mirror: "const-removed",
  },
  {
    fact: "const-removed",
    request: { wire: "compatible", client: "compatible" },
    response: { wire: "breaking", client: "breaking" },
    why: WIDER,
    message: {
      en: "{name} need not be {from} any more in the {side}",
      "zh-CN": "{side}中 {name} 不再必须为 {from}",
    },
    mirror: "const-added",
  },
  {
    fact: "const-changed",
    request: { wire: "breaking", client: "breaking" },
    response: { wire: "breaking", client: "breaking" },
    why: {
      en: "The old value is not what the other side reads, and the type is the new one alone.",
      "zh-CN": "旧值不是对方所能读取的，类型也只接受新值。",
    },
    message: {
      en: "{name} must be {to} instead of {from} in the {side}",
      "zh-CN": "{side}中 {name} 必须由 {from} 改为 {to}",
    },
  },
  {
    fact: "const-became-enum",
    request: { wire: "none", client: "compatible" },
    response: { wire: "none", client: "breaking" },
    why: {
      request: {
        en: "The same value travels; the type takes any other beside it.",
        "zh-CN": "传输的值不变；类型除该值外也接受其他值。",
      },
      response: {
        en: "The same value travels; the type allows others beside it.",
        "zh-CN": "传输的值不变；类型除该值外还允许其他值。",
      },
    },
    message: {
      en: "{name} lists {to} in the {side}, which was its constant",
      "zh-CN": "{side}中 {name} 的固定值改为枚举 {to}",
    },
    mirror: "enum-became-const",
  },
  {
    fact: "enum-became-const",
    request: { wire: "none", client: "breaking" },
    response: { wire: "none", client: "compatible" },
    why: {
      request: {
        en: "The same value travels; the type takes no other any more.",
        "zh-CN": "传输的值不变；类型不再接受其他值。",
      },
      response: {
        en: "The same value travels; the type has no other any more.",
        "zh-CN": "传输的值不变；类型中不再有其他值。",
      },
    },
    message: {
      en: "{name} has {to} as a constant in the {side}, which it listed",
      "zh-CN": "{side}中 {name} 的枚举改为固定值 {to}",
    },
    mirror: "const-became-enum",
  },
  {
    fact: "default-changed",
    request: { wire: "warning", client: "none" },
    response: { wire: "compatible", client: "none" },
    why: {
      request: { en: "Calls that leave it out now mean something else.", "zh-CN": "不带它的调用含义变了。" },
      response: {
        en: "Servers send the value they have; the default is a hint.",
        "zh-CN": "服务端发送的是实际值；默认值只是提示。",
      },
    },
    message: {
      en: "default of {name} changed from {from} to {to} in the {side}",
      "zh-CN": "{side}中 {name} 的默认值由 {from} 改为 {to}",
    },
  },
];
