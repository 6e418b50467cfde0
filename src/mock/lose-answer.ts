import type { ServerResponse } from "node:http";
import type { Loss } from "./scenario/scenario.ts";

/** Long enough for a client to have seen what there is of an answer. */
const SOON_MS = 20;

/** Does to an answer over HTTP what a scenario says: the connection really breaks, or nothing more comes. */
export function loseAnswer(
  response: ServerResponse,
  { status, body }: { readonly status: number; readonly body: Uint8Array },
  loss: Loss,
): void {
  // Not the response's own, which one that waits behind another does not have yet.
  const { socket } = response.req;
  const half = body.subarray(0, Math.floor(body.length / 2));
  const sendHalf = (headers: Record<string, string | number>): void =>
    void response.writeHead(status, headers).write(half);
  const closeSoon = (): void => void setTimeout(() => socket.destroy(), SOON_MS);
  const length = { "Content-Length": body.length };
  switch (loss) {
    case "reset":
      socket.resetAndDestroy();
      return;
    case "closed":
      socket.destroy();
      return;
    case "truncated":
      sendHalf(length);
      closeSoon();
      return;
    case "truncated-chunks":
      sendHalf({ "Transfer-Encoding": "chunked" });
      closeSoon();
      return;
    case "stalled":
      sendHalf(length);
      return;
    case "silent":
      return;
  }
}
