import { isFailure, readAccepted, readFailure, readPayload } from "./answer.ts";
import { isSessionGone } from "./api-error.ts";
import type { Authenticator, Credentials } from "./auth.ts";
import { ZStackConfigError, ZStackDecodeError } from "./errors.ts";
import type { OperationSpec } from "./operation.ts";
import type { WireRequest } from "./request.ts";
import type { Scope } from "./scope.ts";
import type { Transport } from "./transport.ts";

/** What the server made of a submission: it was carried out, or it became a job. */
export type Outcome =
  | { readonly done: true; readonly payload: unknown }
  | { readonly done: false; readonly uuid: string; readonly apiTimeoutMs: number | undefined };

/** One call's request: sent once, and once more if the session turns out to be gone. */
export class Submission {
  readonly spec: OperationSpec;
  readonly request: WireRequest;
  /** The `X-Job-UUID`; undefined for GET, which changes nothing and leaves nothing behind to ask for. */
  jobUuid: string | undefined;
  /** Whether it was sent and is not answered: the server may have accepted it. */
  pending = false;
  readonly #transport: Transport;
  readonly #authenticator: Authenticator | undefined;
  #credentials: Credentials | undefined;
  #repeated = false;

  constructor(
    spec: OperationSpec,
    request: WireRequest,
    transport: Transport,
    authenticator: Authenticator | undefined,
    jobUuid: string | undefined,
  ) {
    this.spec = spec;
    this.request = request;
    this.jobUuid = request.method === "GET" ? undefined : (jobUuid ?? newJobUuid());
    this.#transport = transport;
    this.#authenticator = authenticator;
  }

  /** Sends it; if the session is gone, opens another and sends it again. */
  async send(scope: Scope): Promise<Outcome> {
    try {
      return await this.#send(scope);
    } catch (error) {
      if (!(await this.renew(error, scope))) throw error;
      return await this.repeat(scope);
    }
  }

  /** Whether `error` says that the session is gone, and there now is another, and it was not sent twice already. */
  async renew(error: unknown, scope: Scope): Promise<boolean> {
    if (this.#repeated || !this.#credentials || !isSessionGone(error)) return false;
    const renewal = this.#authenticator?.renew?.(this.#credentials, scope.signal);
    return renewal ? await scope.race(renewal) : false;
  }

  /** Sends it again, under another uuid: the server remembers the first as that of a failed job. */
  repeat(scope: Scope): Promise<Outcome> {
    this.#repeated = true;
    this.jobUuid &&= newJobUuid();
    return this.#send(scope);
  }

  async #send(scope: Scope): Promise<Outcome> {
    const { spec, request, jobUuid } = this;
    const transport = this.#transport;
    const context = transport.context(request, jobUuid);
    if (spec.authenticated !== false) {
      if (!this.#authenticator) throw new ZStackConfigError('the operation needs "auth"', context);
      scope.signal.throwIfAborted();
      const credentials = this.#authenticator.credentials(toSign(request), scope.signal);
      this.#credentials = await scope.race(credentials);
    }
    const job = jobUuid && { "X-Job-UUID": jobUuid };
    // The last of two spellings of a header wins, whatever the case: callers cannot replace ours.
    const headers = { ...request.headers, ...job, ...this.#credentials?.headers };
    this.pending = true;
    const secrets = [
      ...request.secrets,
      ...Object.values({ ...request.headers, ...this.#credentials?.headers }),
    ];
    const answer = await transport.send({ ...request, secrets }, headers, context, scope);
    this.pending = false;
    if (isFailure(answer)) throw readFailure(answer, context);
    if (answer.status === 202) {
      const { uuid = spec.job ? jobUuid : undefined, apiTimeoutMs } = readAccepted(answer);
      if (uuid) return { done: false, uuid, apiTimeoutMs };
      if (spec.job)
        throw new ZStackDecodeError("accepted, but the answer names no job", context, "$.location");
    }
    return { done: true, payload: await readPayload(answer, spec.result, context) };
  }
}

function toSign({ method, path, pathParams }: WireRequest): { method: string; path: string } {
  const decoded = path.replace(/\{(\w+)\}/g, (_, name: string) => pathParams[name] ?? "");
  return { method, path: decoded.replace(/^\/zstack(?=\/)/, "") };
}

/** A random (version 4) uuid without dashes. `crypto.randomUUID` does not exist on plain-http pages. */
function newJobUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = "89ab".charAt((bytes[8] ?? 0) & 3);
  return `${hex.slice(0, 12)}4${hex.slice(13, 16)}${variant}${hex.slice(17)}`;
}
