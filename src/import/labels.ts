import type { Execution, Locale } from "../model/model.ts";

/** The parts of a page that begin with a label. */
export type SectionKind =
  | "availability"
  | "tryIt"
  | "pathParameters"
  | "queryParameters"
  | "requestInputs"
  | "bodyFields"
  | "responses"
  | "successResponse"
  | "errorResponse"
  | "endpoint"
  | "operationId"
  | "permalink"
  | "requestExample"
  | "responseExample"
  | "history";

type Labels = Readonly<Record<Locale, readonly string[]>>;

/** What begins each section, in the languages that pages exist in. */
const SECTION_LABELS: Readonly<Record<SectionKind, Labels>> = {
  availability: { en: ["Execution Availability"], "zh-CN": ["调试可用性"] },
  tryIt: { en: ["Try It Out"], "zh-CN": ["在线调试"] },
  pathParameters: { en: ["Path Parameters"], "zh-CN": ["路径参数"] },
  queryParameters: { en: ["Query Parameters"], "zh-CN": ["查询参数"] },
  requestInputs: { en: ["Request Inputs"], "zh-CN": ["请求参数"] },
  bodyFields: { en: ["Body Fields"], "zh-CN": ["请求体字段"] },
  responses: { en: ["Responses"], "zh-CN": ["响应状态"] },
  successResponse: { en: ["Success Response"], "zh-CN": ["成功响应"] },
  errorResponse: { en: ["Error Response"], "zh-CN": ["错误响应", "失败响应"] },
  endpoint: { en: ["Endpoint"], "zh-CN": ["请求地址"] },
  operationId: { en: ["Operation ID"], "zh-CN": ["操作 ID", "操作ID"] },
  permalink: { en: ["Permalink"], "zh-CN": ["永久链接"] },
  requestExample: { en: ["Request Example"], "zh-CN": ["请求示例"] },
  responseExample: { en: ["Response Example"], "zh-CN": ["响应示例"] },
  history: { en: ["Change History"], "zh-CN": ["变更历史"] },
};

/** Which section each label begins, and in which language. */
export const LABELS: ReadonlyMap<string, { readonly kind: SectionKind; readonly locale: Locale }> = new Map(
  entriesOf(SECTION_LABELS).flatMap(([kind, byLocale]) =>
    entriesOf(byLocale).flatMap(([locale, labels]) =>
      labels.map((label) => [label, { kind, locale }] as const),
    ),
  ),
);

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}

/** Marks a row that must be there. */
export const REQUIRED_LABELS: readonly string[] = ["Required", "必填"];

/** What stands before the version that an operation is there since. */
export const SINCE_LABELS: readonly string[] = ["Since", "起始版本"];

export const EXECUTION_LABELS: readonly (readonly [label: string, execution: Execution])[] = [
  ["Asynchronous", "job"],
  ["Synchronous", "sync"],
  ["异步", "job"],
  ["同步", "sync"],
];

export const AUTHENTICATION_LABELS: readonly (readonly [label: string, authenticated: boolean])[] = [
  ["No Auth Required", false],
  ["Auth Not Required", false],
  ["Auth Required", true],
  ["不需要认证", false],
  ["无需认证", false],
  ["需要认证", true],
];

/** Says that success carries nothing, however it is put. */
const EMPTY_RESULT: readonly string[] = [
  "an empty JSON object",
  "an empty object",
  "空 JSON 对象",
  "空JSON对象",
  "空对象",
];

export function saysEmptyResult(text: string): boolean {
  return EMPTY_RESULT.some((phrase) => text.includes(phrase));
}

/** How a page says that it has nothing to say of a field. */
const NO_DESCRIPTION: readonly string[] = ["暂无描述", "No description"];

export function isNoDescription(text: string): boolean {
  return text === "" || NO_DESCRIPTION.some((phrase) => text.startsWith(phrase));
}

/** What browsers' pages have before the breadcrumb. */
export const SKIP_LINKS: readonly string[] = ["Skip to main content", "跳转到主要内容", "跳到主要内容"];
