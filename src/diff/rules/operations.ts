import type { Row } from "./row.ts";

/** Operations: whether they are there, where, and how the client calls them. */
export const OPERATION_RULES: readonly Row[] = [
  {
    fact: "operation-added",
    both: { wire: "compatible", client: "compatible" },
    why: { en: "Nobody calls it yet.", "zh-CN": "此前没有人调用它。" },
    message: { en: "operation {name} added ({to})", "zh-CN": "新增操作 {name}（{to}）" },
    mirror: "operation-removed",
  },
  {
    fact: "operation-removed",
    both: { wire: "breaking", client: "breaking" },
    why: {
      en: "Calls are answered with 404, and the function is gone from the package.",
      "zh-CN": "调用会得到 404，客户端包中的函数也不复存在。",
    },
    message: { en: "operation {name} removed (was {from})", "zh-CN": "删除操作 {name}（原为 {from}）" },
    mirror: "operation-added",
  },
  {
    fact: "operation-id-changed",
    both: { wire: "none", client: "breaking" },
    why: {
      en: "The request is the same, but function and types are named after the operationId.",
      "zh-CN": "请求不变，但函数名和类型名取自 operationId。",
    },
    message: { en: "operation {from} is now called {to}", "zh-CN": "操作 {from} 改名为 {to}" },
  },
  {
    id: "operation-method-changed",
    fact: "method-changed",
    both: { wire: "breaking", client: "compatible" },
    why: {
      en: "Servers do not answer the old method; the client sends the new one without a change to the caller's code.",
      "zh-CN": "服务端不再接受原方法；客户端会改发新方法，调用代码无需修改。",
    },
    message: {
      en: "{name} is sent as {to} instead of {from}",
      "zh-CN": "{name} 的请求方法由 {from} 改为 {to}",
    },
  },
  {
    id: "operation-path-changed",
    fact: "path-changed",
    both: { wire: "breaking", client: "compatible" },
    why: {
      en: "The old path leads nowhere; the client knows the new one.",
      "zh-CN": "原路径不再可用；客户端会使用新路径。",
    },
    message: { en: "{name} moved from {from} to {to}", "zh-CN": "{name} 的路径由 {from} 改为 {to}" },
  },
  {
    fact: "execution-became-job",
    both: { wire: "warning", client: "compatible" },
    why: {
      en: "The client awaits the job by itself; who reads HTTP answers directly must follow the location of a 202.",
      "zh-CN": "客户端会自动等待任务完成；直接处理 HTTP 响应的调用方需要根据 202 中的 location 轮询。",
    },
    message: { en: "{name} is a job: the answer may be 202", "zh-CN": "{name} 改为异步任务，可能返回 202" },
    mirror: "execution-became-sync",
  },
  {
    fact: "execution-became-sync",
    both: { wire: "warning", client: "breaking" },
    why: {
      en: "Answers of both kinds are awaited alike, but `start` is gone from the function.",
      "zh-CN": "两种响应的等待方式相同，但函数不再有 `start`。",
    },
    message: {
      en: "{name} is no job any more: the answer is 200",
      "zh-CN": "{name} 不再是异步任务，直接返回 200",
    },
    mirror: "execution-became-job",
  },
  {
    fact: "wrapper-key-changed",
    both: { wire: "breaking", client: "compatible" },
    why: {
      en: "Servers do not read params under the old key; the client wraps them itself.",
      "zh-CN": "服务端不读取原键下的参数；客户端会自行包装参数。",
    },
    message: {
      en: "the params of {name} go under {to} instead of {from}",
      "zh-CN": "{name} 的参数由键 {from} 改放到 {to} 下",
    },
  },
  {
    fact: "action-changed",
    both: { wire: "breaking", client: "compatible" },
    why: {
      en: "Servers find no action under the old key; the client sends the new one.",
      "zh-CN": "服务端在原键下找不到操作；客户端会发送新键。",
    },
    message: {
      en: "servers dispatch {name} on {to} instead of {from}",
      "zh-CN": "服务端分发 {name} 所用的键由 {from} 改为 {to}",
    },
  },
  {
    fact: "result-key-changed",
    both: { wire: "none", client: "breaking" },
    why: {
      en: "What is on the wire is judged apart; the function resolves to another type.",
      "zh-CN": "线上数据的变化另行判断；函数的返回类型不同了。",
    },
    message: {
      en: "{name} gives back {to} of the answer instead of {from}",
      "zh-CN": "{name} 的返回值由响应中的 {from} 改为 {to}",
    },
  },
  {
    fact: "callback-added",
    both: { wire: "compatible", client: "none" },
    why: { en: "Servers send it only to those who ask.", "zh-CN": "服务端只向提出请求的一方发送。" },
    message: { en: "{keyword} {name} added", "zh-CN": "新增 {keyword} {name}" },
    mirror: "callback-removed",
  },
  {
    fact: "callback-removed",
    both: { wire: "breaking", client: "none" },
    why: {
      en: "Who waits for it waits in vain; the client has no part in it.",
      "zh-CN": "等待它的一方再也收不到；与客户端包无关。",
    },
    message: { en: "{keyword} {name} removed", "zh-CN": "删除 {keyword} {name}" },
    mirror: "callback-added",
  },
  {
    fact: "callback-changed",
    both: { wire: "warning", client: "none" },
    why: {
      en: "What servers send or expect has changed; look at it closely, for it is compared as a whole.",
      "zh-CN": "服务端发送或期待的内容变了；此处只作整体比较，请仔细查看。",
    },
    message: { en: "{keyword} {name} changed", "zh-CN": "{keyword} {name} 有变化" },
  },
];
