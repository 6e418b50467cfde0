import type { CallOptions } from "./call-options.ts";
import { ZStackConfigError } from "./errors.ts";
import type { CallContext } from "./events.ts";
import { isRecord, stringifyJson } from "./json.ts";
import type { OperationSpec } from "./operation-spec.ts";
import type { ClientOptions } from "./options.ts";

/** One request, encoded when the call is made: what callers change in their params later has no effect. */
export interface WireRequest {
  readonly operationId: string;
  readonly method: string;
  /** Path and query, encoded. */
  readonly target: string;
  /** What a signature covers: from the version on, decoded, without the query. */
  readonly signedPath: string;
  /** The path with its parameters, for errors and events. */
  readonly shownPath: string;
  /** What must not be shown should the server repeat it. */
  readonly secrets: readonly string[];
  readonly body: string | undefined;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Params that are secrets by their name; logging out, for one, has a session in its path. */
const SECRET = /session|password|secret|token|verifyCode/i;

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
  context: CallContext,
): WireRequest {
  const { id, method, path, body, queryParams = [] } = spec;
  const { systemTags, userTags } = options;
  try {
    if (!isRecord(params)) throw new TypeError("params must be an object");
    const rest = { ...params };
    const pathParams = takePathParams(spec, rest);
    const inQuery = method === "GET" || method === "DELETE";
    const query: string[] = [];
    for (const name of body ? queryParams : Object.keys(rest)) {
      addToQuery(query, name, rest[name]);
      delete rest[name];
    }
    if (inQuery) {
      addToQuery(query, "systemTags", systemTags);
      addToQuery(query, "userTags", userTags);
    }
    // Params that are the whole body may have tags of their own, which only given ones replace.
    const tags = inQuery ? {} : { ...(systemTags && { systemTags }), ...(userTags && { userTags }) };
    const headers = writeHeaders(options);
    const hasBody = body ?? tags.systemTags ?? tags.userTags;
    const fill = (write: (value: string, name: string) => string): string =>
      path.replace(/\{(\w+)\}/g, (_, name: string) => write(pathParams[name] ?? "", name));
    return {
      operationId: id,
      method,
      target: fill(encodeURIComponent) + (query.length > 0 ? `?${query.join("&")}` : ""),
      signedPath: fill((value) => value).replace(/^\/zstack(?=\/)/, ""),
      shownPath: fill((value, name) => (SECRET.test(name) ? "***" : encodeURIComponent(value))),
      secrets: [...findSecrets(params), ...findSecrets([systemTags, userTags]), ...Object.values(headers)],
      body: hasBody && stringifyJson({ ...wrap(body, rest, bodyKey), ...tags }),
      headers,
    };
  } catch (error) {
    // Lone surrogates, NaN and cycles end here too; what was thrown says which.
    throw new ZStackConfigError(error instanceof Error ? error.message : String(error), context);
  }
}

/** Asks for a job: without credentials, for servers answer before they look at any. */
export function pollRequest(operationId: string, uuid: string, secrets: readonly string[]): WireRequest {
  const target = `/zstack/v1/api-jobs/${uuid}`;
  return {
    operationId,
    method: "GET",
    target,
    signedPath: target,
    shownPath: target,
    secrets,
    headers: {},
    body: undefined,
  };
}

/** Texts whose name says that they are secret, wherever they are; those of tags have their name before `::`. */
function findSecrets(value: unknown, name = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => findSecrets(item, name));
  if (isRecord(value)) return Object.entries(value).flatMap(([key, item]) => findSecrets(item, key));
  if (typeof value !== "string") return [];
  const [, key, tagged] = /^(\w+)::(.*)$/s.exec(value) ?? [];
  if (key !== undefined) return [...findSecrets(tagged, key), ...(SECRET.test(name) ? [value] : [])];
  // Platforms quote the URL in their errors, some of them.
  return SECRET.test(name) ? [value, encodable(name, value)] : [];
}

function takePathParams(spec: OperationSpec, rest: Record<string, unknown>): Record<string, string> {
  const taken: Record<string, string> = {};
  for (const name of spec.pathParams ?? []) {
    const value = rest[name];
    delete rest[name];
    const text = typeof value === "object" ? "" : String(value ?? "");
    if (text === "") throw new TypeError(`path parameter "${name}" is missing or empty`);
    // URL parsers resolve dot segments: the request would go to another path.
    if (text === "." || text === "..") throw new TypeError(`path parameter "${name}" must not be "${text}"`);
    encodable(name, text);
    taken[name] = text;
  }
  return taken;
}

/** Lists repeat the key, maps become `name.key`; what is undefined or null is left out. */
function addToQuery(query: string[], name: string, value: unknown, nested = false): void {
  if (isRecord(value) && !nested && isPlain(value)) {
    for (const [key, item] of Object.entries(value)) addToQuery(query, `${name}.${key}`, item, true);
    return;
  }
  for (const item of Array.isArray(value) ? value : [value]) {
    if (item != null) query.push(`${encodable(name, name)}=${encodable(name, item)}`);
  }
}

/** Not a Date, a Map or the like, which has no entries and would vanish. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
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
  if (!body?.key) return params;
  const documented = body.documentedKey ?? body.key;
  return {
    ...(bodyKey !== "action" && { [documented]: params }),
    ...(bodyKey !== "documented" && { [body.key]: params }),
  };
}

/** The caller's headers, with names in lower case. */
function writeHeaders({ headers = {}, webHook }: CallOptions): Readonly<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers([[name, value]]);
    } catch {
      // The platform's own message quotes the value, which may be a secret.
      throw new TypeError(`header ${JSON.stringify(name)} has an invalid name or value`);
    }
    written[name.toLowerCase()] = value;
  }
  // How the body is written, and which job this is, is not for headers to say.
  delete written["content-type"];
  delete written["x-job-uuid"];
  if (webHook !== undefined) written["x-web-hook"] = webHookUrl(webHook);
  return written;
}

/** As the platform writes it, which is ASCII. It may hold a secret of the receiver: it is not quoted. */
function webHookUrl(text: string | URL): string {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Reported below, together with URLs of another kind.
  }
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError('"webHook" must be an http or https URL');
  return url.href;
}
