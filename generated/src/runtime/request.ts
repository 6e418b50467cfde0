import type { CallOptions } from "./call-options.js";
import { ZStackConfigError } from "./errors.js";
import type { CallContext } from "./events.js";
import { isRecord, stringifyJson } from "./json.js";
import type { OperationSpec } from "./operation-spec.js";
import type { ClientOptions } from "./options.js";
import { isSecretName } from "./secret-name.js";

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
  /** The caller's, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What of a request is sent, and shown. A poll has no more. */
export type SentRequest = Omit<WireRequest, "signedPath" | "headers" | "body"> &
  Partial<Pick<WireRequest, "headers" | "body">>;

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
  context: CallContext,
): WireRequest {
  const { id, method, path, body, queryParams = [] } = spec;
  const { systemTags, userTags } = options;
  try {
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
    if (inQuery) for (const [name, list] of Object.entries(tags)) addToQuery(query, name, list);
    const beside = inQuery ? {} : tags;
    const headers = writeHeaders(options);
    const hasBody = body ?? Object.values(beside)[0];
    const fill = (write: (value: string, name: string) => string): string =>
      path.replace(/\{(.+?)\}/g, (_, name: string) => write(pathParams[name] ?? "", name));
    return {
      operationId: id,
      method,
      target: fill(encodeURIComponent) + (query.length > 0 ? `?${query.join("&")}` : ""),
      signedPath: fill((value) => value).replace(/^\/zstack(?=\/)/, ""),
      // Logging out, for one, has a session in its path.
      shownPath: fill((value, name) =>
        isSecretName(name, spec.secrets) ? "***" : encodeURIComponent(value),
      ),
      secrets: [
        ...textsOf([params, systemTags, userTags]).flatMap(([name, text]) =>
          // Platforms quote the URL in their errors, some of them.
          isSecretName(name, spec.secrets) ? [text, encodable(name, text)] : [],
        ),
        ...Object.values(headers),
      ],
      body: hasBody && stringifyJson({ ...wrap(body, rest, bodyKey), ...beside }),
      headers,
    };
  } catch (error) {
    // Lone surrogates, NaN and cycles end here too; what was thrown says which.
    throw new ZStackConfigError(error instanceof Error ? error.message : String(error), context);
  }
}

/** Asks for a job: without credentials, for servers answer before they look at any. */
export function pollRequest(operationId: string, uuid: string, secrets: readonly string[]): SentRequest {
  const target = `/zstack/v1/api-jobs/${uuid}`;
  return { operationId, method: "GET", target, shownPath: target, secrets };
}

/** All texts, wherever they are, with their names; those of tags have another name before `::`. */
function textsOf(value: unknown, name = ""): [name: string, text: string][] {
  if (isRecord(value) || Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, item]) => textsOf(item, Array.isArray(value) ? name : key));
  }
  if (typeof value !== "string") return [];
  const [, key, tagged] = /^(\w+)::(.*)$/s.exec(value) ?? [];
  return [[name, value], ...textsOf(tagged, key)];
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

/** The caller's headers, with names in lower case. */
function writeHeaders({ headers = {}, webHook }: CallOptions): Readonly<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers([[name, value]]);
    } catch {
      // The platform's own message quotes the value, which may be a secret.
      throw new TypeError(`header ${stringifyJson(name)} has an invalid name or value`);
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
