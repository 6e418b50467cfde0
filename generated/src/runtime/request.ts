import type { CallOptions } from "./call-options.js";
import { ZStackConfigError } from "./errors.js";
import { isRecord, stringifyJson } from "./json.js";
import type { OperationSpec } from "./operation-spec.js";
import type { ClientOptions } from "./options.js";
import { isSecretName } from "./secret-name.js";

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
 * @throws ZStackConfigError for a missing path parameter and for what cannot be encoded.
 */
export function buildRequest(
  spec: OperationSpec,
  params: unknown,
  options: CallOptions,
  bodyKey: ClientOptions["bodyKey"],
): WireRequest {
  const { id: operationId, method, secrets: known, body, raw } = spec;
  try {
    return {
      operationId,
      method,
      isSecret: (name) => isSecretName(name, known),
      ...(raw ? { ...raw, secrets: [] } : encode(spec, params, options, bodyKey)),
      hasOneKey: Boolean(body?.documentedKey && bodyKey && bodyKey !== "both"),
    };
  } catch (error) {
    // Lone surrogates, NaN and cycles end here too; what was thrown says which.
    throw new ZStackConfigError((error as Error).message);
  }
}

/** What of a request the params make. */
function encode(
  spec: OperationSpec,
  params: unknown,
  { systemTags, userTags }: CallOptions,
  bodyKey: ClientOptions["bodyKey"],
): Pick<WireRequest, "target" | "signedPath" | "shownPath" | "secrets" | "body"> {
  const { method, path, body, queryParams = [] } = spec;
  if (!isRecord(params)) throw new TypeError("params must be an object");
  const rest = { ...params };
  const pathParams = takePathParams(spec, rest);
  const inQuery = tagsInQuery(method);
  const query: string[] = [];
  for (const name of body ? queryParams : Object.keys(rest)) {
    addToQuery(query, name, rest[name]);
    delete rest[name];
  }
  // Params that are the whole body may have tags of their own, which only given ones replace.
  const tags = { ...(systemTags && { systemTags }), ...(userTags && { userTags }) };
  for (const [name, list] of Object.entries(tags)) {
    if (inQuery) addToQuery(query, name, list);
  }
  const beside = inQuery ? {} : tags;
  const hasBody = body ?? Object.values(beside)[0];
  const secrets: string[] = [];
  const fill = (write: (value: string, name: string) => string): string =>
    path.replace(/\{(.+?)\}/g, (_, name: string) => write(pathParams[name] ?? "", name));
  return {
    target: fill(encodeURIComponent) + (query.length > 0 ? `?${query.join("&")}` : ""),
    signedPath: signedPath(fill((value) => value)),
    // Logging out, for one, has a session in its path.
    shownPath: fill((value, name) => {
      if (!isSecretName(name, spec.secrets)) return encodeURIComponent(value);
      secrets.push(value, encodeURIComponent(value));
      return "***";
    }),
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

function takePathParams(spec: OperationSpec, rest: Record<string, unknown>): Record<string, string> {
  const taken: Record<string, string> = {};
  for (const name of spec.pathParams ?? []) {
    const value = rest[name];
    delete rest[name];
    const fits =
      typeof value === "number" ? Number.isFinite(value) : /^(string|boolean|bigint)$/.test(typeof value);
    const text = fits ? String(value) : "";
    if (text === "") throw new TypeError(`path parameter "${name}" is missing or empty`);
    // URL parsers resolve dot segments: the request would go to another path.
    if (text === "." || text === "..") throw new TypeError(`path parameter "${name}" must not be "${text}"`);
    encodable(name, text);
    taken[name] = text;
  }
  return taken;
}

/** Params as a query: lists repeat the key, maps become `name.key`; what is undefined or null is left out. */
export function writeQuery(params: Readonly<Record<string, unknown>>): string {
  const query: string[] = [];
  for (const [name, value] of Object.entries(params)) addToQuery(query, name, value);
  return query.join("&");
}

/** Lists repeat the key, maps become `name.key`; what is undefined or null is left out. */
function addToQuery(query: string[], name: string, value: unknown, nested = false): void {
  // A Date, a Map or the like has no entries, and would vanish.
  if (isRecord(value) && !nested && [Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    for (const [key, item] of Object.entries(value)) addToQuery(query, `${name}.${key}`, item, true);
    return;
  }
  for (const item of Array.isArray(value) ? value : [value]) {
    if (item != null) query.push(`${encodable(name, name)}=${encodable(name, item)}`);
  }
}

/** Percent-encoded, or the error that says which parameter it is. */
function encodable(name: string, value: unknown): string {
  const fits = !/^(object|function|symbol)$/.test(typeof value);
  try {
    if (fits) return encodeURIComponent(typeof value === "string" ? value : `${stringifyJson(value)}`);
  } catch {
    // A lone surrogate, or no finite number: reported below.
  }
  throw new TypeError(`parameter "${name}" cannot be encoded`);
}

function wrap(
  body: OperationSpec["body"],
  params: Record<string, unknown>,
  bodyKey: ClientOptions["bodyKey"] = "both",
): Record<string, unknown> {
  if (body?.key === undefined) return params;
  const documented = body.documentedKey ?? body.key;
  return {
    ...(bodyKey !== "action" && { [documented]: params }),
    ...(bodyKey !== "documented" && { [body.key]: params }),
  };
}
