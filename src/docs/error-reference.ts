import type { Text } from "../model/model.ts";

/** A known error: how it is called, what it means, and what helps. */
export interface KnownError {
  readonly name: string;
  readonly meaning: Text;
  readonly advice: Text;
}

/** An error class of `zstack-client`. */
interface ClientError extends Omit<KnownError, "advice"> {
  /** Only thrown while a job is waited for. */
  readonly ofJobs: boolean;
}

/** HTTP statuses any operation may answer with, and the client's error for each. */
export const errorStatuses: readonly (Omit<KnownError, "advice"> & { readonly errorClass: string })[] = [
  {
    name: "400",
    meaning: {
      en: "The request is malformed: a bad `Authorization` or `Date` header, a value of the wrong type, or a job uuid that is already taken. Plain text.",
      "zh-CN":
        "请求有误：`Authorization` 或 `Date` 请求头不正确、参数类型不符，或任务 UUID 重复。返回纯文本。",
    },
    errorClass: "ZStackHttpError",
  },
  {
    name: "403",
    meaning: {
      en: "The access key is unknown or disabled, its signature is wrong, or the clocks differ too much. Plain text.",
      "zh-CN": "AccessKey 不存在或已停用、签名错误，或客户端与服务端时间相差过大。返回纯文本。",
    },
    errorClass: "ZStackHttpError",
  },
  {
    name: "404",
    meaning: {
      en: "No operation has this address; when polling, the job is unknown or has expired. Plain text.",
      "zh-CN": "地址没有对应的操作；轮询时表示任务不存在或已过期。返回纯文本。",
    },
    errorClass: "ZStackHttpError",
  },
  {
    name: "405",
    meaning: { en: "The method is not allowed. Plain text.", "zh-CN": "请求方法不被允许。返回纯文本。" },
    errorClass: "ZStackHttpError",
  },
  {
    name: "429",
    meaning: {
      en: "Too many requests; newer servers only. Plain text.",
      "zh-CN": "请求过于频繁，仅较新版本会返回。返回纯文本。",
    },
    errorClass: "ZStackHttpError",
  },
  {
    name: "500",
    meaning: {
      en: "The server failed on the request, for instance on JSON it could not read. Plain text, possibly empty.",
      "zh-CN": "服务端处理请求时出现异常，例如无法解析 JSON。返回纯文本，内容可能为空。",
    },
    errorClass: "ZStackHttpError",
  },
  {
    name: "503",
    meaning: {
      en: "The operation failed; `error` says why.",
      "zh-CN": "操作失败，原因见 `error`。",
    },
    errorClass: "ZStackApiError",
  },
];

/** The ZStack error codes that any operation may meet. */
export const errorCodes: readonly KnownError[] = [
  {
    name: "SYS.1000",
    meaning: { en: "Internal error of the server.", "zh-CN": "服务端内部错误。" },
    advice: {
      en: "Look at `details` and at the log of the management node.",
      "zh-CN": "查看 `details` 以及管理节点日志。",
    },
  },
  {
    name: "SYS.1001",
    meaning: { en: "The operation timed out on the server.", "zh-CN": "操作在服务端超时。" },
    advice: {
      en: "Check whether it took effect before trying again; allow more time with `X-API-Timeout`.",
      "zh-CN": "重试前先确认操作是否已生效；可用 `X-API-Timeout` 延长超时时间。",
    },
  },
  {
    name: "SYS.1003",
    meaning: { en: "A resource was not found.", "zh-CN": "资源不存在。" },
    advice: {
      en: "Check the uuids; leave optional fields out rather than sending empty strings.",
      "zh-CN": "检查各 UUID；可选字段不需要时应省略，不要传空字符串。",
    },
  },
  {
    name: "SYS.1006",
    meaning: { en: "The operation failed.", "zh-CN": "操作失败。" },
    advice: {
      en: "Follow `cause` to the first error and read its `details`.",
      "zh-CN": "沿 `cause` 找到最初的错误，查看其 `details`。",
    },
  },
  {
    name: "SYS.1007",
    meaning: {
      en: "An argument is invalid, or a mandatory one is missing.",
      "zh-CN": "参数无效，或缺少必填参数。",
    },
    advice: {
      en: "Correct the argument named in `details`. If it was sent, check the body's wrapper key.",
      "zh-CN": "修正 `details` 中指出的参数；如果该参数已经传递，请检查请求体的外层键。",
    },
  },
  {
    name: "SYS.1010",
    meaning: { en: "The resource is not ready yet.", "zh-CN": "资源尚未就绪。" },
    advice: { en: "Wait and try again.", "zh-CN": "稍后重试。" },
  },
  {
    name: "SYS.1017",
    meaning: { en: "The operation was cancelled.", "zh-CN": "操作已被取消。" },
    advice: { en: "Submit it again if it is still wanted.", "zh-CN": "如仍需要，请重新提交。" },
  },
  {
    name: "ID.1000",
    meaning: { en: "Authentication failed.", "zh-CN": "认证失败。" },
    advice: {
      en: "Check account name and password. Passwords are sent as lower-case hexadecimal SHA-512.",
      "zh-CN": "检查账户名和密码。密码须以小写十六进制 SHA-512 形式发送。",
    },
  },
  {
    name: "ID.1001",
    meaning: { en: "The session is unknown or has expired.", "zh-CN": "会话不存在或已过期。" },
    advice: {
      en: "Log in again. The client does so by itself when it has a password.",
      "zh-CN": "重新登录。使用密码认证时，客户端会自动重新登录。",
    },
  },
  {
    name: "ID.1002",
    meaning: { en: "Permission denied.", "zh-CN": "权限不足。" },
    advice: { en: "Use an account that may call this operation.", "zh-CN": "改用有权调用该操作的账户。" },
  },
  {
    name: "ID.1003",
    meaning: { en: "A quota is exhausted.", "zh-CN": "超出配额。" },
    advice: { en: "Free resources, or have the quota raised.", "zh-CN": "释放资源，或申请提高配额。" },
  },
  {
    name: "ID.1006",
    meaning: { en: "Too many sessions of this user.", "zh-CN": "该用户的会话数已达上限。" },
    advice: { en: "Log out of sessions that are no longer used.", "zh-CN": "注销不再使用的会话。" },
  },
  {
    name: "ID.2001",
    meaning: { en: "The login needs a further proof.", "zh-CN": "登录需要进一步认证。" },
    advice: {
      en: "`details` lists the proofs asked for, for instance a one-time code.",
      "zh-CN": "`details` 中列出了所需的认证方式，例如动态验证码。",
    },
  },
];

/** The error classes of `zstack-client`, each with what makes it appear. */
export const clientErrors: readonly ClientError[] = [
  {
    name: "ZStackApiError",
    ofJobs: false,
    meaning: {
      en: "the server answered with an `error` object; `code` holds the error code",
      "zh-CN": "服务端返回了 `error` 对象；错误码见 `code`",
    },
  },
  {
    name: "ZStackHttpError",
    ofJobs: false,
    meaning: {
      en: "the server, or a gateway before it, answered 4xx or 5xx in plain text",
      "zh-CN": "服务端或其前面的网关以纯文本返回了 4xx 或 5xx",
    },
  },
  {
    name: "ZStackJobTimeoutError",
    ofJobs: true,
    meaning: {
      en: "the job did not finish in time; the error carries the job, which may be resumed",
      "zh-CN": "任务未在限定时间内完成；错误中带有任务对象，可继续等待",
    },
  },
  {
    name: "ZStackJobExpiredError",
    ofJobs: true,
    meaning: {
      en: "the server no longer knows the job; it forgets finished jobs after about three hours",
      "zh-CN": "服务端已没有该任务的记录；已完成的任务约三小时后会被清除",
    },
  },
  {
    name: "ZStackNetworkError",
    ofJobs: false,
    meaning: { en: "no answer arrived", "zh-CN": "未收到响应" },
  },
  {
    name: "ZStackDecodeError",
    ofJobs: false,
    meaning: {
      en: "the answer was not what the spec promises, or holds an integer too large for a number",
      "zh-CN": "响应与规范不符，或其中的整数超出 number 的精确范围",
    },
  },
  {
    name: "ZStackConfigError",
    ofJobs: false,
    meaning: { en: "the client was set up or called wrongly", "zh-CN": "客户端配置或调用方式有误" },
  },
];
