import type { Text } from "../model/model.ts";

/**
 * Every fixed phrase of the docs, in every locale: `Text` has no optional locale, so a missing translation
 * does not compile. Words in braces are filled in; words between backticks are code.
 */
export const messages = {
  // Headings.
  apiReference: { en: "API reference", "zh-CN": "API 文档" },
  description: { en: "Description", "zh-CN": "说明" },
  differences: {
    en: "Where the official page and servers differ",
    "zh-CN": "官方页面与服务端的差异",
  },
  request: { en: "Request", "zh-CN": "请求参数" },
  pathParameters: { en: "Path parameters", "zh-CN": "路径参数" },
  queryParameters: { en: "Query parameters", "zh-CN": "查询参数" },
  headerParameters: { en: "Header parameters", "zh-CN": "请求头参数" },
  cookieParameters: { en: "Cookie parameters", "zh-CN": "Cookie 参数" },
  bodyFields: { en: "Body fields", "zh-CN": "请求体字段" },
  responses: { en: "Responses", "zh-CN": "响应状态" },
  address: { en: "Address", "zh-CN": "请求地址" },
  requestExamples: { en: "Request examples", "zh-CN": "请求示例" },
  tryIt: { en: "Try it", "zh-CN": "本地模拟" },
  responseExamples: { en: "Response examples", "zh-CN": "响应示例" },
  errors: { en: "Errors", "zh-CN": "可能遇到的错误" },
  httpStatuses: { en: "HTTP statuses", "zh-CN": "HTTP 状态码" },
  errorCodes: { en: "Error codes", "zh-CN": "错误码" },
  clientErrors: { en: "Error classes of the client", "zh-CN": "客户端错误类型" },
  history: { en: "Change history", "zh-CN": "变更历史" },
  sources: { en: "Sources", "zh-CN": "依据" },

  // Labels of facts and table columns.
  fact: { en: "Fact", "zh-CN": "项目" },
  value: { en: "Value", "zh-CN": "内容" },
  methodAndAddress: { en: "Method and address", "zh-CN": "请求方法与地址" },
  method: { en: "Method", "zh-CN": "方法" },
  path: { en: "Address", "zh-CN": "地址" },
  tag: { en: "Tag", "zh-CN": "标签" },
  since: { en: "Since", "zh-CN": "起始版本" },
  execution: { en: "Execution", "zh-CN": "执行方式" },
  authentication: { en: "Authentication", "zh-CN": "认证" },
  operationId: { en: "Operation id", "zh-CN": "操作 ID" },
  otherLanguage: { en: "Other language", "zh-CN": "其他语言" },
  permalink: { en: "Permalink", "zh-CN": "永久链接" },
  operation: { en: "Operation", "zh-CN": "操作" },
  summary: { en: "Summary", "zh-CN": "概述" },
  status: { en: "Status", "zh-CN": "状态码" },
  meaning: { en: "Meaning", "zh-CN": "含义" },
  body: { en: "Body", "zh-CN": "响应体" },
  errorCode: { en: "Code", "zh-CN": "错误码" },
  whatToDo: { en: "What to do", "zh-CN": "处理建议" },
  errorClass: { en: "Class", "zh-CN": "类型" },
  whenThrown: { en: "Thrown when", "zh-CN": "抛出时机" },
  jsonType: { en: "JSON type", "zh-CN": "JSON 类型" },
  javaType: { en: "Java type", "zh-CN": "Java 类型" },

  // Values of facts.
  sync: {
    en: "synchronous: the answer is 200 with the result",
    "zh-CN": "同步：直接返回 200 和结果",
  },
  job: {
    en: "asynchronous job: the answer is 202, and the result is polled at `{address}`",
    "zh-CN": "异步任务：先返回 202，再通过 `{address}` 轮询结果",
  },
  syncBrief: { en: "synchronous", "zh-CN": "同步" },
  jobBrief: { en: "asynchronous job", "zh-CN": "异步任务" },
  needsLoginBrief: { en: "needs authentication", "zh-CN": "需要认证" },
  needsLogin: { en: "needs a session or an access key", "zh-CN": "需要登录会话或 AccessKey" },
  needsNoLogin: { en: "none", "zh-CN": "不需要认证" },
  inOtherLanguage: { en: "中文", "zh-CN": "English" },
  deprecatedOperation: {
    en: "This operation is deprecated; avoid it in new code.",
    "zh-CN": "该操作已弃用，新代码请勿使用。",
  },

  // The box of differences.
  keyDiffers: {
    en: 'The official page puts the params under {documented}; servers dispatch on {action}. The client sends both by default (`bodyKey: "both"`), since servers ignore keys they do not know.',
    "zh-CN":
      '官方页面把参数放在 {documented} 下，而服务端按 {action} 分发请求。服务端会忽略不认识的键，因此客户端默认两个键都发送（`bodyKey: "both"`）。',
  },
  bodyNotDocumented: {
    en: "The official page shows no request body; servers expect one with the key {action}.",
    "zh-CN": "官方页面没有列出请求体，而服务端要求请求体中包含键 {action}。",
  },
  executionDiffers: {
    en: "The official page calls this operation {documented}; in fact it is {actual}.",
    "zh-CN": "官方页面称该操作为{documented}，实际上是{actual}。",
  },
  syncShort: { en: "synchronous", "zh-CN": "同步调用" },
  jobShort: { en: "an asynchronous job", "zh-CN": "异步任务" },
  notEnforced: {
    en: "Documented as required, though servers accept a request without it: {fields}.",
    "zh-CN": "官方页面标为必填，但服务端并不强制：{fields}。",
  },
  mayBeLeftOut: {
    en: "Documented as required, yet servers leave these fields out when they have no value:",
    "zh-CN": "以下字段在官方页面上标为必填，但没有值时服务端不会返回：",
  },
  notOnPage: {
    en: "On the wire, but not on the official page:",
    "zh-CN": "以下字段会实际出现，但官方页面没有列出：",
  },
  fieldsOfModel: { en: "{model}: {fields}", "zh-CN": "{model}：{fields}" },
  foundIn: { en: "{field} (found in {source})", "zh-CN": "{field}（出处：{source}）" },

  // The request.
  noParameters: { en: "This operation takes no parameters.", "zh-CN": "该操作没有参数。" },
  wrapperText: { en: "Holds the params of the request.", "zh-CN": "请求参数的外层结构。" },
  wrapperKeyDiffers: {
    en: "Servers dispatch on the key {action}.",
    "zh-CN": "服务端按键 {action} 分发请求。",
  },

  // Fields: marks, and sentences after the description.
  required: { en: "required", "zh-CN": "必填" },
  documentedRequired: { en: "may be left out", "zh-CN": "可能不返回" },
  undocumented: { en: "not on the official page", "zh-CN": "官方页面未列出" },
  deprecated: { en: "deprecated", "zh-CN": "已弃用" },
  readOnly: { en: "read-only", "zh-CN": "只读" },
  writeOnly: { en: "write-only", "zh-CN": "只写" },
  nullable: { en: "nullable", "zh-CN": "可为 null" },
  sinceVersion: { en: "Since {version}.", "zh-CN": "起始版本：{version}。" },
  defaultValue: { en: "Default: {value}.", "zh-CN": "默认值：{value}。" },
  exampleValue: { en: "Example: {value}.", "zh-CN": "示例：{value}。" },
  knownValues: {
    en: "Known values: {values}; servers may know more.",
    "zh-CN": "已知取值：{values}；服务端可能还支持其他取值。",
  },
  knownAnswers: {
    en: "Known values: {values}; servers may send others.",
    "zh-CN": "已知取值：{values}；服务端也可能返回其他取值。",
  },
  eachElement: { en: "Each element: {text}", "zh-CN": "每个元素：{text}" },
  fieldsOn: { en: "Fields: see {model}.", "zh-CN": "字段详见 {model}。" },
  fieldsAbove: {
    en: "Its fields are those of {model}, already listed further up this branch.",
    "zh-CN": "字段与上层的 {model} 相同。",
  },
  oneOf: { en: "Takes one of the forms below.", "zh-CN": "可取以下形式之一。" },
  form: { en: "form {number}", "zh-CN": "形式 {number}" },
  inBrackets: { en: " ({content})", "zh-CN": "（{content}）" },
  listOf: { en: "{outer} of {inner}", "zh-CN": "{outer}，元素为 {inner}" },
  mapOf: { en: "{outer} with values of {inner}", "zh-CN": "{outer}，值为 {inner}" },
  noOwnFields: { en: "This model has no fields of its own.", "zh-CN": "该模型没有自己的字段。" },

  // Limits.
  lengthBetween: { en: "Length {min} to {max}.", "zh-CN": "长度 {min}～{max}。" },
  lengthExactly: { en: "Length exactly {min}.", "zh-CN": "长度固定为 {min}。" },
  lengthAtLeast: { en: "Length at least {min}.", "zh-CN": "长度不小于 {min}。" },
  lengthAtMost: { en: "Length at most {max}.", "zh-CN": "长度不超过 {max}。" },
  rangeBetween: { en: "Range {min} to {max}.", "zh-CN": "取值范围 {min}～{max}。" },
  atLeast: { en: "At least {min}.", "zh-CN": "不小于 {min}。" },
  atMost: { en: "At most {max}.", "zh-CN": "不大于 {max}。" },
  greaterThan: { en: "Greater than {min}.", "zh-CN": "大于 {min}。" },
  lessThan: { en: "Less than {max}.", "zh-CN": "小于 {max}。" },
  multipleOf: { en: "A multiple of {step}.", "zh-CN": "须为 {step} 的整数倍。" },
  matches: { en: "Matches {pattern}.", "zh-CN": "须匹配 {pattern}。" },
  itemsBetween: { en: "{min} to {max} elements.", "zh-CN": "元素个数 {min}～{max}。" },
  itemsExactly: { en: "Exactly {min} elements.", "zh-CN": "元素个数固定为 {min}。" },
  itemsAtLeast: { en: "At least {min} elements.", "zh-CN": "元素个数不少于 {min}。" },
  itemsAtMost: { en: "At most {max} elements.", "zh-CN": "元素个数不超过 {max}。" },
  itemsUnique: { en: "No element twice.", "zh-CN": "元素不可重复。" },
  keysBetween: { en: "{min} to {max} keys.", "zh-CN": "键的个数 {min}～{max}。" },
  keysExactly: { en: "Exactly {min} keys.", "zh-CN": "键的个数固定为 {min}。" },
  keysAtLeast: { en: "At least {min} keys.", "zh-CN": "键的个数不少于 {min}。" },
  keysAtMost: { en: "At most {max} keys.", "zh-CN": "键的个数不超过 {max}。" },

  // The responses.
  status200: { en: "Success.", "zh-CN": "成功。" },
  status202: { en: "The job is accepted.", "zh-CN": "任务已受理。" },
  responseFields: { en: "Fields of {status}", "zh-CN": "{status} 响应字段" },
  valuesLeftOut: {
    en: "Servers leave out fields that have no value, so even a field marked required may be missing.",
    "zh-CN": "服务端不返回没有值的字段，因此标为必填的字段也可能缺失。",
  },
  noBody: { en: "no body", "zh-CN": "无响应体" },
  resultIsProperty: {
    en: "The client takes the result out of {property}.",
    "zh-CN": "客户端会取出 {property} 作为返回值。",
  },
  resultIsBody: { en: "The client returns the whole body.", "zh-CN": "客户端返回整个响应体。" },
  resultIsNone: { en: "The client returns nothing on success.", "zh-CN": "成功时客户端不返回内容。" },
  jobResponses: {
    en: "The 200 body arrives when the finished job is polled. A poll of a running job answers 202 with `{}`, a poll of a failed one 503.",
    "zh-CN": "任务完成后，轮询返回 200 及下列响应体；任务进行中轮询返回 202 和 `{}`，任务失败则返回 503。",
  },

  // Examples.
  hostMeaning: {
    en: "`{host}` is the management node with its port, 8080 by default.",
    "zh-CN": "`{host}` 为管理节点地址及端口，端口默认为 8080。",
  },
  sessionMeaning: {
    en: "`{sessionUuid}` is the `uuid` in the answer to a login.",
    "zh-CN": "`{sessionUuid}` 为登录接口返回的 `uuid`。",
  },
  asDocumented: { en: "As on the official page:", "zh-CN": "与官方页面一致的写法：" },
  asDispatched: {
    en: "Servers dispatch on {action}, so this is the form that works:",
    "zh-CN": "服务端按 {action} 分发请求，实际生效的写法如下：",
  },
  pollJob: {
    en: "The 202 answer carries `location`; its last segment is the `{uuid}` of the job. Poll it until the answer is no longer 202:",
    "zh-CN": "202 响应中的 `location` 末段即任务的 `{uuid}`。持续轮询，直到返回的不再是 202：",
  },
  typescriptNote: {
    en: "The generated package `zstack-client` logs in, unwraps the result and waits for jobs by itself.",
    "zh-CN": "使用生成的 `zstack-client` 包，登录、提取结果和等待任务均由客户端自动完成。",
  },
  orWithoutWaiting: { en: "Or without waiting:", "zh-CN": "或者只提交、不等待：" },
  withoutWaiting: {
    en: "`.start(…)` submits without waiting and gives a job that can be saved and resumed.",
    "zh-CN": "`.start(…)` 只提交任务、不等待结果，返回的任务对象可以保存并在之后恢复。",
  },
  tryItText: {
    en: "`npx zstack-openapi mock` serves this operation at `http://127.0.0.1:8080` without touching a real cloud. Log in there as `admin` with the password `password`, then run the examples above against it.",
    "zh-CN":
      "运行 `npx zstack-openapi mock` 即可在 `http://127.0.0.1:8080` 上模拟该操作，不会影响真实环境。用账户 `admin`、密码 `password` 登录后，即可对其运行上面的示例。",
  },
  noExamples: { en: "No response example is known.", "zh-CN": "暂无响应示例。" },

  // Errors, history, sources.
  errorsIntro: {
    en: "Servers report failures of ZStack itself as 503 with an `error` object, and faults of the request as plain text.",
    "zh-CN": "ZStack 自身的失败以 503 和 `error` 对象返回，请求本身的问题则以纯文本返回。",
  },
  errorsOfJob: {
    en: "In a job, errors in the parameters and in the session surface while polling, not in the first answer.",
    "zh-CN": "对于异步任务，参数错误和会话错误要到轮询时才会出现，不会在首次响应中返回。",
  },
  unreleased: { en: "Unreleased", "zh-CN": "未发布" },
  breakingChange: { en: "Breaking: {change}", "zh-CN": "不兼容：{change}" },
  noHistory: { en: "No change is recorded yet.", "zh-CN": "暂无变更记录。" },

  // The site.
  skipToContent: { en: "Skip to content", "zh-CN": "跳到正文" },
  navigation: { en: "Contents", "zh-CN": "目录" },
  overview: { en: "Overview", "zh-CN": "概览" },
  allOperations: { en: "All operations", "zh-CN": "全部操作" },
  allModels: { en: "All models", "zh-CN": "全部模型" },
  onThisPage: { en: "On this page", "zh-CN": "本页内容" },
  search: { en: "Search operations, fields, models", "zh-CN": "搜索操作、字段、模型" },
  searchResults: { en: "Search results", "zh-CN": "搜索结果" },
  resultCount: { en: "{count} results", "zh-CN": "{count} 条结果" },
  noResults: { en: "Nothing found.", "zh-CN": "没有找到匹配的内容。" },
  field: { en: "Field", "zh-CN": "字段" },
  guide: { en: "Guide", "zh-CN": "指南" },
  darkOrLight: { en: "Dark or light", "zh-CN": "深色或浅色" },
  openAll: { en: "Open all", "zh-CN": "全部展开" },
  closeAll: { en: "Close all", "zh-CN": "全部收起" },
  oneField: { en: "1 field", "zh-CN": "1 个字段" },
  fieldCount: { en: "{count} fields", "zh-CN": "{count} 个字段" },
  copy: { en: "Copy", "zh-CN": "复制" },
  copied: { en: "Copied", "zh-CN": "已复制" },
  linkCopied: { en: "Link copied", "zh-CN": "链接已复制" },
  console: { en: "Console", "zh-CN": "在线调试" },
  consoleElsewhere: {
    en: "To run this operation from the page, serve the docs with `zstack-openapi docs --serve`.",
    "zh-CN": "要在页面上直接调用该操作，请用 `zstack-openapi docs --serve` 启动文档。",
  },

  // Model pages and the index.
  model: { en: "Model", "zh-CN": "模型" },
  models: { en: "Models", "zh-CN": "模型" },
  fields: { en: "Fields", "zh-CN": "字段" },
  usedBy: { en: "Used by", "zh-CN": "使用处" },
  notUsed: { en: "No operation or model refers to it.", "zh-CN": "没有操作或模型引用它。" },
  guides: { en: "Guides", "zh-CN": "使用指南" },
  operations: { en: "Operations", "zh-CN": "操作" },
  untagged: { en: "Without a tag", "zh-CN": "未分类" },
  version: { en: "Version {version}", "zh-CN": "版本 {version}" },
  noOperations: { en: "There are no operations.", "zh-CN": "暂无操作。" },
} as const satisfies Record<string, Text>;
