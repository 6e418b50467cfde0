import type { Json, Locale } from "../../src/model/model.ts";

/** One row of a tree, with its words in both languages. */
export interface RowText {
  readonly name: string;
  readonly type: string;
  readonly required?: boolean;
  readonly text: Readonly<Record<Locale, string>>;
  readonly children?: readonly RowText[];
  /** Known values, which pages list as child rows of `valueType`. */
  readonly values?: readonly string[];
  readonly valueType?: string;
}

/** What a page says, in any of its forms. */
export interface PageText {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly since: string;
  readonly category: Readonly<Record<Locale, readonly string[]>>;
  readonly title: Readonly<Record<Locale, string>>;
  readonly execution: "sync" | "job";
  readonly pathParameters?: readonly RowText[];
  readonly queryParameters?: readonly RowText[];
  readonly body?: readonly RowText[];
  /** `empty`: success carries nothing. */
  readonly response: readonly RowText[] | "empty";
  readonly example: Json;
}

/** The ways in which people have the text of a page. */
export interface Form {
  readonly locale: Locale;
  readonly tree: "indented" | "flat";
  readonly navigation: boolean;
}

export const FORMS: readonly Form[] = (["en", "zh-CN"] as const).flatMap((locale) =>
  (["indented", "flat"] as const).flatMap((tree) =>
    [false, true].map((navigation) => ({ locale, tree, navigation })),
  ),
);

export function nameOfForm({ locale, tree, navigation }: Form): string {
  return `${locale}, ${tree}${navigation ? ", with navigation" : ""}`;
}

/** What a browser calls the file of a page. */
export function fileOfPage({ operationId }: PageText, { locale }: Form): string {
  return `${operationId}.${locale}.txt`;
}

/** Writes a page as the browser copies it. */
export function renderPage(page: PageText, form: Form): string {
  return form.tree === "flat" ? flat(page, form) : indented(page, form);
}

function indented(page: PageText, { locale, navigation }: Form): string {
  const label = LABELS[locale];
  const rows = (fields: readonly RowText[] | undefined): string[] =>
    (fields ?? []).flatMap((row) => indentedRow(row, locale, 2));
  const lines = [
    ...(navigation ? NAVIGATION[locale] : []),
    page.category[locale].join("/"),
    headingOf(page, locale),
    "",
    titleOf(page, locale),
    "",
    page.title[locale],
    "",
    label.availability,
    "",
    label.tryIt,
    "",
    ...(page.pathParameters ? [label.path, ""] : []),
    ...(page.queryParameters ? [label.query, ""] : []),
    label.inputs,
    "",
    ...(page.pathParameters ? [label.path, "", ...rows(page.pathParameters)] : []),
    ...(page.queryParameters ? [label.query, "", ...rows(page.queryParameters)] : []),
    ...(page.body ? [label.body, "", ...rows(page.body)] : []),
    ...(page.pathParameters || page.queryParameters || page.body ? [] : [label.nothing, ""]),
    label.responses,
    "",
    "200 OK",
    "",
    ...(page.response === "empty" ? [label.empty, ""] : [label.structure, "", ...rows(page.response)]),
    label.endpoint,
    "",
    `${page.method}${page.path}`,
    "",
    page.path,
    "",
    label.operationId,
    "",
    page.operationId,
    "",
    label.permalink,
    "",
    label.request,
    "",
    curlOf(page),
    "",
    label.response,
    "",
    "200",
    JSON.stringify(page.example),
    "",
    label.history,
    "",
    label.noHistory,
    "",
    ...(navigation ? FOOTER[locale] : []),
  ];
  return `${lines.join("\n")}\n`;
}

function flat(page: PageText, { locale, navigation }: Form): string {
  const label = LABELS[locale];
  const rows = (fields: readonly RowText[] | undefined): string[] =>
    (fields ?? []).flatMap((row) => flatRow(row, locale));
  const lines = [
    ...(navigation ? NAVIGATION[locale] : []),
    page.category[locale].join("/"),
    headingOf(page, locale),
    titleOf(page, locale),
    page.title[locale],
    label.availability,
    label.tryIt,
    ...(page.pathParameters ? [label.path] : []),
    label.inputs,
    ...(page.pathParameters ? [label.path, ...rows(page.pathParameters)] : []),
    ...(page.queryParameters ? [label.query, ...rows(page.queryParameters)] : []),
    ...(page.body ? [label.body, ...rows(page.body)] : []),
    ...(page.pathParameters || page.queryParameters || page.body ? [] : [label.nothing]),
    label.responses,
    ...(page.response === "empty" ? [label.empty] : []),
    label.endpoint,
    `${page.method}${page.path}`,
    page.path,
    label.request,
    curlOf(page),
    label.response,
    `200${JSON.stringify(page.example)}${label.history}`,
    label.noHistory,
    ...(navigation ? FOOTER[locale] : []),
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

/** English pages are titled with the operation's name. */
function titleOf(page: PageText, locale: Locale): string {
  return locale === "en" ? page.operationId : page.title[locale];
}

function headingOf(page: PageText, locale: Locale): string {
  const label = LABELS[locale];
  const execution = page.execution === "sync" ? label.sync : label.job;
  return `${page.method}${page.tag}${label.since} ${page.since}${execution}${label.secured}`;
}

function headOf(row: RowText, locale: Locale): string {
  return `${row.name}${row.type}${row.required ? LABELS[locale].required : ""}`;
}

function childrenOf({ children, values, valueType, type }: RowText): readonly RowText[] {
  const rows = (values ?? []).map((name) => ({
    name,
    type: valueType ?? type,
    required: true,
    text: { en: `It is ${name}.`, "zh-CN": `处于 ${name}。` },
  }));
  return [...(children ?? []), ...rows];
}

function indentedRow(row: RowText, locale: Locale, indent: number): string[] {
  return [
    `${" ".repeat(indent)}• ${headOf(row, locale)}`,
    "",
    `${" ".repeat(indent + 2)}${row.text[locale]}`,
    "",
    ...childrenOf(row).flatMap((child) => indentedRow(child, locale, indent + 2)),
  ];
}

function flatRow(row: RowText, locale: Locale): string[] {
  return [
    `${headOf(row, locale)}${row.text[locale]}`,
    ...childrenOf(row).flatMap((child) => flatRow(child, locale)),
  ];
}

function curlOf({ method, path, queryParameters, body }: PageText): string {
  const query = (queryParameters ?? []).map(({ name }) => `${name}=<${name}>`).join("&");
  const words = [
    `curl -X ${method} 'http://{host}${path}${query === "" ? "" : `?${query}`}'`,
    "-H 'Authorization: OAuth {sessionUuid}'",
  ];
  if (body !== undefined) {
    words.push(
      "-H 'Content-Type: application/json;charset=UTF-8'",
      `-d '${JSON.stringify(placeholders(body))}'`,
    );
  }
  return words.join(" ");
}

function placeholders(rows: readonly RowText[]): Json {
  return Object.fromEntries(rows.map((row) => [row.name, placeholder(row)]));
}

function placeholder({ name, type, children }: RowText): Json {
  switch (type) {
    case "Object":
      return placeholders(children ?? []);
    case "List":
      return [`<${name}>`];
    case "Integer":
    case "int":
    case "Long":
    case "long":
      return 1;
    case "Boolean":
    case "boolean":
      return true;
    default:
      return `<${name}>`;
  }
}

const LABELS = {
  en: {
    since: "Since",
    sync: "Synchronous",
    job: "Asynchronous",
    secured: "Auth Required",
    required: "Required",
    availability: "Execution Availability",
    tryIt: "Try It Out",
    path: "Path Parameters",
    query: "Query Parameters",
    inputs: "Request Inputs",
    body: "Body Fields",
    nothing: "This API requires no request parameters.",
    responses: "Responses",
    structure: "On success, this API returns the following response structure.",
    empty: "On success, this API returns an empty JSON object {}.",
    endpoint: "Endpoint",
    operationId: "Operation ID",
    permalink: "Permalink",
    request: "Request Example",
    response: "Response Example",
    history: "Change History",
    noHistory: "This API has no change history records yet.",
  },
  "zh-CN": {
    since: "起始版本",
    sync: "同步",
    job: "异步",
    secured: "需要认证",
    required: "必填",
    availability: "调试可用性",
    tryIt: "在线调试",
    path: "路径参数",
    query: "查询参数",
    inputs: "请求参数",
    body: "请求体字段",
    nothing: "此 API 无请求参数。",
    responses: "响应状态",
    structure: "该 API 成功时返回以下响应结构。",
    empty: "该 API 成功时返回空 JSON 对象 {}。",
    endpoint: "请求地址",
    operationId: "操作 ID",
    permalink: "永久链接",
    request: "请求示例",
    response: "响应示例",
    history: "变更历史",
    noHistory: "此 API 暂无变更历史记录。",
  },
} as const;

/** What a browser copies along: a skip link, menus, a table of contents. */
const NAVIGATION = {
  en: [
    "Skip to main content",
    "Docs",
    "  • Guides",
    "  • API Explorer",
    "Request Inputs",
    "Responses",
    "Endpoint",
  ],
  "zh-CN": ["跳转到主要内容", "文档", "  • 使用指南", "  • API 浏览器", "请求参数", "响应状态", "请求地址"],
} as const;

const FOOTER = {
  en: ["View all change history", "Previous", "Next", "Endpoint", "Responses"],
  "zh-CN": ["查看全部变更历史", "上一页", "下一页", "请求地址", "响应状态"],
} as const;
