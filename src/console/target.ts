import { readBounded } from "../load/bounded-body.ts";
import type { Locale, Text } from "../model/model.ts";
import type { Backend } from "./backend.ts";
import { textResponse } from "./text-response.ts";

/** More than the largest answers of queries, a thousand VMs with their volumes. */
const MAX_ANSWER = 64 * 1024 * 1024;
/** A little more than the five minutes after which servers give up on calls that are not jobs. */
const TIME_LIMIT_MS = 310_000;

/** How a target may be reached. */
export interface TargetOptions {
  readonly timeLimitMs?: number;
  readonly maxAnswer?: number;
}

/**
 * A management node on the network, at one address. Requests go below that address and nowhere else: of what is
 * asked, only the path and the query count, and redirects are not followed.
 *
 * @param url As clients take it for their endpoint: a trailing `/zstack` or `/zstack/v1` may stay.
 * @throws TypeError unless it is an http or https URL without credentials, query and fragment.
 */
export function createTarget(
  url: string,
  { timeLimitMs = TIME_LIMIT_MS, maxAnswer = MAX_ANSWER }: TargetOptions = {},
): Backend {
  const endpoint = endpointOf(url);
  const title = { en: endpoint, "zh-CN": endpoint };
  return {
    id: "target",
    kind: "target",
    title,
    endpoint,
    async fetch(request) {
      const say = (text: Text) => textResponse(502, text[localeOf(request)]);
      const { pathname, search } = new URL(request.url);
      const { method, headers } = request;
      const limit = AbortSignal.timeout(timeLimitMs);
      try {
        const answer = await fetch(endpoint + pathname + search, {
          method,
          headers,
          redirect: "manual",
          signal: AbortSignal.any([request.signal, limit]),
          ...(request.body !== null && { body: await request.arrayBuffer() }),
        });
        if (answer.status >= 300 && answer.status < 400) {
          await answer.body?.cancel();
          return say(REDIRECTED(endpoint, placeOf(answer.headers.get("location"), endpoint)));
        }
        const body = await readBounded(answer.body, maxAnswer);
        if (body === undefined) return say(TOO_LONG(endpoint, maxAnswer));
        return new Response(body.length === 0 ? null : body, {
          status: answer.status,
          headers: answer.headers,
        });
      } catch (error) {
        return say(limit.aborted ? TOO_SLOW(endpoint, timeLimitMs) : faultText(endpoint, codeOf(error)));
      }
    },
  };
}

/** Without a trailing slash, `/zstack` and `/zstack/v1`, with which the paths of operations begin. */
function endpointOf(text: string): string {
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError("it must begin with http:// or https://");
  if (url.username !== "" || url.password !== "") throw new TypeError("it must not hold credentials");
  if (url.search !== "" || url.hash !== "") throw new TypeError("it must not have a query or a fragment");
  return url.origin + url.pathname.replace(/\/+(zstack\/*(\/v1\/*)?)?$/, "");
}

/** Where a redirect points, without the query, which may hold anything. */
function placeOf(location: string | null, endpoint: string): string {
  const url = location !== null && URL.canParse(location, endpoint) ? new URL(location, endpoint) : undefined;
  return url === undefined ? "?" : url.origin + url.pathname;
}

function localeOf(request: Request): Locale {
  return request.headers.get("accept-language")?.startsWith("zh") ? "zh-CN" : "en";
}

/** The innermost code: `fetch` hangs what happened below its own error. */
function codeOf(error: unknown): string {
  let code = "no answer";
  let at: unknown = error;
  for (let depth = 0; depth < 5 && typeof at === "object" && at !== null; depth++) {
    if ("code" in at && typeof at.code === "string") code = at.code;
    // Ports of other protocols are never asked; no other message is sure not to quote the request.
    if ("message" in at && at.message === "bad port") code = at.message;
    at = "cause" in at ? at.cause : undefined;
  }
  return code;
}

function faultText(endpoint: string, code: string): Text {
  if (/SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/.test(code)) return UNTRUSTED(endpoint, code);
  if (/CERT|TLS|SSL/.test(code)) return BAD_CERTIFICATE(endpoint, code);
  return UNREACHABLE(endpoint, code);
}

const UNREACHABLE = (endpoint: string, code: string): Text => ({
  en: `The target ${endpoint} cannot be reached (${code}). Is the management node running, and is this its API port, 8080 by default?`,
  "zh-CN": `无法连接目标 ${endpoint}（${code}）。请确认管理节点正在运行，且端口为 API 端口（默认 8080）。`,
});
const UNTRUSTED = (endpoint: string, code: string): Text => ({
  en: `The certificate of ${endpoint} is not trusted (${code}). Save the certificate of its authority as a PEM file and start again with NODE_EXTRA_CA_CERTS=/path/to/ca.pem.`,
  "zh-CN": `${endpoint} 的证书不受信任（${code}），通常是自签名证书。请将其 CA 证书存为 PEM 文件，设置环境变量 NODE_EXTRA_CA_CERTS=/path/to/ca.pem 后重新启动。`,
});
const BAD_CERTIFICATE = (endpoint: string, code: string): Text => ({
  en: `No secure connection to ${endpoint} (${code}). Its certificate must be valid and name this host.`,
  "zh-CN": `无法与 ${endpoint} 建立安全连接（${code}）。请检查证书是否有效、是否与主机名一致。`,
});
const REDIRECTED = (endpoint: string, place: string): Text => ({
  en: `The target ${endpoint} redirects to ${place}, which is not followed. If that is the management node, start again with it as --target.`,
  "zh-CN": `目标 ${endpoint} 重定向到 ${place}，控制台不会跟随重定向。如果那才是管理节点，请将其作为 --target 重新启动。`,
});
const TOO_SLOW = (endpoint: string, ms: number): Text => ({
  en: `The target ${endpoint} did not answer within ${ms / 1000} s.`,
  "zh-CN": `目标 ${endpoint} 在 ${ms / 1000} 秒内没有响应。`,
});
const TOO_LONG = (endpoint: string, most: number): Text => ({
  en: `The answer of ${endpoint} is longer than ${most} bytes. Ask for less, with limit and fields.`,
  "zh-CN": `${endpoint} 的响应超过 ${most} 字节。请用 limit 和 fields 缩小查询范围。`,
});
