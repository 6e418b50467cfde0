import { type Answer, textAnswer } from "./answer.ts";

/** What the headers of a submission ask of its job. */
export interface JobHeaders {
  /** The uuid the job is to have. */
  readonly uuid: string | undefined;
  readonly apiTimeoutMs: number;
  /** Where to tell what became of it. */
  readonly webHook: string | undefined;
}

/** What servers allow most operations. */
const DEFAULT_TIMEOUT_MS = 30 * 60_000;

/** Reads `X-Job-UUID`, of which servers check the length alone, `X-API-Timeout`, in seconds, and `X-Web-Hook`. */
export function readJobHeaders(
  { method, headers }: { readonly method: string; readonly headers: Headers },
  isTaken: (uuid: string) => boolean,
): JobHeaders | Answer {
  const uuid = headers.get("X-Job-UUID") ?? undefined;
  if (uuid !== undefined && uuid.length !== 32) {
    return textAnswer(400, "Invalid header[X-Job-UUID], it must be a UUID with '-' stripped");
  }
  if (uuid !== undefined && method !== "GET" && isTaken(uuid)) {
    return textAnswer(400, `Duplicate job uuid[${uuid}]`);
  }
  const webHook = headers.get("X-Web-Hook") ?? undefined;
  const seconds = headers.get("X-API-Timeout");
  if (seconds === null) return { uuid, apiTimeoutMs: DEFAULT_TIMEOUT_MS, webHook };
  const apiTimeoutMs = Number(seconds) * 1000;
  if (!/^[+-]?\d+$/.test(seconds) || !Number.isSafeInteger(apiTimeoutMs)) {
    return textAnswer(500, `For input string: "${seconds}"`);
  }
  return { uuid, apiTimeoutMs, webHook };
}
