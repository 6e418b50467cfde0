import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to one request, in whatever order requests come. */
export const FAULTS = [
  "none",
  "reset before",
  "reset after",
  "cut body",
  "half a body",
  "502 before",
  "504 after",
  "200 page after",
  "429",
  "sent twice",
  "slow headers",
  "expired session",
] as const;
export type Fault = (typeof FAULTS)[number];

/** One management node of its own for each schedule. */
export interface Node {
  /** Where a client reaches it. */
  readonly endpoint: string;
  readonly vms: string[];
  /** What it was asked, for messages of tests that fail. */
  readonly log: string[];
}

interface State extends Node {
  readonly faults: Fault[];
  /** Whether it looks at the session when it accepts (503), or when it runs the job, as servers do (202). */
  readonly strict: boolean;
  readonly sessions: Set<string>;
  readonly jobs: Map<string, { polls: number; answer: Answer }>;
  logins: number;
}

type Answer = readonly [status: number, body: unknown, headers?: Record<string, string>];

const RATE_LIMIT: Answer = [429, "Rate limit exceeded", { "Retry-After": "0" }];
const EXPIRED: Answer = [503, { error: { code: "ID.1001", description: "the session is gone" } }];

/** A server for as many nodes as wanted, each below a path of its own. */
export class FaultServer {
  readonly #nodes = new Map<string, State>();
  readonly #server: Server = createServer((request, response) => void this.#serve(request, response));

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A node whose n-th request meets the n-th fault; those after the last go well. */
  node(faults: readonly Fault[], strict: boolean): Node {
    const name = String(this.#nodes.size);
    const { port } = this.#server.address() as AddressInfo;
    const state: State = {
      endpoint: `http://127.0.0.1:${port}/${name}`,
      faults: [...faults],
      strict,
      vms: [],
      log: [],
      sessions: new Set(),
      jobs: new Map(),
      logins: 0,
    };
    this.#nodes.set(name, state);
    return state;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      // The client has gone.
      return;
    }
    const [, name = "", path = ""] = /^\/(\d+)\/zstack\/v1(\/.*)$/.exec(request.url ?? "") ?? [];
    const node = this.#nodes.get(name);
    if (!node) return void response.writeHead(404).end("no api mapping");
    const fault = node.faults.shift() ?? "none";
    node.log.push(`${request.method} ${path}: ${fault}`);
    const answer = (): Answer => carryOut(node, request, path, Buffer.concat(chunks).toString());
    const reply = ([status, body, headers = {}]: Answer): void => {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(text) }).end(text);
    };

    switch (fault) {
      case "none":
        return reply(answer());
      case "reset before":
        return void request.socket.destroy();
      case "reset after":
        answer();
        return void request.socket.destroy();
      case "cut body": {
        const [status, body] = answer();
        const text = JSON.stringify(body);
        response.writeHead(status, { "Content-Length": text.length });
        return void response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
      }
      case "half a body": {
        const [status, body] = answer();
        return reply([status, JSON.stringify(body).slice(0, -2)]);
      }
      case "502 before":
        return reply([502, "<html><h1>502 Bad Gateway</h1></html>"]);
      case "504 after":
        answer();
        return reply([504, "<html><h1>504 Gateway Time-out</h1></html>"]);
      case "200 page after":
        answer();
        return reply([200, "<!DOCTYPE html><title>Sorry</title>"]);
      case "429":
        return reply(RATE_LIMIT);
      case "sent twice":
        answer();
        return reply(answer());
      case "slow headers": {
        const late = answer();
        return void setTimeout(() => reply(late), 3);
      }
      case "expired session":
        node.sessions.clear();
        return reply(answer());
    }
  }
}

/** What a management node does, as far as creating a VM goes. */
function carryOut(node: State, request: IncomingMessage, path: string, text: string): Answer {
  if (path === "/accounts/login") {
    const uuid = `5e55${++node.logins}`;
    node.sessions.add(uuid);
    return [200, { inventory: { uuid } }];
  }
  if (path.startsWith("/api-jobs/")) {
    const job = node.jobs.get(path.slice("/api-jobs/".length));
    if (!job) return [404, "the job has been expired"];
    return --job.polls >= 0 ? [202, {}] : job.answer;
  }
  const uuid = String(request.headers["x-job-uuid"]);
  if (node.jobs.has(uuid)) return [400, `Duplicate job uuid[${uuid}]`];
  const known = node.sessions.has(String(request.headers.authorization).slice("OAuth ".length));
  if (!known && node.strict) return EXPIRED;
  node.jobs.set(uuid, { polls: 1, answer: known ? createVm(node, text) : EXPIRED });
  return [202, { location: `http://10.255.0.1:8080/zstack/v1/api-jobs/${uuid}`, apiTimeout: 1_800_000 }];
}

function createVm(node: State, text: string): Answer {
  const { params } = JSON.parse(text) as { params: { name: string } };
  node.vms.push(params.name);
  return [200, { inventory: { uuid: `vm-${node.vms.length}`, name: params.name } }];
}
