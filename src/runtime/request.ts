import type { CallOptions } from "./call-options.ts";
import { isRecord, stringifyJson } from "./json.ts";
import type { OperationSpec, WriteAddress } from "./operation-spec.ts";
import type { ClientOptions } from "./options.ts";
import { isSecretName } from "./secret-name.ts";

/** What of a request is sent, and shown. A poll has no more. */
export interface SentRequest {
  readonly operationId: string;
  readonly method: string;
  /** Which call it belongs to. */
  readonly callId?: number | undefined;
  /** Path and query, encoded. */
  readonly target: string;
  /** The path with its parameters, for errors and events. */
  readonly shownPath: string;
  /** What must not be shown should the server repeat it, besides what {@link isSecret} finds. */
  readonly secrets: readonly string[];
  /** Whether a parameter, field or tag of this name is secret. */
  readonly isSecret: (name: string) => boolean;
  /** The caller's, with names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** What became the job that is asked about: its secrets, as far as they are known, are not to be shown either. */
  readonly origin?: Partial<SentRequest> | undefined;
  /** Whether its params are in one of two keys that servers may read them from. */
  readonly hasOneKey?: boolean | undefined;
}

/** One request, encoded when the call is made: what callers change in their params later has no effect. */
export interface WireRequest extends SentRequest {
  /** What a signature covers: from the version on, decoded, without the query. */
  readonly signedPath: string;
}

/** Whether tags go into the query. Servers read no body of such requests, and platforms refuse to send most. */
export function tagsInQuery(method: string): boolean {
  return ["GET", "DELETE", "HEAD"].includes(method);
}

/**
 * Writes an operation's params the way servers read them.
 *
 * @throws TypeError or RangeError for a missing path parameter and for what cannot be encoded.
 */
export function buildRequest(
  spec: OperationSpec,
  params: unknown,
  { systemTags, userTags }: CallOptions,
  bodyKey: ClientOptions["bodyKey"] = "both",
  address: WriteAddress | undefined = spec.address,
): WireRequest {
  const { id: operationId, method, path, secrets: known, body, raw } = spec;
  const isSecret = (name: string): boolean => isSecretName(name, known);
  const hasOneKey = bodyKey !== "both" && !!body?.documentedKey;
  const told = { operationId, method, isSecret, hasOneKey };
  if (raw) return { ...told, ...raw, secrets: [] };
  if (!isRecord(params)) throw new TypeError("params must be an object");
  const rest = { ...params };
  // Params that are the whole body may have tags of their own, which only given ones replace.
  const tags = { ...(systemTags && { systemTags }), ...(userTags && { userTags }) };
  const [inQuery, beside] = tagsInQuery(method) ? [tags, {}] : [{}, tags];
  const {
    target = path,
    decodedPath = path,
    shownPath = path,
    secrets = [],
  } = address?.(spec, rest, inQuery, isSecret) ?? {};
  const hasBody = body ?? Object.values(beside)[0];
  return {
    ...told,
    target,
    signedPath: signedPath(decodedPath),
    shownPath,
    secrets,
    body: hasBody && stringifyJson({ ...wrap(body, rest, bodyKey), ...beside }),
  };
}

/** What of a decoded path a signature covers. */
export function signedPath(path: string): string {
  return path.replace(/^\/zstack(?=\/)/, "");
}

/** Asks for a job: without credentials, for servers answer before they look at any. */
export function pollRequest(
  origin: Pick<SentRequest, "operationId"> & Partial<SentRequest>,
  uuid: string,
): SentRequest {
  const { operationId, callId } = origin;
  const target = `/zstack/v1/api-jobs/${uuid}`;
  return {
    operationId,
    method: "GET",
    callId,
    target,
    shownPath: target,
    secrets: [],
    isSecret: isSecretName,
    origin,
  };
}

function wrap(
  body: OperationSpec["body"],
  params: Record<string, unknown>,
  bodyKey: ClientOptions["bodyKey"],
): Record<string, unknown> {
  if (body?.key === undefined) return params;
  const documented = body.documentedKey ?? body.key;
  return {
    ...(bodyKey !== "action" && { [documented]: params }),
    ...(bodyKey !== "documented" && { [body.key]: params }),
  };
}
