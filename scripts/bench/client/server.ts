import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import example from "../../../spec/examples/CreateVmFromCdpBackup.json" with { type: "json" };

/** Answers whatever is asked with the example VM in its envelope, on a free port of the loopback interface. */
export async function serveExample(): Promise<{ endpoint: string; close(): void }> {
  const answer = Buffer.from(JSON.stringify(example.value));
  const server = createServer((request, response) => {
    request.resume();
    // The body is read to its end, or the connection would not be used again.
    request.on("end", () => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": answer.length });
      response.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
