import type { Locale, Text } from "../../model/model.ts";

/** A phrase of the console, by its name in the table. */
export type Phrase = keyof typeof PHRASES;

/** A phrase in the page's language, with its blanks filled. */
export function say(
  locale: Locale,
  phrase: Phrase,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return PHRASES[phrase][locale].replace(/\{(\w+)\}/g, (blank, name: string) =>
    String(values[name] ?? blank),
  );
}

/** Every phrase of the console. Chinese is written for Chinese engineers, not translated word by word. */
export const PHRASES = {
  // The frame.
  target: { en: "Target", "zh-CN": "调用目标" },
  loading: { en: "Loading the console…", "zh-CN": "正在加载调试控制台…" },
  notLoaded: {
    en: "The console could not be loaded: {problem}",
    "zh-CN": "调试控制台加载失败：{problem}",
  },
  parameters: { en: "Parameters", "zh-CN": "请求参数" },
  noParameters: { en: "This operation takes no parameters.", "zh-CN": "该操作没有参数。" },
  form: { en: "Form", "zh-CN": "表单" },
  json: { en: "JSON", "zh-CN": "JSON" },
  editAs: { en: "Edit the parameters as", "zh-CN": "参数编辑方式" },
  paramsAsJson: { en: "Parameters as JSON", "zh-CN": "JSON 格式的请求参数" },
  send: { en: "Send", "zh-CN": "发送" },
  sendAnyway: { en: "Send anyway", "zh-CN": "仍然发送" },
  abort: { en: "Stop waiting", "zh-CN": "停止等待" },
  reset: { en: "Reset to the example", "zh-CN": "恢复示例值" },

  // Signing in.
  signIn: { en: "Sign in", "zh-CN": "登录" },
  signOut: { en: "Sign out", "zh-CN": "退出登录" },
  signingIn: { en: "Signing in…", "zh-CN": "正在登录…" },
  signInAs: { en: "Sign in with", "zh-CN": "登录方式" },
  byPassword: { en: "Password", "zh-CN": "账户密码" },
  bySession: { en: "Session uuid", "zh-CN": "会话 UUID" },
  accountName: { en: "Account name", "zh-CN": "账户名" },
  password: { en: "Password", "zh-CN": "密码" },
  sessionUuid: { en: "Session uuid", "zh-CN": "会话 UUID" },
  useSession: { en: "Use this session", "zh-CN": "使用该会话" },
  signedInAs: { en: "Signed in as {name}", "zh-CN": "已登录：{name}" },
  signedInBySession: { en: "Using the given session", "zh-CN": "正在使用指定的会话" },
  signedOut: { en: "Signed out.", "zh-CN": "已退出登录。" },
  signInFailed: { en: "Signing in failed: {problem}", "zh-CN": "登录失败：{problem}" },
  needsNoSignIn: { en: "This operation needs no sign-in.", "zh-CN": "该操作无需登录。" },
  memoryOnly: {
    en: "Kept in this page's memory only; gone when you leave it.",
    "zh-CN": "凭据仅保存在当前页面的内存中，离开页面即清除。",
  },

  // Fields.
  required: { en: "required", "zh-CN": "必填" },
  deprecated: { en: "deprecated", "zh-CN": "已弃用" },
  inPath: { en: "path", "zh-CN": "路径" },
  inQuery: { en: "query", "zh-CN": "查询" },
  moreFields: { en: "More optional parameters ({count})", "zh-CN": "更多可选参数（{count}）" },
  tags: { en: "Tags", "zh-CN": "标签" },
  systemTags: {
    en: "System tags, each in the form `key::value`; sent beside the parameters.",
    "zh-CN": "系统标签，形如 `key::value`，与请求参数同级发送。",
  },
  userTags: {
    en: "Free-form tags of your own; sent beside the parameters.",
    "zh-CN": "自定义的用户标签，与请求参数同级发送。",
  },
  addItem: { en: "Add", "zh-CN": "添加" },
  addItemTo: { en: "Add to {name}", "zh-CN": "为 {name} 添加一项" },
  removeItem: { en: "Remove {name}", "zh-CN": "删除 {name}" },
  notSent: { en: "not sent", "zh-CN": "不发送" },
  asJson: { en: "as JSON", "zh-CN": "填写 JSON" },
  emptyText: { en: "An empty text is sent.", "zh-CN": "将发送空字符串。" },

  // Findings.
  isRequired: { en: "Required.", "zh-CN": "必填项，请填写。" },
  isDocumentedRequired: {
    en: "Documented as required, though servers accept a request without it.",
    "zh-CN": "官方文档标为必填，但服务端并不强制。",
  },
  mustBeText: { en: "Must be text.", "zh-CN": "须为字符串。" },
  mustBeInteger: { en: "Must be an integer.", "zh-CN": "须为整数。" },
  mustBeNumber: { en: "Must be a number.", "zh-CN": "须为数字。" },
  mustBeBoolean: { en: "Must be true or false.", "zh-CN": "须为 true 或 false。" },
  mustBeList: { en: "Must be a list.", "zh-CN": "须为列表。" },
  mustBeObject: { en: "Must be an object.", "zh-CN": "须为对象。" },
  tooShort: {
    en: "At least {limit} characters; now {length}.",
    "zh-CN": "至少 {limit} 个字符，当前 {length} 个。",
  },
  tooLong: {
    en: "At most {limit} characters; now {length}.",
    "zh-CN": "最多 {limit} 个字符，当前 {length} 个。",
  },
  wrongLength: {
    en: "Exactly {limit} characters; now {length}.",
    "zh-CN": "须为 {limit} 个字符，当前 {length} 个。",
  },
  noMatch: { en: "Must match {pattern}", "zh-CN": "须匹配 {pattern}" },
  tooSmall: { en: "At least {limit}.", "zh-CN": "不能小于 {limit}。" },
  tooLarge: { en: "At most {limit}.", "zh-CN": "不能大于 {limit}。" },
  notAbove: { en: "Must be greater than {limit}.", "zh-CN": "须大于 {limit}。" },
  notBelow: { en: "Must be less than {limit}.", "zh-CN": "须小于 {limit}。" },
  notInt64: { en: "Does not fit into 64 bits.", "zh-CN": "超出 64 位整数范围。" },
  notInt32: { en: "Does not fit into 32 bits.", "zh-CN": "超出 32 位整数范围。" },
  tooFewItems: { en: "At least {limit} elements.", "zh-CN": "至少 {limit} 项。" },
  tooManyItems: { en: "At most {limit} elements.", "zh-CN": "最多 {limit} 项。" },
  itemTwice: { en: "No element twice.", "zh-CN": "各项不能重复。" },
  notUuid: { en: "Must be a uuid.", "zh-CN": "须为 UUID。" },
  unusualUuid: {
    en: "ZStack's uuids are 32 hexadecimal digits without dashes.",
    "zh-CN": "ZStack 的 UUID 通常为 32 位十六进制、不含连字符。",
  },
  unknownValue: {
    en: "Not among the known values; the server may know it.",
    "zh-CN": "不在已知取值中，服务端可能支持。",
  },
  unknownField: {
    en: "The spec does not know it; servers ignore such fields.",
    "zh-CN": "规范中没有该参数，服务端会忽略。",
  },
  malformedJson: { en: "Malformed JSON: {problem}", "zh-CN": "JSON 格式错误：{problem}" },
  malformedJsonAt: {
    en: "Malformed JSON in line {line}, column {column}",
    "zh-CN": "JSON 格式错误：第 {line} 行，第 {column} 列",
  },
  needAttention: { en: "Not sent yet; please check:", "zh-CN": "尚未发送，请检查：" },

  // A call.
  timeline: { en: "Timeline", "zh-CN": "调用过程" },
  nothingYet: {
    en: "Send the request to see every step here: signing in, the request, each poll of the job, and the result.",
    "zh-CN": "点击“发送”后，这里将逐步展示登录、请求、任务轮询和最终结果。",
  },
  login: { en: "Sign in", "zh-CN": "登录" },
  logout: { en: "Sign out", "zh-CN": "退出登录" },
  submit: { en: "Request", "zh-CN": "提交请求" },
  resubmit: { en: "Request again", "zh-CN": "再次提交请求" },
  poll: { en: "Poll {number}", "zh-CN": "第 {number} 次轮询" },
  jobAccepted: { en: "job accepted", "zh-CN": "任务已受理" },
  jobRunning: { en: "running", "zh-CN": "进行中" },
  jobDone: { en: "done", "zh-CN": "已完成" },
  jobFailed: { en: "failed", "zh-CN": "已失败" },
  sessionGone: { en: "session expired", "zh-CN": "会话已失效" },
  sessionRenewed: {
    en: "The session had expired; signed in again and the request is repeated.",
    "zh-CN": "会话已失效，已自动重新登录并再次提交请求。",
  },
  retrying: {
    en: "Attempt {attempt} failed; next in {delay} ms: {problem}",
    "zh-CN": "第 {attempt} 次尝试失败，{delay} ms 后重试：{problem}",
  },
  noAnswer: { en: "no answer", "zh-CN": "无响应" },
  waiting: { en: "waiting for an answer…", "zh-CN": "等待响应…" },
  requestPart: { en: "Request", "zh-CN": "请求" },
  responsePart: { en: "Response", "zh-CN": "响应" },
  noBody: { en: "no body", "zh-CN": "无消息体" },
  sending: { en: "Sending the request…", "zh-CN": "正在发送请求…" },
  nowPolling: { en: "Job accepted; waiting for it to finish…", "zh-CN": "任务已受理，正在轮询直至完成…" },
  succeeded: { en: "Succeeded after {seconds} s.", "zh-CN": "调用成功，耗时 {seconds} 秒。" },
  failed: { en: "Failed after {seconds} s.", "zh-CN": "调用失败，耗时 {seconds} 秒。" },
  aborted: { en: "Stopped waiting after {seconds} s.", "zh-CN": "已停止等待（{seconds} 秒）。" },
  jobGoesOn: {
    en: "Only the waiting has ended: job {uuid} goes on at the server.",
    "zh-CN": "停止的只是等待，任务 {uuid} 仍在服务端继续执行。",
  },
  requestMayGoOn: {
    en: "Only the waiting has ended: the server may carry out the request all the same.",
    "zh-CN": "停止的只是等待，服务端仍可能执行该请求。",
  },
  resume: { en: "Wait for it again", "zh-CN": "继续等待" },

  // What came of it.
  result: { en: "Result", "zh-CN": "返回结果" },
  payloadIs: {
    en: "Highlighted is {property}, which is what the client returns.",
    "zh-CN": "高亮部分为 {property}，即客户端的返回值。",
  },
  payloadIsBody: { en: "The client returns the whole body.", "zh-CN": "客户端返回整个响应体。" },
  noPayload: { en: "Success carries no result.", "zh-CN": "调用成功，无返回内容。" },
  errors: { en: "Error", "zh-CN": "错误信息" },
  causedBy: { en: "Caused by", "zh-CN": "原因" },
  description: { en: "Description", "zh-CN": "描述" },
  details: { en: "Details", "zh-CN": "详情" },
  rawError: { en: "The error as it was sent", "zh-CN": "原始错误信息" },
  httpStatus: { en: "HTTP status", "zh-CN": "HTTP 状态码" },
  jobUuid: { en: "Job", "zh-CN": "任务" },
  errorClass: { en: "Thrown as", "zh-CN": "抛出类型" },
  sameCall: { en: "The same call", "zh-CN": "调用代码" },
  samplesFailed: { en: "The samples could not be written.", "zh-CN": "示例代码生成失败。" },
  copy: { en: "Copy", "zh-CN": "复制" },
  copied: { en: "Copied", "zh-CN": "已复制" },
  copyWhat: { en: "Copy {what}", "zh-CN": "复制 {what}" },
  showSecrets: { en: "Show secret values", "zh-CN": "显示敏感值" },
} as const satisfies Record<string, Text>;
