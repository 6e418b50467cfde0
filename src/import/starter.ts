/**
 * What a spec needs before its first operation, in our words: a root file, and the responses that operations share.
 * A spec that has them keeps its own.
 */
import type { YamlData } from "./yaml-text.ts";

/** The root file of a new spec. */
export const ROOT: YamlData = {
  openapi: "3.1.0",
  info: { title: "ZStack Cloud REST API", version: "0.1.0" },
  servers: [
    {
      url: "http://{host}:8080",
      variables: {
        host: { default: "127.0.0.1", description: "Host name or IP address of the management node." },
      },
    },
  ],
  paths: {},
};

/** How callers authenticate. */
export const OAUTH: YamlData = {
  type: "apiKey",
  in: "header",
  name: "Authorization",
  description: "A session: `OAuth <sessionUuid>`, with the `uuid` that logging in returned.",
  "x-zstack": { "zh-CN": "会话认证：`OAuth <sessionUuid>`，其中的 UUID 由登录接口返回。" },
};

export const SCHEMAS: Readonly<Record<string, YamlData>> = {
  ErrorCode: {
    type: "object",
    description:
      "Why a request or job failed. Only `code` can be relied on; servers leave out the rest freely.",
    properties: {
      code: text(
        "Stable code to branch on, such as `SYS.1007`.",
        "可用于程序判断的稳定错误码，例如 `SYS.1007`。",
      ),
      description: text("Fixed phrase for `code`.", "`code` 对应的固定说明。"),
      details: text("What went wrong this time.", "本次失败的具体情况。"),
      elaboration: text(
        "Explanation for end users, for errors the server knows one for.",
        "面向最终用户的解释；服务端没有收录时不返回。",
      ),
      opaque: {
        type: "object",
        description: "Data a component attached to the error; usually absent.",
        additionalProperties: true,
        "x-zstack": {
          type: "LinkedHashMap",
          documentedRequired: true,
          "zh-CN": "组件附加在错误上的数据，通常不返回。",
        },
      },
      cause: {
        $ref: "ErrorCode.yaml",
        description: "The error this one was raised for; absent on the innermost.",
        "x-zstack": {
          type: "ErrorCode",
          documentedRequired: true,
          "zh-CN": "引发本错误的上一级错误；最内层没有该字段。",
        },
      },
    },
    "x-zstack": {
      type: "ErrorCode",
      "zh-CN": "请求或任务失败的原因。只有 `code` 可以依赖，其余字段可能不返回。",
    },
  },
  JobAccepted: {
    type: "object",
    description: "Receipt for an operation that goes on in the background.",
    required: ["location"],
    properties: {
      location: {
        type: "string",
        description: "Address to poll, `/zstack/v1/api-jobs/<uuid>`.",
        "x-zstack": { type: "String", "zh-CN": "轮询地址，路径为 `/zstack/v1/api-jobs/<uuid>`。" },
      },
      apiTimeout: {
        type: "integer",
        format: "int64",
        description: "Time the server allows the job, in milliseconds.",
        "x-zstack": { type: "long", "zh-CN": "服务端允许任务执行的时长，单位为毫秒。" },
      },
    },
    "x-zstack": { type: "JobAccepted", "zh-CN": "操作已受理并转入后台执行的回执。" },
  },
};

/** Responses by name, given how their file refers to a schema. */
export const RESPONSES: Readonly<Record<string, (refTo: (schema: string) => string) => YamlData>> = {
  JobAccepted: (refTo) => ({
    description: "Accepted as a job that goes on in the background; poll it for its result.",
    content: { "application/json": { schema: { $ref: refTo("JobAccepted") } } },
    "x-zstack": { "zh-CN": "请求已作为后台任务受理，需轮询任务以获得结果。" },
  }),
  Failed: (refTo) => ({
    description: "The operation failed or was refused. This is a final answer, not an overloaded server.",
    content: {
      "application/json": {
        schema: {
          type: "object",
          required: ["error"],
          properties: {
            error: {
              $ref: refTo("ErrorCode"),
              description: "What went wrong; branch on its `code`.",
              "x-zstack": { type: "ErrorCode", "zh-CN": "失败原因，程序应依据其中的 `code` 判断。" },
            },
          },
        },
      },
    },
    "x-zstack": { "zh-CN": "操作失败或被拒绝。这是最终结果，并不表示服务过载。" },
  }),
};

function text(description: string, chinese: string): YamlData {
  return {
    type: "string",
    description,
    "x-zstack": { type: "String", documentedRequired: true, "zh-CN": chinese },
  };
}
