import type { Locale } from "../model/model.ts";

/** A parameter that all query operations take, and that their pages leave out. */
export interface QueryParameter {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly javaType: string;
  readonly description: Readonly<Record<Locale, string>>;
}

/** @see zstackio/zstack 5.2.1 RestServer.java, handleQuery */
export const QUERY_SOURCE = "zstackio/zstack 5.2.1 RestServer.java";

/** What callers may ask of any `Query*` operation, in our words. */
export const QUERY_PARAMETERS: readonly QueryParameter[] = [
  {
    name: "q",
    schema: { type: "array", items: { type: "string" } },
    javaType: "List",
    description: {
      en: "Conditions, all of which must hold, each a field, an operator and a value: `name=web-01`. Operators are `=`, `!=`, `>`, `>=`, `<`, `<=`, `?=` (one of a comma-separated list), `!?=` (none of it), `~=` (like, with `%` for any text), `!~=` (not like), `is null` and `not null`. Dots reach into related resources: `vmNics.ip=10.0.0.5`. Servers look for `!=`, `>=`, `<=`, `!?=`, `!~=`, `~=`, `?=`, `=`, `>`, `<` in this order, so a value that contains an earlier one is misread.",
      "zh-CN":
        "查询条件，须同时满足，每个条件由字段、操作符和值组成，例如 `name=web-01`。操作符有 `=`、`!=`、`>`、`>=`、`<`、`<=`、`?=`（属于以逗号分隔的列表）、`!?=`（不属于该列表）、`~=`（模糊匹配，`%` 代表任意文本）、`!~=`（不匹配）、`is null` 和 `not null`。可用点号引用关联资源的字段，例如 `vmNics.ip=10.0.0.5`。服务端按 `!=`、`>=`、`<=`、`!?=`、`!~=`、`~=`、`?=`、`=`、`>`、`<` 的顺序查找操作符，值中若含有靠前的操作符会被误读。",
    },
  },
  {
    name: "limit",
    schema: { type: "integer", format: "int32", minimum: 0, default: 1000 },
    javaType: "Integer",
    description: {
      en: "How many to return at most; 1000 unless given.",
      "zh-CN": "最多返回的条数，默认 1000。",
    },
  },
  {
    name: "start",
    schema: { type: "integer", format: "int32", minimum: 0 },
    javaType: "Integer",
    description: {
      en: "How many to skip before the first, for paging.",
      "zh-CN": "跳过的条数，用于分页。",
    },
  },
  {
    name: "count",
    schema: { type: "boolean" },
    javaType: "Boolean",
    description: {
      en: "True to have only their number, as `total`.",
      "zh-CN": "为 true 时只返回总数 `total`。",
    },
  },
  {
    name: "replyWithCount",
    schema: { type: "boolean" },
    javaType: "Boolean",
    description: {
      en: "True to have the number of all that match as `total`, beside those returned.",
      "zh-CN": "为 true 时除返回的资源外，还以 `total` 给出符合条件的总数。",
    },
  },
  {
    name: "sort",
    schema: { type: "string" },
    javaType: "String",
    description: {
      en: "Field to sort by: `+name` or `name` ascending, `-name` descending.",
      "zh-CN": "排序字段：`+name` 或 `name` 为升序，`-name` 为降序。",
    },
  },
  {
    name: "fields",
    schema: { type: "string" },
    javaType: "String",
    description: {
      en: "Fields to return, joined by commas; left out, all of them.",
      "zh-CN": "要返回的字段，以逗号分隔；不填则返回全部字段。",
    },
  },
  {
    name: "groupBy",
    schema: { type: "string" },
    javaType: "String",
    description: { en: "Field to group the result by.", "zh-CN": "用于分组的字段。" },
  },
  {
    name: "filterName",
    schema: { type: "string" },
    javaType: "String",
    description: {
      en: "A filter of the server's own to apply as well, by its name.",
      "zh-CN": "额外应用的服务端过滤器的名称。",
    },
  },
];

/** What queries answer beside the resources, in our words. */
export const QUERY_TOTAL: QueryParameter = {
  name: "total",
  schema: { type: "integer", format: "int64" },
  javaType: "Long",
  description: {
    en: "How many match; only with `count` or `replyWithCount`.",
    "zh-CN": "符合条件的总数，仅在使用 `count` 或 `replyWithCount` 时返回。",
  },
};

export function isQuery(operationId: string): boolean {
  return /^Query[A-Z]/.test(operationId);
}

export function isStandardQueryParameter(operationId: string, name: string): boolean {
  return isQuery(operationId) && QUERY_PARAMETERS.some((parameter) => parameter.name === name);
}
