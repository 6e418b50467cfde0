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
  /** Writes path and query; `jobOperation` and the like set it. Absent: loaded by the calls that have need of it. */
  readonly address?: WriteAddress;
  /** Which property of the body holds the params; `{}` when they are the whole body; absent when there is none. */
  readonly body?: {
    /** What servers read. */
    readonly key?: string;
    /** What the documentation says, where it differs. */
    readonly documentedKey?: string;
  };
  /** Params, and fields within them, whose values must not be shown, where their names do not tell. */
  readonly secrets?: readonly string[];
  /** Whether it does no harm to carry it out twice, though it does not only read: logging in. */
  readonly repeatable?: boolean;
  /** Sent instead of params, as it is; the answer is for `onResponse` to read, and the call resolves to nothing. */
  readonly raw?: RawRequest;
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

/** Path and query of one request. */
export interface Address {
  /** Path and query, encoded. */
  readonly target: string;
  /** The path, decoded, without the query. */
  readonly decodedPath: string;
  /** The path as errors and events show it. */
  readonly shownPath: string;
  /** What in the path must not be shown. */
  readonly secrets: readonly string[];
}

/** Takes from `params` what goes into the address; `further` goes into the query besides. */
export type WriteAddress = (
  spec: OperationSpec,
  params: Record<string, unknown>,
  further: Readonly<Record<string, unknown>>,
  isSecret: (name: string) => boolean,
) => Address;

/** Whether params, or tags, may go into path or query. */
export function hasAddress({ body, pathParams, queryParams }: OperationSpec): boolean {
  return !body || !!pathParams || !!queryParams;
}

/** A request that somebody else has written. */
export interface RawRequest {
  /** Path and query, encoded, from the context path on. */
  readonly target: string;
  /** What a signature covers: from the version on, decoded, without the query. */
  readonly signedPath: string;
  /** The path as errors and events show it. */
  readonly shownPath: string;
  readonly body?: Uint8Array<ArrayBuffer> | undefined;
}

/** How an operation wants its payload read. */
export type PayloadSpec = Pick<OperationSpec, "shape" | "int64" | "raw"> & {
  readonly result?: OperationSpec["result"] | undefined;
};

/** Any operation whose result is `R`. */
export interface OperationOf<R> {
  (client: never, ...args: never[]): Promise<R>;
  readonly spec: OperationSpec;
}
