import type { Said } from "./row.ts";

/** There are fewer values than before: who writes them may not find them taken, who reads them copes. */
export const NARROWER = {
  request: { en: "Servers refuse values they took before.", "zh-CN": "服务端会拒绝以前接受的值。" },
  response: { en: "Callers get less than they cope with.", "zh-CN": "调用方得到的值都在其处理范围之内。" },
} as const satisfies Said;

/** There are more values than before, the other way round. */
export const WIDER = {
  request: {
    en: "Servers take what they took before, and more.",
    "zh-CN": "服务端接受以前的值以及更多的值。",
  },
  response: { en: "Callers get values they were not told of.", "zh-CN": "调用方会得到未曾说明的值。" },
} as const satisfies Said;
