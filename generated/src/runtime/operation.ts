import type { CallOptions } from "./call-options.js";
import type { Client } from "./client.js";
import type { Job } from "./job.js";
import type { OperationSpec } from "./operation-spec.js";

/**
 * The params of a call: optional when none of them is required. One list of arguments also for params that are one
 * object or another: what asks whether `P` is something would give a list for each of them.
 */
export type CallArguments<P extends object> =
  Record<never, never> extends P
    ? [params?: P | undefined, options?: CallOptions | undefined]
    : [params: P, options?: CallOptions | undefined];

/**
 * What of a type a caller can pass as params: its objects, or any object where it may be anything.
 *
 * @public Modules of operations import it.
 */
export type ParamsOf<T> = unknown extends T
  ? Record<string, unknown>
  : T extends string | number | bigint | boolean | null | readonly unknown[]
    ? never
    : T;

/**
 * An operation that answers at once. The call resolves to the payload, without its envelope; it has no text of its own
 * here, or editors would show that in the place of the operation's.
 */
export interface SyncOperation<P extends object, R> {
  (client: Client, ...args: CallArguments<P>): Promise<R>;
  readonly spec: OperationSpec;
}

/**
 * An operation that servers run as a job. The call submits, waits for the job, and resolves to its payload, without the
 * envelope.
 */
export interface JobOperation<P extends object, R> {
  (client: Client, ...args: CallArguments<P>): Promise<R>;
  /** Submits and resolves as soon as the server has accepted; `signal` and `timeoutMs` then cover that much. */
  start(client: Client, ...args: CallArguments<P>): Promise<Job<R>>;
  readonly spec: OperationSpec;
}

/** Makes the callable of an operation that answers at once. */
export function syncOperation<P extends object, R>(spec: OperationSpec): SyncOperation<P, R> {
  const operation = (client: Client, ...[params, options]: CallArguments<P>): Promise<R> =>
    client.call<R>(spec, params, options);
  return Object.assign(operation, { spec });
}

/** Makes the callable of an operation that servers run as a job. */
export function jobOperation<P extends object, R>(operation: OperationSpec): JobOperation<P, R> {
  const spec = { ...operation, job: true };
  const start = (client: Client, ...[params, options]: CallArguments<P>): Promise<Job<R>> =>
    client.start<R>(spec, params, options);
  return Object.assign(syncOperation<P, R>(spec), { start });
}
