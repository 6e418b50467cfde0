import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
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
  /** Stops listening and ends all connections. */
  readonly close: () => Promise<void>;
}

/** Serves a mock over HTTP. Rejects when the port is taken. */
export async function serve(mock: Mock, options: ServeOptions = {}): Promise<Served> {
  const { host = "127.0.0.1", port = 0 } = options;
  const server = createAdaptorServer({
    fetch: mock.fetch,
    overrideGlobalObjects: false,
    serverOptions: { ServerResponse: UntypedResponse },
  });
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
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** Takes back the `Content-Type` the adaptor adds to answers that have none. */
class UntypedResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
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
  const { "content-type": _, ...rest } = headers;
  return rest as T;
}
