import { ZStackConfigError } from "./errors.ts";
import type { CallContext } from "./events.ts";
import { isRecord, stringifyJson } from "./json.ts";
import type { OperationSpec } from "./operation.ts";
import type { CallOptions, ClientOptions } from "./options.ts";

/** One request, encoded when the call is made: what callers change in their params later has no effect. */
export interface WireRequest {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The path with its parameters, for errors and events. */
  readonly shownPath: string;
  /** What must not be shown should the server repeat it. */
  readonly secrets: readonly string[];
  readonly pathParams: Readonly<Record<string, string>>;
  /** Names are percent-encoded already, values are not. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Params that are secrets by their name; logging out, for one, has a session in its path. */
const SECRET = /session|password|secret|token/i;

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
    const query: Record<string, unknown> = Object.create(null);
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
    const hasBody = body ?? tags.systemTags ?? tags.userTags;
    return {
      operationId: id,
      method,
      path,
      shownPath: path.replace(/\{(\w+)\}/g, (_, name: string) =>
        SECRET.test(name) ? "***" : encodeURIComponent(pathParams[name] ?? ""),
      ),
      secrets: findSecrets(params),
      pathParams,
      query,
      body: hasBody && stringifyJson({ ...wrap(body, rest, bodyKey), ...tags }),
      headers: checkHeaders(options.headers),
    };
  } catch (error) {
    // Lone surrogates, NaN and cycles end here too; what was thrown says which.
    throw new ZStackConfigError(error instanceof Error ? error.message : String(error), context);
  }
}

function findSecrets(params: Record<string, unknown>): string[] {
  return Object.entries(params).flatMap(([name, value]) =>
    SECRET.test(name) && typeof value === "string" ? [value] : [],
  );
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
function addToQuery(query: Record<string, unknown>, name: string, value: unknown, nested = false): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    query[encodeURIComponent(name)] = value
      .filter((item) => item != null)
      .map((item) => encodable(name, item));
  } else if (isRecord(value) && !nested) {
    for (const [key, item] of Object.entries(value)) addToQuery(query, `${name}.${key}`, item, true);
  } else {
    query[encodeURIComponent(name)] = encodable(name, value);
  }
}

/** Checks what openapi-fetch's serialisers will encode, while it is known which parameter it is. */
function encodable(name: string, value: unknown): string {
  const text = String(value);
  if (
    typeof value !== "object" &&
    typeof value !== "function" &&
    !(typeof value === "number" && !Number.isFinite(value))
  ) {
    try {
      encodeURIComponent(text);
      return text;
    } catch {
      // A lone surrogate: reported below.
    }
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

/** The caller's headers, without the one that says how the body is written: that is not the caller's to say. */
function checkHeaders(headers: CallOptions["headers"] = {}): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers([[name, value]]);
    } catch {
      // The platform's own message quotes the value, which may be a secret.
      throw new TypeError(`header ${JSON.stringify(name)} has an invalid name or value`);
    }
  }
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type"),
  );
}
