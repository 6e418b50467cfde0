import { existsSync, readFileSync } from "node:fs";
import { createServer, type OutgoingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type Fault, type Incoming, ManagementNode, type Reply } from "./management-node.ts";

const SOON_MS = 20;
const SLOW_MS = 150;
const CONTENT_TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".html": "text/html" };
/** Nothing but our own modules, and nothing made of text. */
const POLICY = "default-src 'none'; script-src 'self' 'nonce-imports'; connect-src http:";

export interface TestServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A management node of its own on a free port, and beside it the files of `folder`: a page that was loaded from there
 * may call the node without further ado.
 */
export async function startServer(folder: string): Promise<TestServer> {
  const node = new ManagementNode();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      // Whoever sent it has given up.
      return;
    }
    const { method = "", headers } = request;
    const { pathname, searchParams: query } = new URL(request.url ?? "", "http://localhost");
    if (!pathname.startsWith("/zstack/")) return sendFile(response, path.join(folder, pathname));
    const text = Buffer.concat(chunks).toString("utf8");
    const incoming: Incoming = { method, path: pathname.replace("/zstack", ""), query, headers, text };
    deliver(server, response, answer(node, incoming));
  });
  // No connection ends but when it is meant to.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(node: ManagementNode, incoming: Incoming): Reply {
  try {
    return node.answer(incoming);
  } catch (error) {
    return { status: 500, body: String(error) };
  }
}

/** Without a Content-Type, as ZStack answers. */
function deliver(
  server: Server,
  response: ServerResponse,
  { status = 200, body = "", headers, fault }: Reply,
): void {
  const { socket } = response;
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const whole = { ...headers, "Content-Length": bytes.length };
  const send = (): void => void response.writeHead(status, whole).end(bytes);
  const sendHalf = (framing: OutgoingHttpHeaders, then?: () => void): void => {
    const half = bytes.subarray(0, bytes.length / 2);
    response.writeHead(status, { ...headers, ...framing }).write(half, then);
  };
  // After a while, so that the client has seen what there is of the answer.
  const closeSoon = (): void => void setTimeout(() => socket?.destroy(), SOON_MS);
  const deliveries: Readonly<Record<Fault | "none", () => void>> = {
    none: send,
    reset: () => socket?.resetAndDestroy(),
    close: () => socket?.destroy(),
    cut: () => sendHalf(whole, closeSoon),
    "cut-chunked": () => sendHalf({ "Transfer-Encoding": "chunked" }, closeSoon),
    stall: () => sendHalf(whole),
    never: () => {},
    slow: () => setTimeout(send, SLOW_MS),
    last: () => {
      server.closeIdleConnections();
      response.shouldKeepAlive = false;
      send();
    },
  };
  deliveries[fault ?? "none"]();
}

function sendFile(response: ServerResponse, file: string): void {
  if (!existsSync(file)) return void response.writeHead(404).end();
  const type = CONTENT_TYPES[path.extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": POLICY });
  response.end(readFileSync(file));
}
