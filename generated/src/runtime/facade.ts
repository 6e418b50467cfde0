/// <reference lib="esnext.disposable" preserve="true" />
import type { Client } from "./client.js";
import type { Job, JobJson } from "./job.js";
import type { CallArguments, JobOperation, OperationOf, SyncOperation } from "./operation.js";

/** What every facade has besides its operations. */
export interface ZStackBase {
  /** For operations imported on their own. */
  readonly client: Client;
  /** See {@link Client.resumeJob}. */
  resumeJob<R = unknown>(json: JobJson): Job<R>;
  /** See {@link Client.logout}. */
  logout(): Promise<void>;
  /** `await using zstack = …`; see {@link Client}. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** A {@link SyncOperation} that has its client. */
export type BoundSyncOperation<P extends object, R> = (...args: CallArguments<P>) => Promise<R>;

/** A {@link JobOperation} that has its client. */
export interface BoundJobOperation<P extends object, R> {
  (...args: CallArguments<P>): Promise<R>;
  /** Submits and resolves as soon as the server has accepted. */
  start(...args: CallArguments<P>): Promise<Job<R>>;
}

/** The operations behind a facade: exactly those its interface names, each of its own kind. */
export type OperationsOf<T extends ZStackBase> = {
  readonly [Name in Exclude<keyof T, keyof ZStackBase>]: T[Name] extends BoundJobOperation<infer P, infer R>
    ? JobOperation<P, R>
    : T[Name] extends BoundSyncOperation<infer P, infer R>
      ? SyncOperation<P, R>
      : never;
};

interface Callable extends OperationOf<unknown> {
  (client: Client, ...args: unknown[]): Promise<unknown>;
  start?(client: Client, ...args: unknown[]): Promise<unknown>;
}

/** Gives every operation its client. `T` is the facade's interface, as a rule taken from the return type. */
export function bindOperations<T extends ZStackBase>(client: Client, operations: OperationsOf<T>): T {
  const callables = operations as Record<string, Callable>;
  const facade: Record<string | symbol, unknown> = {
    client,
    resumeJob: (json: JobJson) =>
      client.resumeJob(
        json,
        Object.values(callables).find(({ spec }) => spec.id === json?.operationId),
      ),
    logout: () => client.logout(),
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
  for (const [name, operation] of Object.entries(callables)) {
    const { start } = operation;
    const bound = (...args: unknown[]): unknown => operation(client, ...args);
    facade[name] = start
      ? Object.assign(bound, { start: (...args: unknown[]) => start(client, ...args) })
      : bound;
  }
  // The loop has just made what OperationsOf<T> promises; no type can follow it there.
  return facade as unknown as T;
}
