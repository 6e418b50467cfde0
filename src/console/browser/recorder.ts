import type { BackendDescription } from "../description.ts";
import { learnSecrets, MASK, maskMembers, type Secrets } from "./secrets.ts";

/** One request as it was sent, with what came back. Sessions and passwords are masked, once and for all. */
export interface Exchange {
  readonly kind: "login" | "logout" | "submit" | "poll";
  /** On the page's clock, in milliseconds. */
  readonly startedAt: number;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
  /** `undefined`: not yet. */
  outcome: Outcome | undefined;
}

/** An answer, or that there was none. */
export type Outcome = { readonly endedAt: number } & (
  | {
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: string;
      /** As it came: not to be shown unless the reader asks for it. */
      readonly raw: string;
    }
  | { readonly fault: string }
);

/** The header that tells the console's server who asks; other sites cannot send it. */
const CONSOLE_HEADER = { "X-ZStack-Console": "1" };

/**
 * A `fetch` for the client: sends each request through the console's server to the backend, and reports what was sent
 * and what came back, exactly.
 *
 * @param report called with an exchange when it begins, and again when it has ended
 */
export function recordingFetch(
  backend: BackendDescription,
  secrets: Secrets,
  report: (exchange: Exchange) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url, headers, signal } = request;
    const target = url.slice(backend.endpoint.length);
    const body = await request.text();
    const kind = kindOf(method, target);
    learnSecrets(secrets, body, false);
    learnSession(secrets, headers.get("authorization"));
    if (kind === "logout") secrets.add(target.slice(target.lastIndexOf("/") + 1));
    const exchange: Exchange = {
      kind,
      startedAt: performance.now(),
      method,
      url: secrets.strike(url),
      headers: [...headers].map(([name, value]) => [
        name,
        name === "authorization" ? masked(value) : secrets.strike(value),
      ]),
      body: body === "" ? undefined : secrets.strike(maskMembers(body, secrets)),
      outcome: undefined,
    };
    report(exchange);
    const sent: RequestInit = {
      method,
      headers: { ...Object.fromEntries(headers), ...CONSOLE_HEADER },
      signal,
    };
    try {
      const response = await fetch(`/_api/${backend.id}${target}`, {
        ...sent,
        redirect: "manual",
        ...(body !== "" && { body }),
      });
      const raw = await response.text();
      learnSecrets(secrets, raw, kind === "login");
      exchange.outcome = {
        endedAt: performance.now(),
        status: response.status,
        headers: [...response.headers].filter(isTheirs),
        body: secrets.strike(maskMembers(raw, secrets)),
        raw,
      };
      report(exchange);
      return new Response(response.status === 204 ? null : raw, {
        status: response.status,
        headers: response.headers,
      });
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      exchange.outcome = { endedAt: performance.now(), fault: secrets.strike(fault) };
      report(exchange);
      throw error;
    }
  };
}

/** What the backend said. Servers name no type; `text/plain` is what the console's server makes of that. */
function isTheirs([name, value]: readonly [string, string]): boolean {
  return name === "retry-after" || (name === "content-type" && !value.startsWith("text/plain"));
}

function kindOf(method: string, target: string): Exchange["kind"] {
  const [path = ""] = target.split("?");
  if (/\/login$/.test(path) && method === "PUT") return "login";
  if (method === "DELETE" && /\/accounts\/sessions\/[^/]+$/.test(path)) return "logout";
  return /\/api-jobs\/[^/]+$/.test(path) ? "poll" : "submit";
}

function learnSession(secrets: Secrets, authorization: string | null): void {
  const [, session] = /^OAuth (.+)$/.exec(authorization ?? "") ?? [];
  if (session !== undefined) secrets.add(session);
}

/** The scheme tells how the caller signed in; what follows is the secret. */
function masked(authorization: string): string {
  return authorization.replace(/^(\S+) .*$/, `$1 ${MASK}`);
}
