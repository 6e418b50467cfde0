import { Hono } from "hono";
import type { ApiModel, Json, OperationModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import { type Account, DEFAULT_ACCOUNT } from "./account.ts";
import { Answer, jsonAnswer, textAnswer, toResponse } from "./answer.ts";
import { sessionOf } from "./authorization.ts";
import { dispatch, withoutContext } from "./dispatch.ts";
import { failed, missingArgument, SESSION_EXPIRED } from "./error-code.ts";
import { type Incoming, readIncoming } from "./incoming.ts";
import { readJobHeaders } from "./job-headers.ts";
import { Jobs } from "./jobs.ts";
import { missingParam, readParams } from "./params.ts";
import { type Params, payloadOf, templateOf } from "./payload.ts";
import { createRouter, pathParamsOf } from "./route.ts";
import { SESSION_OPERATIONS } from "./session-operations.ts";
import { Sessions } from "./sessions.ts";
import { createUuids } from "./uuid.ts";

/** A management node that lives in this process. */
export interface Mock {
  /** Answers a request. Never rejects, whatever the request. Needs no `this`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The account that can log in. */
  readonly account: Account;
  /** The latest requests with what became of them, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Opens a session without logging in, and gives its uuid. */
  readonly openSession: () => string;
}

export interface MockOptions {
  /** Default: `admin` with the password `password`. */
  readonly account?: Account | undefined;
  /** How many polls find a job running before one finds it finished. Default: 2. */
  readonly runningPolls?: number | undefined;
  /** How many jobs are remembered, the latest. Default: 2000, as servers cache. */
  readonly maxJobs?: number | undefined;
  /** Mocks with the same seed give the same uuids to the same calls. Default: `"zstack"`. */
  readonly seed?: string | undefined;
}

/** One request and its answer. Bodies and headers are left out: they carry passwords and sessions. */
interface Exchange {
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** The operation it was taken for. `undefined`: none, a poll, or not readable. */
  readonly operationId: string | undefined;
  readonly status: number;
}

const MAX_EXCHANGES = 1000;

/** Makes a management node that has the operations of a model. It is fresh: no sessions, no jobs. */
export function createMock(model: ApiModel, options: MockOptions = {}): Mock {
  const { account = DEFAULT_ACCOUNT, runningPolls = 2, maxJobs = 2000, seed = "zstack" } = options;
  const schemas = schemasOf(model);
  const route = createRouter(model.operations);
  const nextUuid = createUuids(seed);
  const sessions = new Sessions();
  const jobs = new Jobs(runningPolls, maxJobs);
  const templates = new Map<OperationModel, Json>();
  const exchanges: Exchange[] = [];

  function payload(operation: OperationModel, params: Params, uuid: () => string): Json {
    const template = templates.get(operation) ?? templateOf(operation, schemas);
    templates.set(operation, template);
    return payloadOf(operation, template, params, schemas, uuid);
  }

  /** What an operation comes to. Servers check params before the session, and both before they begin. */
  function carryOut(operation: OperationModel, params: Params, session: string | undefined): Answer {
    const { operationId } = operation;
    const missing = missingParam(operation, params, schemas);
    if (missing !== undefined) return failed(missingArgument(operationId, missing));
    if (session !== undefined && !sessions.isOpen(session)) return failed(SESSION_EXPIRED);
    const context = {
      account,
      sessions,
      nextUuid,
      payload: (uuid: string) => payload(operation, {}, () => uuid),
    };
    const handler = SESSION_OPERATIONS.get(operationId);
    return handler?.(params, context) ?? jsonAnswer(200, payload(operation, params, nextUuid));
  }

  function submit(incoming: Incoming, uuid: string, apiTimeout: number, outcome: Answer): Answer {
    jobs.add(uuid, outcome);
    const location = `${incoming.origin}/zstack/v1/api-jobs/${encodeURIComponent(uuid)}`;
    return jsonAnswer(202, { location, apiTimeout });
  }

  function handle(incoming: Incoming): { operationId: string | undefined; answer: Answer } {
    const match = route(incoming.path);
    if (match === undefined) {
      const answer = textAnswer(404, `no api mapping to ${withoutContext(incoming.path)}`);
      return { operationId: undefined, answer };
    }
    const operation = dispatch(match.route, incoming);
    if (operation instanceof Answer) return { operationId: undefined, answer: operation };
    return {
      operationId: operation.operationId,
      answer: call(operation, incoming, pathParamsOf(operation, match.values)),
    };
  }

  function call(
    operation: OperationModel,
    incoming: Incoming,
    pathParams: Readonly<Record<string, string>>,
  ): Answer {
    const session = operation.authenticated ? sessionOf(incoming.headers) : undefined;
    if (session instanceof Answer) return session;
    const params = readParams(operation, incoming, pathParams);
    if (params instanceof Answer) return params;
    const job = readJobHeaders(incoming, (uuid) => jobs.has(uuid));
    if (job instanceof Answer) return job;
    const outcome = carryOut(operation, params, session);
    if (operation.execution === "sync") return outcome;
    return submit(incoming, job.uuid ?? nextUuid(), job.apiTimeoutMs, outcome);
  }

  function record(request: Request, operationId: string | undefined, answer: Answer): Response {
    const { pathname } = new URL(request.url);
    exchanges.push({ method: request.method, path: pathname, operationId, status: answer.status });
    if (exchanges.length > MAX_EXCHANGES) exchanges.shift();
    return toResponse(answer);
  }

  const app = new Hono();
  // Before anything that asks for a session: polls carry none.
  app.all("/zstack/v1/api-jobs/:uuid", (c) => {
    // Not `c.req.method`: Hono turns HEAD into GET.
    const isGet = c.req.raw.method === "GET";
    const answer = isGet
      ? jobs.poll(c.req.param("uuid"))
      : textAnswer(405, "only GET method is allowed for querying job status");
    return record(c.req.raw, undefined, answer);
  });
  app.all("*", async (c) => {
    const incoming = readIncoming(c.req.raw, await c.req.raw.text());
    const { operationId, answer } =
      incoming instanceof Answer ? { operationId: undefined, answer: incoming } : handle(incoming);
    return record(c.req.raw, operationId, answer);
  });
  app.onError((error, c) => record(c.req.raw, undefined, textAnswer(500, error.message)));

  return {
    fetch: async (request) => app.fetch(request),
    account,
    exchanges,
    openSession: () => {
      const uuid = nextUuid();
      sessions.open(uuid);
      return uuid;
    },
  };
}
