import { type Answer, isFailure, isJobUnknown, readFailure } from "./answer.ts";
import { isApiError, ZStackDecodeError, ZStackHttpError } from "./errors.ts";
import { pollRequest, type SentRequest } from "./request.ts";
import type { Scope } from "./scope.ts";
import type { ShownRequest, Transport } from "./transport.ts";

/** Servers answer polls from memory: what is late will never come, its connection is dead. */
export const POLL_LIMIT_MS: number = 30_000;

/**
 * What the server says of a job: that it is running (202), its payload, or its error; undefined if it does not know the
 * job. Asked without credentials, for servers answer before they look at any.
 *
 * @param origin What became the job.
 * @throws ZStackError if the answer is about something else, or there is none.
 */
export async function poll(
  transport: Transport,
  origin: ShownRequest | SentRequest,
  uuid: string,
  scope: Scope,
): Promise<Answer | undefined> {
  const request = pollRequest(origin, uuid);
  const context = transport.context(request, uuid);
  const answer = await transport.send(request, {}, context, scope, POLL_LIMIT_MS);
  if (isJobUnknown(answer)) return undefined;
  if (isFailure(answer)) {
    const failure = await readFailure(answer, context);
    if (!isApiError(failure)) throw failure;
  } else if (answer.status !== 202 && answer.status !== 204 && !/^\s*\{/.test(answer.text)) {
    // A gateway's page; what begins like an envelope is about the job, be it cut off. 204 is a job without a result.
    throw new ZStackDecodeError(`the answer is no JSON (HTTP ${answer.status})`, context, undefined, true);
  }
  return { ...answer, isPolled: true };
}

/** A 404 that is not about the job: a gateway's, while the server behind it restarts. */
export function isMisplaced(error: unknown): error is ZStackHttpError {
  return error instanceof ZStackHttpError && error.status === 404;
}
