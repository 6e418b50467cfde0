/**
 * Model -> a management node on Hono that remembers what it was told. How requests are read is `params.ts`, resources
 * `inventory/`, queries `query/`, what may go wrong `scenario/`; facts of a schema or a call belong to `model/`.
 */
import { Hono } from "hono";
import type { ApiModel } from "../model/model.ts";
import { type AccessKey, DEFAULT_ACCESS_KEY } from "./access-key.ts";
import { type Account, DEFAULT_ACCOUNT } from "./account.ts";
import { textAnswer, toResponse } from "./answer.ts";
import { parseOffset } from "./clock.ts";
import { arrivalOf, type Delivery } from "./delivery.ts";
import { readIncoming } from "./incoming.ts";
import { createNode, type Node, type Reply } from "./node.ts";
import type { MockOptions } from "./options.ts";
import type { Loss } from "./scenario/scenario.ts";

/** A management node that lives in this process. */
export interface Mock {
  /**
   * Answers a request, as the global `fetch` would over a network; needs no `this`. Whatever the request, it
   * resolves; it rejects with a `TypeError` when a scenario loses the answer, and when the request is aborted.
   */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** The same with what happens to the answer on its way: for those who bring it over a network. Never rejects. */
  readonly deliver: (request: Request) => Promise<Delivery>;
  /** The account that can log in. */
  readonly account: Account;
  /** The access key that may sign. */
  readonly accessKey: AccessKey;
  /** The latest requests with what became of them, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Opens a session without logging in, and gives its uuid. */
  readonly openSession: () => string;
  /** Resolves when no webhook is under way any more. */
  readonly settled: () => Promise<void>;
  /** Gives up the webhooks that are under way. */
  readonly close: () => void;
}

/** One request and its answer. Bodies and headers are left out: they carry passwords and sessions. */
export interface Exchange {
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** The operation it was taken for. `undefined`: none, a poll, or not readable. */
  readonly operationId: string | undefined;
  readonly status: number;
  /** How a scenario lost the answer; not there when it did not. */
  readonly lost?: Loss;
}

const MAX_EXCHANGES = 1000;

/**
 * Makes a management node that has the operations of a model. It is fresh: no sessions, no jobs.
 *
 * @throws RangeError when `offset` is none
 */
export function createMock(model: ApiModel, options: MockOptions = {}): Mock {
  const { account = DEFAULT_ACCOUNT, accessKey = DEFAULT_ACCESS_KEY, offset } = options;
  const offsetMs = offset === undefined ? undefined : parseOffset(offset);
  if (offset !== undefined && offsetMs === undefined) {
    throw new RangeError(`offset: "${offset}" must look like "+08:00" or be "Z"`);
  }
  const node = createNode(model, { ...options, account, accessKey, offsetMs });
  const app = routes(node);
  const exchanges: Exchange[] = [];

  function record(request: Request, { operationId, answer, loss, delayMs = 0 }: Reply): Delivery {
    const { pathname } = new URL(request.url);
    const lost = loss === undefined ? {} : { lost: loss };
    exchanges.push({ method: request.method, path: pathname, operationId, status: answer.status, ...lost });
    if (exchanges.length > MAX_EXCHANGES) exchanges.shift();
    return { response: toResponse(answer), loss, delayMs };
  }

  async function deliver(request: Request): Promise<Delivery> {
    const replies: Reply[] = [];
    await app.fetch(request, { reply: (reply) => void replies.push(reply) } satisfies Bindings);
    return record(request, replies.at(-1) ?? { operationId: undefined, answer: textAnswer(500, "") });
  }

  return {
    fetch: async (input, init) => {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal.throwIfAborted();
      return arrivalOf(await deliver(request), request);
    },
    deliver,
    account,
    accessKey,
    exchanges,
    openSession: node.openSession,
    settled: node.settled,
    close: node.close,
  };
}

/** Takes what a request comes to, which is more than a `Response` can tell. */
interface Bindings {
  readonly reply: (reply: Reply) => void;
}

function routes(node: Node): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  const replied = new Response(null);
  // Before anything that asks for a session: polls carry none.
  app.all("/zstack/v1/api-jobs/:uuid", (c) => {
    c.env.reply(node.poll(c.req.param("uuid"), c.req.raw));
    return replied;
  });
  app.all("*", async (c) => {
    c.env.reply(node.call(await readIncoming(c.req.raw)));
    return replied;
  });
  app.onError((error, c) => {
    c.env.reply({ operationId: undefined, answer: textAnswer(500, error.message) });
    return replied;
  });
  return app;
}
