import type { Answer } from "./answer.ts";

/** How webhooks are delivered. */
export interface WebhookOptions {
  /** What sends them. Default: `fetch` of this process. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** From one try to the next. Default: 2000, as servers wait. */
  readonly retryIntervalMs?: number | undefined;
}

/** What a webhook tells. */
export interface Notice {
  readonly url: string;
  readonly jobUuid: string;
  readonly outcome: Answer;
}

const TRIES = 15;
const RETRY_INTERVAL_MS = 2000;

/** How long an answer is waited for. */
const TRY_LIMIT_MS = 10_000;

/** More at a time are not delivered at all. */
const MAX_UNDER_WAY = 1000;

/** Tells callers by `X-Web-Hook` what their jobs have come to. @see RestServer.java, WebHook */
export class Webhooks {
  readonly #fetch: (request: Request) => Promise<Response>;
  readonly #retryIntervalMs: number;
  readonly #underWay = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor({ fetch = (request) => globalThis.fetch(request), retryIntervalMs }: WebhookOptions = {}) {
    this.#fetch = fetch;
    this.#retryIntervalMs = retryIntervalMs ?? RETRY_INTERVAL_MS;
  }

  /** @param notice what is told, asked for when the time has come */
  sendAfter(ms: number, notice: () => Notice): void {
    if (this.#underWay.size >= MAX_UNDER_WAY || this.#closing.signal.aborted) return;
    const delivery = this.#deliver(ms, notice).finally(() => this.#underWay.delete(delivery));
    this.#underWay.add(delivery);
  }

  /** Resolves when all that are under way have been delivered or given up. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Gives up all that are under way. */
  close(): void {
    this.#closing.abort();
  }

  async #deliver(ms: number, notice: () => Notice): Promise<void> {
    await this.#pause(ms);
    const told = notice();
    for (let tries = 1; !this.#closing.signal.aborted; tries++) {
      if ((await this.#try(told)) || tries === TRIES) return;
      await this.#pause(this.#retryIntervalMs);
    }
  }

  async #try({ url, jobUuid, outcome }: Notice): Promise<boolean> {
    try {
      const request = new Request(url, {
        method: "POST",
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "X-Job-UUID": headerText(jobUuid),
          "X-Job-Success": String(outcome.status === 200),
        },
        body: outcome.body,
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TRY_LIMIT_MS)]),
      });
      const response = await this.#fetch(request);
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  /** Ends early when all are given up. */
  #pause(ms: number): Promise<void> {
    const { signal } = this.#closing;
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener("abort", done);
    });
  }
}

/** Job uuids may have any characters, headers may not. */
function headerText(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text);
}
