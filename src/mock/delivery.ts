import type { Loss } from "./scenario/scenario.ts";

/** What becomes of a request. */
export interface Delivery {
  readonly response: Response;
  /** What happens to the response on its way. `undefined`: it arrives. */
  readonly loss: Loss | undefined;
  /** How long it takes. */
  readonly delayMs: number;
}

/** An answer that a scenario has lost, as `fetch` reports a connection that broke. */
export class LostAnswerError extends TypeError {
  readonly loss: Loss;

  constructor(loss: Loss) {
    super("fetch failed", {
      cause: Object.assign(new Error(MESSAGES[loss]), {
        code: loss === "reset" ? "ECONNRESET" : "UND_ERR_SOCKET",
      }),
    });
    this.loss = loss;
  }
}

const MESSAGES: Readonly<Record<Loss, string>> = {
  reset: "read ECONNRESET",
  closed: "other side closed",
  truncated: "terminated",
  "truncated-chunks": "terminated",
  stalled: "terminated",
  silent: "terminated",
};

/**
 * What `fetch` makes of a delivery: the response when its time has come, or an error.
 *
 * @param request whose `signal` ends the waiting, which nothing else does for an answer that never comes
 */
export async function arrivalOf({ response, loss, delayMs }: Delivery, request: Request): Promise<Response> {
  if (delayMs > 0) await pause(delayMs, request);
  if (loss === undefined) return response;
  if (loss === "stalled" || loss === "silent") await pause(undefined, request);
  throw new LostAnswerError(loss);
}

/** As long as a timer can take. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * @param ms `undefined`: until the request is aborted
 * @param request kept as a whole: without it, nothing would tell its signal of an abort
 * @throws the reason of an abort
 */
function pause(ms: number | undefined, request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(request.signal.reason);
    };
    const end = (): void => {
      request.signal.removeEventListener("abort", abort);
      resolve();
    };
    // Without an end of its own too, for the timer is all that keeps what waits here from being collected.
    const timer = setTimeout(end, ms ?? LONGEST_MS);
    if (ms === undefined) timer.unref();
    if (request.signal.aborted) abort();
    else request.signal.addEventListener("abort", abort, { once: true });
  });
}
