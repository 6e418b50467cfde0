import type { Client } from "./client.js";
import type { Job } from "./job.js";
import type { CallOptions } from "./options.js";
import type { Shape } from "./shape.js";

/** What the runtime knows of an operation: how to write the request, and where the payload is. */
export interface OperationSpec {
  /** `CreateVmFromCdpBackup` */
  readonly id: string;
  readonly method: string;
  /** From the context path on, with parameters in braces: `/zstack/v1/cdp-backups/{uuid}/actions`. */
  readonly path: string;
  /** The params that go into the path; all are required. */
  readonly pathParams?: readonly string[];
  /** The params that go into the query. What is named nowhere goes into the body or, without one, the query too. */
  readonly queryParams?: readonly string[];
  /** Which property of the body holds the params; `{}` when they are the whole body; absent when there is none. */
  readonly body?: {
    /** What servers read. */
    readonly key?: string;
    /** What the documentation says, where it differs. */
    readonly documentedKey?: string;
  };
  /** Whether the call needs a session or an access key. Default: true. */
  readonly authenticated?: boolean;
  /** The property of the answer that is the payload; `true`: the whole answer; absent: success carries nothing. */
  readonly result?: string | true;
  /** What the payload should look like; loaded for listeners to drift, and for `int64`. */
  readonly shape?: () => Promise<Shape>;
  /** `"bigint"`: the payload's 64-bit integers are bigints, as in packages generated so. Default: numbers. */
  readonly int64?: "bigint";
  /** Whether servers run it as a job; `jobOperation` sets it. An answer that names a job is awaited either way. */
  readonly job?: boolean;
}

/** How an operation wants its payload read. */
export type PayloadSpec = Pick<OperationSpec, "result" | "shape" | "int64">;

/** Any operation whose result is `R`. */
export interface OperationOf<R> {
  (client: Client, ...args: never[]): Promise<R>;
  readonly spec: OperationSpec;
}

/**
 * The params of a call: optional when none of them is required. One list of arguments also for params that are one
 * object or another: what asks whether `P` is something would give a list for each of them.
 */
export type CallArguments<P extends object> =
  Record<never, never> extends P
    ? [params?: P | undefined, options?: CallOptions | undefined]
    : [params: P, options?: CallOptions | undefined];

/** What of a type a caller can pass as params: its objects, or any object where it may be anything. */
export type ParamsOf<T> = unknown extends T
  ? Record<string, unknown>
  : T extends string | number | bigint | boolean | null | readonly unknown[]
    ? never
    : T;

/** An operation that answers at once. */
export interface SyncOperation<P extends object, R> {
  /** Resolves to the payload, without its envelope. */
  (client: Client, ...args: CallArguments<P>): Promise<R>;
  readonly spec: OperationSpec;
}

/** An operation that servers run as a job. */
export interface JobOperation<P extends object, R> {
  /** Submits, waits for the job, and resolves to its payload, without the envelope. */
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
