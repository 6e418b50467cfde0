import type { Rule } from "../rule.ts";

export const rootEmptied: Rule = {
  id: "root-emptied",
  fact: "root-emptied",
  direction: "both",
  wire: "none",
  client: "breaking",
  why: {
    en: "Imports of operations and models from the package's root, and `createZStack(options)`, no longer compile.",
    "zh-CN": "从包的根入口导入操作和模型，以及 `createZStack(options)` 的写法，都不再能通过编译。",
  },
  message: {
    en: "with {to} operations instead of {from}, the package's root no longer has them; import them one by one, or from zstack-client/all",
    "zh-CN": "操作由 {from} 个增至 {to} 个，包的根入口不再包含它们；请逐个导入，或使用 zstack-client/all",
  },
  mirror: "root-filled",
};
