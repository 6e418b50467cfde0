import { NARROWER, WIDER } from "./reasons.ts";
import type { Row } from "./row.ts";

/** Bounds on values, and assertions that are compared as a whole. */
export const LIMIT_RULES: readonly Row[] = [
  {
    fact: "limit-tightened",
    request: { wire: "breaking", client: "none" },
    response: { wire: "compatible", client: "none" },
    why: NARROWER,
    note: { en: "Types do not tell limits.", "zh-CN": "类型不体现取值限制。" },
    message: {
      en: "{keyword} of {name} tightened from {from} to {to} in the {side}",
      "zh-CN": "{side}中 {name} 的 {keyword} 由 {from} 收紧为 {to}",
    },
    mirror: "limit-loosened",
  },
  {
    fact: "limit-loosened",
    request: { wire: "compatible", client: "none" },
    response: { wire: "breaking", client: "none" },
    why: {
      request: WIDER.request,
      response: {
        en: "Callers that counted on the limit, for a column of that width say, get values beyond it.",
        "zh-CN": "依赖该限制的调用方（例如按此宽度建列）会得到超出限制的值。",
      },
    },
    message: {
      en: "{keyword} of {name} loosened from {from} to {to} in the {side}",
      "zh-CN": "{side}中 {name} 的 {keyword} 由 {from} 放宽为 {to}",
    },
    mirror: "limit-tightened",
  },
  {
    fact: "pattern-changed",
    request: { wire: "breaking", client: "none" },
    response: { wire: "breaking", client: "none" },
    why: {
      request: {
        en: "Servers may refuse values they took before; nobody can tell in general.",
        "zh-CN": "服务端可能拒绝以前接受的值；一般情况下无法判断。",
      },
      response: {
        en: "Callers that counted on it may get other values; nobody can tell in general.",
        "zh-CN": "依赖它的调用方可能得到其他值；一般情况下无法判断。",
      },
    },
    message: {
      en: "{keyword} of {name} changed from {from} to {to} in the {side}",
      "zh-CN": "{side}中 {name} 的 {keyword} 由 {from} 改为 {to}",
    },
  },
  {
    fact: "constraint-added",
    request: { wire: "breaking", client: "none" },
    response: { wire: "compatible", client: "none" },
    why: NARROWER,
    message: { en: "{keyword} added to {name} in the {side}", "zh-CN": "{side}中 {name} 新增 {keyword}" },
    mirror: "constraint-removed",
  },
  {
    fact: "constraint-removed",
    request: { wire: "compatible", client: "none" },
    response: { wire: "breaking", client: "none" },
    why: WIDER,
    message: { en: "{keyword} removed from {name} in the {side}", "zh-CN": "{side}中 {name} 删除 {keyword}" },
    mirror: "constraint-added",
  },
  {
    fact: "constraint-changed",
    request: { wire: "breaking", client: "none" },
    response: { wire: "breaking", client: "none" },
    why: {
      en: "It is compared as a whole, so take it for the worst until you have looked.",
      "zh-CN": "此处只作整体比较，查看之前请按最坏情况对待。",
    },
    message: {
      en: "{keyword} of {name} changed in the {side}",
      "zh-CN": "{side}中 {name} 的 {keyword} 改变",
    },
  },
];
