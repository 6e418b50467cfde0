import type { Rule } from "../rule.ts";

export const pathParameterRenamed: Rule = {
  id: "path-parameter-renamed",
  fact: "parameter-renamed",
  direction: "request",
  wire: "none",
  client: "breaking",
  why: {
    en: "Its name is not on the wire, but a param of the call.",
    "zh-CN": "其名称不出现在线上，却是调用时的参数名。",
  },
  message: { en: "path parameter {from} is now called {to}", "zh-CN": "路径参数 {from} 改名为 {to}" },
  mirror: { none: "The way back is a change of the same kind." },
};
