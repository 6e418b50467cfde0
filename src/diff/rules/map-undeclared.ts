import type { Rule } from "../rule.ts";

export const mapUndeclared: Rule = {
  id: "map-undeclared",
  fact: "map-undeclared",
  direction: "both",
  wire: "none",
  client: "breaking",
  why: {
    en: "The wire is judged apart; the type has lost its index signature, so code that names a property of its own does not compile.",
    "zh-CN": "线上数据的变化另行判断；类型失去了索引签名，使用自定义字段的代码无法通过编译。",
  },
  message: {
    en: "{name} is not declared to have further properties any more",
    "zh-CN": "{name} 不再声明其他字段",
  },
  mirror: "map-declared",
};
