import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  type RequestListener,
  ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { loseAnswer } from "./lose-answer.ts";
import type { Mock } from "./mock.ts";

/** Where to listen. */
export interface ServeOptions {
  /** Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string | undefined;
  /** Default: 0, any free port. */
  readonly port?: number | undefined;
}

/** A mock on the network. */
export interface Served {
  /** Without a trailing slash: what clients take as their endpoint. */
  readonly url: string;
  /** Stops listening, ends all connections, and gives up the webhooks that are under way. */
  readonly close: () => Promise<void>;
}

/** Serves a mock over HTTP. Rejects when the port is taken. */
export async function serve(mock: Mock, options: ServeOptions = {}): Promise<Served> {
  const { host = "127.0.0.1", port = 0 } = options;
  const server = createAdaptorServer({
    fetch: (request, env) => answer(mock, request, env as HttpBindings),
    overrideGlobalObjects: false,
    serverOptions: { ServerResponse: UntypedResponse },
  });
  server.prependListener("request", lowerHost);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        mock.close();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** Names of hosts have no case, but the adaptor refuses those in upper case. */
function lowerHost({ headers }: IncomingMessage): void {
  if (headers.host !== undefined) headers.host = headers.host.toLowerCase();
}

/** For a server of one's own, made with `ServerResponse: UntypedResponse`: what answers its requests. */
export function listenerOf(mock: Mock): RequestListener<typeof IncomingMessage, typeof UntypedResponse> {
  const options = { overrideGlobalObjects: false };
  return getRequestListener((request, env) => answer(mock, request, env as HttpBindings), options);
}

/** The answer of a mock, unless it gets lost on the way. */
async function answer(mock: Mock, request: Request, { outgoing }: HttpBindings): Promise<Response> {
  const { response, loss, delayMs } = await mock.deliver(request);
  if (delayMs > 0) await delay(delayMs, outgoing);
  if (loss === undefined) return response;
  const body = new Uint8Array(await response.arrayBuffer());
  loseAnswer(outgoing, { status: response.status, body }, loss);
  return RESPONSE_ALREADY_SENT;
}

/** Ends early when nobody waits any more. */
function delay(ms: number, outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      outgoing.off("close", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    outgoing.on("close", done);
  });
}

/** Takes back the `Content-Type` the adaptor adds to answers that have none. */
export class UntypedResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends ServerResponse<Request> {
  override writeHead(
    status: number,
    reason?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
    headers?: OutgoingHttpHeaders | OutgoingHttpHeader[],
  ): this {
    if (typeof reason === "string") return super.writeHead(status, reason, untyped(headers));
    return super.writeHead(status, untyped(reason));
  }
}

function untyped<T extends OutgoingHttpHeaders | OutgoingHttpHeader[]>(
  headers: T | undefined,
): T | undefined {
  if (headers === undefined || Array.isArray(headers)) return headers;
  const { "content-type": type, ...rest } = headers;
  // Gateways, whose pages scenarios show, do say what they send.
  return (type === "text/html" ? headers : rest) as T;
}
