import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came: what says what it is. */
export interface Recorded {
  readonly method: string;
  /** Path and query, encoded as they came. */
  readonly target: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

export interface Recorder {
  readonly endpoint: string;
  /** The requests that came during some work, whatever becomes of it. */
  during(work: () => Promise<unknown>): Promise<readonly Recorded[]>;
  close(): Promise<unknown>;
}

/** A server on a free port that answers everything with a little of everything. */
export async function startRecorder(): Promise<Recorder> {
  const seen: Recorded[] = [];
  const server = createServer(async (request, response) => {
    seen.push(await recordedOf(request));
    response.end('{"inventory":{},"inventories":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async during(work) {
      await work();
      return seen.splice(0);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function recordedOf(request: IncomingMessage): Promise<Recorded> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = "", url: target = "", headers } = request;
  return {
    method,
    target,
    authorization: headers.authorization,
    contentType: headers["content-type"],
    body: Buffer.concat(chunks).toString(),
  };
}
