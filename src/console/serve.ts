/**
 * The console of `docs --serve`: a local server, and in `browser/` what runs in its pages. What a call is belongs to
 * `model/`, how it is made to `runtime/`; a form, a timeline and who is admitted belong here.
 */
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { createAdaptorServer } from "@hono/node-server";
import { hostsOf } from "./admission.ts";
import { type ConsoleOptions, createConsole } from "./app.ts";

/** Where to listen. */
export interface ServeOptions {
  /** Default: `127.0.0.1`, which only this machine can reach. */
  readonly host?: string | undefined;
  /** Default: 0, any free port. */
  readonly port?: number | undefined;
}

/** A console on the network. */
export interface ServedConsole {
  /** The address of its first page, with a trailing slash. */
  readonly url: string;
  /** Stops listening and ends all connections. */
  readonly close: () => Promise<void>;
}

/** Serves a console over HTTP. Rejects when the port is taken. */
export async function serveConsole(
  options: ConsoleOptions,
  { host = "127.0.0.1", port = 0 }: ServeOptions = {},
): Promise<ServedConsole> {
  let answer: ((request: Request) => Promise<Response>) | undefined;
  const server = createAdaptorServer({
    fetch: async (request) => answer?.(request) ?? new Response(null, { status: 503 }),
    overrideGlobalObjects: false,
  });
  // Names of hosts have no case, but the adaptor refuses those in upper case.
  server.prependListener("request", ({ headers }: { readonly headers: { host?: string } }) => {
    if (headers.host !== undefined) headers.host = headers.host.toLowerCase();
  });
  const { address, port: taken } = await new Promise<AddressInfo>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
  answer = createConsole(options, hostsOf(namesOf(host, address), taken)).fetch;
  const name = isWildcard(address) ? "127.0.0.1" : address;
  return {
    url: `http://${name.includes(":") ? `[${name}]` : name}:${taken}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** What this server is called by those who mean it: addresses, which no name server can make point elsewhere. */
function namesOf(host: string, address: string): readonly string[] {
  const own = isWildcard(address)
    ? Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map((face) => face.address))
    : [address];
  return [...new Set(["127.0.0.1", "localhost", "::1", host, ...own])];
}

function isWildcard(address: string): boolean {
  return address === "0.0.0.0" || address === "::";
}
