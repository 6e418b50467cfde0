import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** One request as the server saw it. */
export interface Seen {
  method: string;
  /** Without the query, still encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON; undefined when there was none. */
  json: unknown;
}

export interface Reply {
  status?: number;
  /** Sent as it is when a string, else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** `never`: no answer; `reset`: the connection breaks; `cut`: it breaks in the middle of the body. */
  fault?: "never" | "reset" | "cut";
}

export type Handler = Reply | ((seen: Seen) => Reply | Promise<Reply>);

/** `"PUT /zstack/v1/x"` to its answers in turn; the last one repeats. A path ending in `*` matches any tail. */
export type Routes = Record<string, Handler | Handler[]>;

export interface TestServer {
  endpoint: string;
  /** Every request, in order. */
  seen: Seen[];
  /** `["PUT /zstack/v1/x", …]` */
  lines(): string[];
}

/** A real server on a free port, closed when the test ends. Unknown routes get ZStack's own 404. */
export async function serve(routes: Routes): Promise<TestServer> {
  const seen: Seen[] = [];
  const queues = new Map(Object.entries(routes).map(([route, given]) => [route, [given].flat()]));
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    const [path = "", query = ""] = (request.url ?? "").split(/\?(.*)/s);
    const method = request.method ?? "";
    const json: unknown = text === "" ? undefined : JSON.parse(text);
    const one = { method, path, query: new URLSearchParams(query), headers: request.headers, text, json };
    seen.push(one);
    const queue = find(queues, `${method} ${path}`);
    const handler = queue && queue.length > 1 ? queue.shift() : queue?.[0];
    const reply = (typeof handler === "function" ? await handler(one) : handler) ?? {
      status: 404,
      body: `no api mapping to ${path}`,
    };
    if (reply.fault === "never") return;
    if (reply.fault === "reset") return void request.socket.destroy();
    const body = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body ?? {});
    response.writeHead(reply.status ?? 200, reply.headers);
    if (reply.fault !== "cut") return void response.end(body);
    response.write(body.slice(0, body.length / 2), () => request.socket.destroy());
  });
  const endpoint = await listen(server);
  return { endpoint, seen, lines: () => seen.map(({ method, path }) => `${method} ${path}`) };
}

function find(queues: Map<string, Handler[]>, line: string): Handler[] | undefined {
  const route = [...queues.keys()].find((key) =>
    key.endsWith("*") ? line.startsWith(key.slice(0, -1)) : key === line,
  );
  return route === undefined ? undefined : queues.get(route);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Where there was a server, and is none. */
export async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
