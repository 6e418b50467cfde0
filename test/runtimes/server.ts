import { existsSync, readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { AccessKey } from "../../src/mock/access-key.ts";
import type { Account } from "../../src/mock/account.ts";
import { listenerOf, UntypedResponse } from "../../src/mock/serve.ts";
import { createManagementNode } from "./management-node.ts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".html": "text/html",
};
/** Nothing but our own modules, and nothing made of text. */
const POLICY = "default-src 'none'; script-src 'self' 'nonce-imports'; connect-src http:";

export interface TestServer {
  readonly port: number;
  readonly account: Account;
  readonly accessKey: AccessKey;
  close(): Promise<void>;
}

/**
 * A management node of its own on a free port, and beside it the files of `folder`: a page that was loaded from there
 * may call the node without further ado.
 */
export async function startServer(folder: string): Promise<TestServer> {
  const node = createManagementNode();
  const listener = listenerOf(node);
  const server = createServer({ ServerResponse: UntypedResponse }, async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    const [, name] = /^\/zstack\/v1\/ledger\/([^/]+)$/.exec(pathname) ?? [];
    if (name !== undefined) {
      const known = await node.ledger.read(decodeURIComponent(name));
      return void response.writeHead(200).end(JSON.stringify(known));
    }
    if (!pathname.startsWith("/zstack/")) return sendFile(response, path.join(folder, pathname));
    if (request.url?.includes("q=name%3Dends")) {
      // The next request finds no connection that was kept.
      server.closeIdleConnections();
      response.shouldKeepAlive = false;
    }
    await listener(request, response);
  });
  // No connection ends but when it is meant to.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    account: node.account,
    accessKey: node.accessKey,
    close: async () => {
      node.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function sendFile(response: ServerResponse, file: string): void {
  if (!existsSync(file)) return void response.writeHead(404).end();
  const type = CONTENT_TYPES[path.extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": POLICY });
  response.end(readFileSync(file));
}
