import { readAccepted } from "./answer.ts";
import type { RawResponse } from "./call-options.ts";
import type { Client } from "./client.ts";
import { ZStackConfigError } from "./errors.ts";
import { JSON_TYPE } from "./json.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { signedPath } from "./request.ts";
import { isSecretName } from "./secret-name.ts";
import { ZStackError } from "./zstack-error.ts";

/** How `createFetch` treats what a server runs as a job. */
export interface FetchOptions {
  /**
   * `"await"`, the default: the job is waited for, and the answer is what it ended with, as if the server had answered
   * so at once. `"return"`: the answer is the server's 202, with the `location` of the job.
   */
  readonly jobs?: "await" | "return" | undefined;
}

/** As the global `fetch`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * A `fetch` for other clients, with the sessions, retries, exactly-once and jobs of this one beneath it. Bodies and
 * answers are passed through as they are; `Authorization` is added unless the request has its own. An answer whose
 * `error` says that the operation failed has the status of the failure, 503 as a rule. Paths without a host lead to the
 * client's endpoint; fragments are dropped.
 *
 * It rejects with the signal's reason, and with the errors of the client where there is no answer: ZStackNetworkError,
 * ZStackJobTimeoutError (which carries the job), ZStackJobExpiredError, ZStackDecodeError for what is cut off, and
 * ZStackConfigError for a URL that is not the endpoint's.
 *
 * @throws ZStackConfigError if `jobs` is something else.
 */
export function createFetch(client: Client, { jobs = "await" }: FetchOptions = {}): Fetch {
  if (jobs !== "await" && jobs !== "return")
    throw new ZStackConfigError('"jobs" must be "await" or "return"');
  return async (input, init) => {
    // A path by itself is none to platforms other than browsers, and to these one of the page.
    const isPath = typeof input === "string" && /^\/(?!\/)/.test(input);
    const request = new Request(isPath ? withinEndpoint(client.endpoint, input) : input, init);
    const spec = await writeSpec(client.endpoint, request);
    const answers: RawResponse[] = [];
    const headers = new Headers(request.headers);
    // Without a charset, servers would read names in Chinese as other signs; text is what platforms call what has no type.
    if (/^(application\/json\s*$|text\/plain)/i.test(headers.get("Content-Type") ?? ""))
      headers.set("Content-Type", JSON_TYPE);
    const options = {
      signal: request.signal,
      headers,
      jobUuid: headers.get("X-Job-UUID") ?? undefined,
      onResponse: (answer: RawResponse): void => void answers.push(answer),
    };
    try {
      if (jobs === "await") {
        await client.call(spec, {}, options);
      } else {
        const { uuid } = await client.start(spec, {}, options);
        const last = answers.at(-1);
        // The first answer may have been lost, and the job found by asking for it.
        if (last && last.status !== 200 && !readAccepted(last).uuid)
          return accepted(client.endpoint, uuid, request);
      }
      return respond(answers.at(-1), request);
    } catch (error) {
      const status = statusOf(error);
      const [answer] = answers.filter((each) => each.status === status).slice(-1);
      // Fetch knows no answer that is a failure in spite of its status.
      if (answer) return respond({ ...answer, status: answer.status < 300 ? 503 : answer.status }, request);
      throw error;
    }
  };
}

/** The status of the answer that an error stands for, if it is one that says what became of the request. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof ZStackError)) return undefined;
  const { name, httpStatus, status } = error as { name: string; httpStatus?: number; status?: number };
  if (name === "ZStackApiError") return httpStatus;
  // Redirects are not followed, and browsers hide where they lead.
  return name === "ZStackHttpError" && status !== undefined && status >= 400 ? status : undefined;
}

/** A path may begin with the endpoint's own already. */
function withinEndpoint(endpoint: string, path: string): string {
  const { origin, pathname } = new URL(endpoint);
  return pathname !== "/" && path.startsWith(`${pathname}/`) ? origin + path : endpoint + path;
}

/** What the client needs to know of a request that somebody else has written. */
async function writeSpec(endpoint: string, request: Request): Promise<OperationSpec> {
  const url = new URL(request.url);
  const { method } = request;
  if (!`${url.origin}${url.pathname}`.startsWith(`${endpoint}/`)) {
    const problem = `${url.origin} is not the client's endpoint, and gets nothing of it; call ${endpoint}`;
    throw new ZStackConfigError(problem, { operationId: "fetch", method, url: url.origin + url.pathname });
  }
  const path = `${url.origin}${url.pathname}`.slice(endpoint.length);
  // Several actions share a path, told apart by a fragment: what writes a query behind it means the path.
  const [, late = ""] = url.hash.split(/\?(.*)/s);
  const query = [url.search.slice(1), late].filter(Boolean).join("&");
  const bytes = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined;
  return {
    id: "fetch",
    method,
    path,
    authenticated: !request.headers.has("Authorization"),
    raw: {
      target: query ? `${path}?${query}` : path,
      signedPath: signedPath(decoded(path)),
      shownPath: shown(path),
      body: bytes?.length ? bytes : undefined,
    },
  };
}

/** Without what follows a step whose name is that of a secret: `/accounts/sessions/***`. */
function shown(path: string): string {
  const steps = path.split("/");
  return steps.map((step, at) => (isSecretName(steps[at - 1] ?? "") ? "***" : step)).join("/");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function accepted(endpoint: string, uuid: string, request: Request): Response {
  const text = JSON.stringify({ location: `${endpoint}/zstack/v1/api-jobs/${uuid}` });
  return respond({ status: 202, headers: new Headers(), text }, request);
}

/** An answer as `fetch` gives it. */
function respond(answer: RawResponse | undefined, { url }: Request): Response {
  const { status, headers, text } = answer ?? { status: 204, headers: {}, text: "" };
  const kept = new Headers(headers);
  // The text is decoded, and of a length of its own.
  for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding"]) kept.delete(name);
  if (text === "") kept.set("Content-Length", "0");
  // Servers name no type; other clients go by it.
  if (!kept.has("Content-Type") && /^\s*[{[]/.test(text)) kept.set("Content-Type", JSON_TYPE);
  const response = new Response([204, 205, 304].includes(status) ? null : text, { status, headers: kept });
  return Object.defineProperty(response, "url", { value: url });
}
