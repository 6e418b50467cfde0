// Looked up in the global registry, so the guard also knows errors thrown by another copy of the package.
const BRAND = Symbol.for("zstack-client.error");

/** What an error says about the call it belongs to. Nothing in it is secret: URLs carry no query. */
export interface ErrorContext {
  /** As in the API's documentation, such as `CreateVmFromCdpBackup`. */
  readonly operationId?: string | undefined;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** The job the call became, or the `X-Job-UUID` it was submitted with. */
  readonly jobUuid?: string | undefined;
}

/** The base of everything this package throws, except an aborted call, which throws the signal's reason. */
export class ZStackError extends Error {
  override get name(): string {
    return "ZStackError";
  }

  /** As in the API's documentation, such as `CreateVmFromCdpBackup`. */
  declare readonly operationId: string | undefined;
  /** Of the HTTP request. */
  declare readonly method: string | undefined;
  /** Without the query. */
  declare readonly url: string | undefined;
  /** The job the call became, or the `X-Job-UUID` it was submitted with. */
  declare readonly jobUuid: string | undefined;
  /** Whether making the same call again, unchanged, may succeed. It may also do the work a second time. */
  declare readonly retryable: boolean;

  constructor(problem: string, context: ErrorContext = {}, retryable = false, cause?: unknown) {
    const { operationId, method, url, jobUuid } = context;
    const job = jobUuid ? `, job ${jobUuid}` : "";
    super(
      `${operationId ?? ""}${url ? ` (${method} ${url}${job})` : ""}${operationId ? ": " : ""}${problem}`,
      cause === undefined ? undefined : { cause },
    );
    this.operationId = operationId;
    this.method = method;
    this.url = url;
    this.jobUuid = jobUuid;
    this.retryable = retryable;
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** The name, the message and every field, for logs. */
  toJSON(): Record<string, unknown> {
    const { name, message, cause, ...fields } = this;
    const foreign = cause instanceof Error && !isBranded(cause);
    return { name, message, ...fields, cause: foreign ? `${cause.name}: ${cause.message}` : cause };
  }
}

/** Whether it is an error of this package, whichever copy of it threw it. */
export function isBranded(error: unknown): boolean {
  return typeof error === "object" && error !== null && BRAND in error;
}
