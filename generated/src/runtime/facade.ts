/// <reference lib="esnext.disposable" preserve="true" />
import { type Client, createClient } from "./client.js";
import { ZStackConfigError } from "./errors.js";
import type { Job, JobJson } from "./job.js";
import type { CallArguments } from "./operation.js";
import type { OperationOf } from "./operation-spec.js";
import type { ClientOptions } from "./options.js";
import type { BoundQueryOperation, QueryOperation } from "./query.js";

export type { BoundQueryOperation } from "./query.js";

/** What every facade has besides its operations. */
export interface ZStackBase {
  /** For operations imported on their own. */
  readonly client: Client;
  /**
   * A job that was started before, in this process or another, from what its `toJSON` gave. The server is not asked yet.
   *
   * @param operation What was started. One of the facade's own need not be given.
   * @throws ZStackConfigError if `json` is something else, or a job of another operation.
   */
  resumeJob<R = unknown>(json: JobJson, operation?: OperationOf<R>): Job<R>;
  /**
   * Ends the session that the client opened, if it did; later calls open another. It takes no params: an operation
   * `logOut` ends the session that it is given.
   *
   * @throws ZStackConfigError if it is given something.
   */
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

/** Operations by the names that their methods shall have. Names of its own here would be all that editors complete. */
export type OperationsByName = Readonly<Record<string, OperationOf<unknown>>>;

/** A client with these operations as methods, and no others: what `createZStack(options, operations)` gives. */
export type ZStackWith<T extends OperationsByName> = ZStackBase & {
  readonly [Name in keyof T]: BoundOperation<T[Name]>;
};

/** An operation that has its client. What it takes is taken as it stands: a conditional type cannot be seen through. */
type BoundOperation<T> =
  T extends QueryOperation<infer P, infer I>
    ? BoundQueryOperation<P, I>
    : T extends {
          (client: Client, ...args: infer A): Promise<infer R>;
          start(client: Client, ...args: infer S): Promise<infer J>;
        }
      ? {
          (...args: A): Promise<R>;
          /** Submits and resolves as soon as the server has accepted. */
          start(...args: S): Promise<J>;
        }
      : T extends (client: Client, ...args: infer A) => Promise<infer R>
        ? (...args: A) => Promise<R>
        : never;

/**
 * Connects to a ZStack management node. Nothing is sent before the first call.
 *
 * @param operations Those the program calls, as they are imported: `{ queryVmInstance, startVmInstance }`. A program
 *   bears the weight of these alone, however many the API has.
 * @throws ZStackConfigError when an option cannot work, or something else than an operation is given.
 */
export function createZStack<T extends OperationsByName>(
  options: ClientOptions,
  operations: T,
): ZStackWith<T> {
  return bindOperations(createClient(options), operations);
}

interface Callable extends OperationOf<unknown> {
  (client: Client, ...args: unknown[]): Promise<unknown>;
}

/**
 * Gives every operation its client.
 *
 * @throws ZStackConfigError for what is no operation, and for a name that every facade has already.
 */
export function bindOperations<T extends OperationsByName>(client: Client, operations: T): ZStackWith<T> {
  const callables = Object.entries(operations as Record<string, unknown>);
  const facade: Record<string | symbol, unknown> = {
    client,
    resumeJob: (json: JobJson, operation?: OperationOf<unknown>) =>
      client.resumeJob(
        json,
        operation ?? Object.values(operations).find(({ spec }) => spec.id === json?.operationId),
      ),
    logout: async (...given: unknown[]) => {
      if (given.length > 0) {
        const problem = "logout() takes nothing, and ends the client's own session; logOut(…) ends another";
        throw new ZStackConfigError(problem);
      }
      await client.logout();
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  };
  for (const [name, operation] of callables) {
    if (!isCallable(operation)) throw new ZStackConfigError(`"${name}" is no operation`);
    if (Object.hasOwn(facade, name))
      throw new ZStackConfigError(`"${name}" is taken: give the operation another name`);
    facade[name] = bind(client, operation);
  }
  // The loop has just made what ZStackWith<T> promises; no type can follow it there.
  return facade as unknown as ZStackWith<T>;
}

/** An operation, and whatever else it can do, such as `start`, with its client. */
function bind(client: Client, operation: Callable): object {
  const bound =
    (callable: Callable) =>
    (...args: unknown[]) =>
      callable(client, ...args);
  const others = Object.entries(operation).filter(([, value]) => typeof value === "function");
  return Object.assign(
    bound(operation),
    Object.fromEntries(others.map(([name, value]) => [name, bound(value)])),
  );
}

function isCallable(value: unknown): value is Callable {
  return typeof value === "function" && "spec" in value;
}
