import type { Row } from "./row.ts";

/** Words, deprecation, and what the package exports. */
export const DOCUMENT_RULES: readonly Row[] = [
  {
    fact: "documentation-changed",
    both: { wire: "none", client: "none" },
    why: { en: "Words change nothing that runs.", "zh-CN": "文字不影响运行。" },
    message: { en: "documentation of {name} changed ({keyword})", "zh-CN": "{name} 的文档改变（{keyword}）" },
  },
  {
    fact: "deprecated",
    both: { wire: "compatible", client: "compatible" },
    why: { en: "It still works; editors strike it through.", "zh-CN": "仍可使用，编辑器会以删除线提示。" },
    message: { en: "{name} is deprecated", "zh-CN": "{name} 标记为弃用" },
    mirror: "undeprecated",
  },
  {
    fact: "undeprecated",
    both: { wire: "compatible", client: "compatible" },
    why: { en: "It works as before.", "zh-CN": "与之前一样可用。" },
    message: { en: "{name} is no longer deprecated", "zh-CN": "{name} 不再标记为弃用" },
    mirror: "deprecated",
  },
  {
    fact: "schema-added",
    both: { wire: "none", client: "compatible" },
    why: { en: "The package exports one type more.", "zh-CN": "客户端包多导出一个类型。" },
    message: { en: "schema {name} added", "zh-CN": "新增模型 {name}" },
    mirror: "schema-removed",
  },
  {
    fact: "schema-removed",
    both: { wire: "none", client: "breaking" },
    why: {
      en: "What is on the wire is judged apart; code that imports the type does not compile.",
      "zh-CN": "线上数据的变化另行判断；导入该类型的代码无法通过编译。",
    },
    message: { en: "schema {name} removed", "zh-CN": "删除模型 {name}" },
    mirror: "schema-added",
  },
  {
    fact: "root-emptied",
    both: { wire: "none", client: "breaking" },
    why: {
      en: "Imports of operations and models from the package's root, and `createZStack(options)`, no longer compile.",
      "zh-CN": "从包的根入口导入操作和模型，以及 `createZStack(options)` 的写法，都不再能通过编译。",
    },
    message: {
      en: "with {to} operations instead of {from}, the package's root no longer has them; import them one by one, or from zstack-client/all",
      "zh-CN": "操作由 {from} 个增至 {to} 个，包的根入口不再包含它们；请逐个导入，或使用 zstack-client/all",
    },
    mirror: "root-filled",
  },
  {
    fact: "root-filled",
    both: { wire: "none", client: "compatible" },
    why: {
      en: "Calls with `createZStack(options, operations)`, and every module, stay as they are.",
      "zh-CN": "`createZStack(options, operations)` 和各个模块保持不变。",
    },
    message: {
      en: "with {to} operations instead of {from}, the package's root has them all",
      "zh-CN": "操作由 {from} 个减至 {to} 个，包的根入口包含全部操作",
    },
    mirror: "root-emptied",
  },
];
