import { type Answer, JOB_UUID, nothingToHide, readFailure, readPayload } from "./answer.js";
import { isApiError, ZStackDecodeError } from "./errors.js";
import type { JobStatus } from "./job.js";
import { isRecord, parseJson, stringifyJson } from "./json.js";
import { formatPath, type JsonPath } from "./json-path.js";
import type { OperationOf } from "./operation-spec.js";
import type { ErrorContext } from "./zstack-error.js";

/** The callback of a server that was given a `webHook`, where it does not come as a `Request`. */
export interface WebhookRequest {
  /** As `node:http` and most frameworks have them. */
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as text, or parsed already: then integers beyond 2^53 are rounded already, and refused. */
  readonly body: unknown;
}

/** How a job ended, as its webhook tells: what `Job.poll` would say. */
export type WebhookStatus<R> = Exclude<JobStatus<R>, { readonly state: "running" }> & {
  /** For operations on several resources at once: whether all, some or none succeeded. */
  readonly batch?: "SUCCESS" | "PARTIAL" | "FAIL" | (string & {});
};

/**
 * Reads what a server posts to the `webHook` of a call. Servers do not sign it and repeat it until they get a 2xx, so
 * let the URL hold a secret, expect the same callback twice, and ask the job itself where it matters who calls
 * (`resumeJob(…).poll()`).
 *
 * @param operation What was called: it says where the payload is, and its type. Left out: `inventory` or `inventories`
 * if there is one, else the whole body.
 * @throws ZStackDecodeError if it is no such callback. A failed job is a status, not a rejection.
 */
export async function parseWebhook<R = unknown>(
  request: Request | WebhookRequest,
  operation?: OperationOf<R>,
): Promise<WebhookStatus<R>> {
  const header = (name: string): string | undefined => readHeader(request.headers, name);
  const jobUuid = header("X-Job-UUID") ?? "";
  const context: ErrorContext = { operationId: operation?.spec.id ?? "Webhook", jobUuid };
  if (!JOB_UUID.test(jobUuid)) throw new ZStackDecodeError("not a webhook: no X-Job-UUID header", context);
  const succeeded = header("X-Job-Success");
  const batch = header("X-Job-Batch");
  const known = { jobUuid, ...(batch !== undefined && { batch }) };

  // Not `instanceof`: it may be the Request of another copy of fetch.
  const text = "text" in request ? await request.text() : textOf(request.body, context);
  const answer: Answer = { status: succeeded === "false" ? 503 : 200, text, teller: nothingToHide };
  const error = await readFailure(answer, context);
  if (isApiError(error)) return { state: "failed", ...known, error };
  if (succeeded === "false") {
    throw new ZStackDecodeError("the job failed, but the webhook has no error", context, "$.error");
  }
  const result = await readPayload(answer, operation?.spec ?? { result: guessResult(text) }, context);
  // The payload's type is the spec's promise, which is all anyone has.
  return { state: "done", ...known, result: result as R };
}

function guessResult(text: string): string | true {
  const body = parseJson(text);
  return ["inventory", "inventories"].find((name) => isRecord(body) && Object.hasOwn(body, name)) ?? true;
}

function readHeader(headers: WebhookRequest["headers"], wanted: string): string | undefined {
  if (typeof headers.get === "function") return headers.get(wanted) ?? undefined;
  const [, value] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === wanted.toLowerCase()) ?? [];
  return typeof value === "string" ? value : value?.[0];
}

function textOf(body: unknown, context: ErrorContext): string {
  if (typeof body === "string") return body;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return new TextDecoder().decode(body);
  const prototype: unknown =
    typeof body === "object" && body !== null ? Object.getPrototypeOf(body) : undefined;
  // A stream, for one, would be written as an empty object, and read as a success.
  if (prototype !== null && prototype !== Object.prototype) {
    throw new ZStackDecodeError("the body of a webhook must be text, bytes or a parsed object", context);
  }
  const text = stringifyJson(body) ?? "";
  const rounded = findRounded(body, []);
  if (!rounded) return text;
  const path = formatPath(rounded);
  throw new ZStackDecodeError(
    `${path} may have been rounded when the body was parsed; give its text`,
    context,
    path,
  );
}

/** Where there is a number that 64 bits can hold and a number cannot, if it was such before it was parsed. */
function findRounded(value: unknown, path: JsonPath): JsonPath | undefined {
  if (typeof value === "number") {
    const size = Math.abs(value);
    return size > Number.MAX_SAFE_INTEGER && size <= 2 ** 64 ? path : undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const steps: (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  for (const step of steps) {
    const found = findRounded((value as Record<string | number, unknown>)[step], [...path, step]);
    if (found) return found;
  }
  return undefined;
}
