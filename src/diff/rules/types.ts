import { NARROWER, WIDER } from "./reasons.ts";
import type { Row } from "./row.ts";

const ONE_TYPE = { en: "TypeScript has one type for both.", "zh-CN": "两者在 TypeScript 中是同一类型。" };

const FORMATS = { en: "Formats make no difference to types.", "zh-CN": "格式不影响类型。" };

/** Types, formats, `null`, and choices between schemas. */
export const TYPE_RULES: readonly Row[] = [
  {
    fact: "type-changed",
    request: { wire: "breaking", client: "breaking" },
    response: { wire: "breaking", client: "breaking" },
    why: {
      en: "Values of the old type are not what the other side reads.",
      "zh-CN": "旧类型的值不是对方所能读取的。",
    },
    message: {
      en: "type of {name} changed from {from} to {to}",
      "zh-CN": "{name} 的类型由 {from} 改为 {to}",
    },
  },
  {
    fact: "type-narrowed",
    when: { sameType: false },
    request: { wire: "breaking", client: "breaking" },
    response: { wire: "compatible", client: "compatible" },
    why: NARROWER,
    message: {
      en: "type of {name} narrowed from {from} to {to} in the {side}",
      "zh-CN": "{side}中 {name} 的类型由 {from} 收窄为 {to}",
    },
    mirror: "type-widened",
  },
  {
    fact: "type-widened",
    when: { sameType: false },
    request: { wire: "compatible", client: "compatible" },
    response: { wire: "breaking", client: "breaking" },
    why: WIDER,
    message: {
      en: "type of {name} widened from {from} to {to} in the {side}",
      "zh-CN": "{side}中 {name} 的类型由 {from} 放宽为 {to}",
    },
    mirror: "type-narrowed",
  },
  {
    id: "number-narrowed",
    fact: "type-narrowed",
    when: { sameType: true },
    request: { wire: "breaking", client: "compatible" },
    response: { wire: "compatible", client: "compatible" },
    why: NARROWER,
    note: ONE_TYPE,
    message: {
      en: "{name} is an integer only in the {side} ({from} to {to})",
      "zh-CN": "{side}中 {name} 只能为整数（{from} 改为 {to}）",
    },
    mirror: "number-widened",
  },
  {
    id: "number-widened",
    fact: "type-widened",
    when: { sameType: true },
    request: { wire: "compatible", client: "compatible" },
    response: { wire: "breaking", client: "compatible" },
    why: WIDER,
    note: ONE_TYPE,
    message: {
      en: "{name} may have a fraction in the {side} ({from} to {to})",
      "zh-CN": "{side}中 {name} 可以有小数（{from} 改为 {to}）",
    },
    mirror: "number-narrowed",
  },
  {
    fact: "format-changed",
    request: { wire: "breaking", client: "none" },
    response: { wire: "breaking", client: "none" },
    why: {
      en: "Values of the old format are not what the other side reads.",
      "zh-CN": "旧格式的值不是对方所能读取的。",
    },
    note: FORMATS,
    message: {
      en: "format of {name} in the {side} changed from {from} to {to}",
      "zh-CN": "{side}中 {name} 的格式由 {from} 改为 {to}",
    },
  },
  {
    fact: "format-narrowed",
    request: { wire: "breaking", client: "none" },
    response: { wire: "compatible", client: "none" },
    why: NARROWER,
    note: FORMATS,
    message: {
      en: "format of {name} in the {side} narrowed from {from} to {to}",
      "zh-CN": "{side}中 {name} 的格式由 {from} 收窄为 {to}",
    },
    mirror: "format-widened",
  },
  {
    fact: "format-widened",
    request: { wire: "compatible", client: "none" },
    response: { wire: "breaking", client: "none" },
    why: WIDER,
    note: FORMATS,
    message: {
      en: "format of {name} in the {side} widened from {from} to {to}",
      "zh-CN": "{side}中 {name} 的格式由 {from} 放宽为 {to}",
    },
    mirror: "format-narrowed",
  },
  {
    fact: "null-allowed",
    request: { wire: "compatible", client: "compatible" },
    response: { wire: "breaking", client: "breaking" },
    why: {
      request: { en: "Calls that send a value are right as before.", "zh-CN": "携带值的调用依然正确。" },
      response: {
        en: "Callers that take it for a value fail on null.",
        "zh-CN": "把它当作值使用的调用方会在遇到 null 时出错。",
      },
    },
    message: { en: "{name} may be null in the {side}", "zh-CN": "{side}中 {name} 可以为 null" },
    mirror: "null-refused",
  },
  {
    fact: "null-refused",
    request: { wire: "breaking", client: "breaking" },
    response: { wire: "compatible", client: "compatible" },
    why: {
      request: { en: "Calls that send null are refused.", "zh-CN": "发送 null 的调用会被拒绝。" },
      response: {
        en: "Who copes with null copes with values.",
        "zh-CN": "能处理 null 的调用方也能处理其他值。",
      },
    },
    message: { en: "{name} may not be null in the {side}", "zh-CN": "{side}中 {name} 不能为 null" },
    mirror: "null-allowed",
  },
  {
    fact: "variant-added",
    request: { wire: "compatible", client: "compatible" },
    response: { wire: "breaking", client: "breaking" },
    why: WIDER,
    message: { en: "{name} may be {to} as well in the {side}", "zh-CN": "{side}中 {name} 也可以是 {to}" },
    mirror: "variant-removed",
  },
  {
    fact: "variant-removed",
    request: { wire: "breaking", client: "breaking" },
    response: { wire: "compatible", client: "compatible" },
    why: NARROWER,
    message: {
      en: "{name} may no longer be {from} in the {side}",
      "zh-CN": "{side}中 {name} 不再可以是 {from}",
    },
    mirror: "variant-added",
  },
  {
    fact: "discriminator-changed",
    both: { wire: "warning", client: "none" },
    why: {
      en: "Who chooses a type by it chooses by something else now; the client does not.",
      "zh-CN": "依据它选择类型的调用方需要改变依据；客户端不使用它。",
    },
    message: { en: "discriminator of {name} changed", "zh-CN": "{name} 的 discriminator 改变" },
  },
];
