/** What a management node does with requests, in the order in which servers do it. */
import { isMapping } from "../load/mapping.ts";
import { type CallPlan, callPlanOf } from "../model/call-plan.ts";
import { inDocumentOrder } from "../model/document-order.ts";
import type { ApiModel, OperationModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import type { AccessKey, ServerClock } from "./access-key.ts";
import type { Account } from "./account.ts";
import { Answer, jsonAnswer, textAnswer } from "./answer.ts";
import { type Caller, callerOf } from "./authorization.ts";
import { localOffsetMs, toTimestamp } from "./clock.ts";
import { dispatch } from "./dispatch.ts";
import { SESSION_EXPIRED } from "./error-code.ts";
import type { NumberStyle } from "./gson.ts";
import { type Incoming, readBody } from "./incoming.ts";
import { createResources } from "./inventory/carry-out.ts";
import { isQuery } from "./inventory/resource-type.ts";
import { readJobHeaders } from "./job-headers.ts";
import { Jobs } from "./jobs.ts";
import type { MockOptions } from "./options.ts";
import { failure, jobAnswer, type Outcome, success, syncAnswer } from "./outcome.ts";
import { type ParamModel, type Params, paramsOf } from "./param-model.ts";
import { readParams } from "./params.ts";
import { javaTypesOf, schemaNames } from "./query/java-types.ts";
import { type Query, readQuery } from "./query/query.ts";
import { createRouter, hasBody, pathParamsOf, withoutContext } from "./route.ts";
import { changed, errorOf, isFaulty, type Sent, sent } from "./scenario/effects.ts";
import { runScenario, type Tally } from "./scenario/run.ts";
import type { Effects } from "./scenario/scenario.ts";
import { isLogin, sessionHandler } from "./session-operations.ts";
import { Sessions } from "./sessions.ts";
import { createUuids } from "./uuid.ts";
import { invalidParam } from "./validation.ts";
import { Webhooks } from "./webhooks.ts";

/** What a request comes to. */
export interface Reply extends Sent {
  readonly operationId: string | undefined;
}

export interface Node {
  /** Answers a request for an operation. */
  readonly call: (incoming: Incoming) => Reply;
  /** Answers a request for what became of a job. */
  readonly poll: (jobUuid: string, request: Request) => Reply;
  readonly openSession: () => string;
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

interface NodeOptions extends MockOptions {
  readonly account: Account;
  readonly accessKey: AccessKey;
  readonly offsetMs: number | undefined;
}

/** A request for an operation, with what a scenario does to it. */
interface Submission {
  readonly operation: OperationModel;
  readonly models: readonly ParamModel[];
  readonly incoming: Incoming;
  /** Or why they cannot be read. */
  readonly params: Params | Answer;
  readonly effects: Effects;
}

/** A call, understood. */
interface Call extends Omit<Submission, "incoming"> {
  readonly params: Params;
  readonly query: Query | undefined;
  readonly caller: Caller;
}

/** What is worked out of an operation once, when it is first called. */
interface Known {
  readonly plan: CallPlan;
  readonly models: readonly ParamModel[];
}

/** What is kept of a job. */
interface Job {
  readonly operation: OperationModel;
  /** Kept for rules about its polls, if there are any. */
  readonly params: Params;
  readonly outcome: Outcome;
  readonly numbers: NumberStyle | undefined;
  readonly tally: Tally;
}

const NO_EFFECTS = { rules: [] };

export function createNode(model: ApiModel, options: NodeOptions): Node {
  const { account, accessKey, offsetMs, clock, seed = "zstack", runningPolls = 2, maxJobs = 2000 } = options;
  const { operations } = model;
  const now = clock ?? Date.now;
  const schemas = schemasOf(model);
  const route = createRouter(operations);
  const nextUuid = createUuids(seed);
  const sessions = new Sessions(now);
  const jobs = new Jobs<Job>(maxJobs, now);
  const webhooks = new Webhooks(options.webhooks);
  const scenario = runScenario(options.scenario ?? NO_EFFECTS, seed);
  const resources = createResources({
    // What is there from the beginning stays the same when the spec gets another operation, whatever its name.
    operations: inDocumentOrder(model),
    schemas,
    nextUuid,
    limit: options.maxResources ?? 5000,
    seeded: options.inventory !== "empty",
  });
  const serverClock: ServerClock = { now, offsetMs, checkTimeZone: options.checkTimeZone ?? false };
  const timestamp = clock && ((time: number) => toTimestamp(time, offsetMs ?? localOffsetMs(time)));
  const known = new WeakMap<OperationModel, Known>();

  function knownOf(operation: OperationModel): Known {
    const found = known.get(operation) ?? {
      plan: callPlanOf(operation, schemas),
      models: paramsOf(operation, schemas),
    };
    known.set(operation, found);
    return found;
  }

  function call(incoming: Incoming): Reply {
    const refused = (answer: Answer): Reply => ({ operationId: undefined, answer });
    const match = route(incoming.path);
    if (match === undefined) {
      return refused(textAnswer(404, `no api mapping to ${withoutContext(incoming.path)}`));
    }
    const body = hasBody(match.route, incoming.method) ? readBody(incoming) : {};
    if (body instanceof Answer) return refused(body);
    const operation = dispatch(match.route, incoming, body);
    if (operation instanceof Answer) return refused(operation);

    const { operationId } = operation;
    const { plan, models } = knownOf(operation);
    const pathParams = pathParamsOf(operation, match.values);
    const read = readParams(plan, models, { incoming, body, pathParams, schemas });
    // Servers read the query string of a query by other rules.
    const params = read instanceof Answer && isQuery(operation) ? pathParams : read;
    const effects = scenario.ofCall({ operationId, params: params instanceof Answer ? pathParams : params });
    const answer =
      isFaulty(effects) && effects.carriedOut !== true
        ? textAnswer(500, "")
        : submit({ operation, models, incoming, params, effects });
    return { operationId, ...sent(answer, effects) };
  }

  /** What servers do before and with a message. */
  function submit({ operation, models, incoming, params, effects }: Submission): Answer {
    const caller = operation.authenticated
      ? callerOf(incoming, accessKey, serverClock)
      : { session: undefined };
    if (caller instanceof Answer) return caller;
    if (params instanceof Answer) return params;
    // A query for one resource, at its own path, is one for nothing else.
    const asksForAll = isQuery(operation) && !operation.path.includes("{uuid}");
    const query = asksForAll ? readQuery(incoming.search) : undefined;
    if (query instanceof Answer) return query;
    const job = readJobHeaders(incoming, (uuid) => jobs.has(uuid));
    if (job instanceof Answer) return job;

    const outcome = changed(
      operation,
      carryOut({ operation, models, params, query, caller, effects }),
      effects,
    );
    const { numbers } = effects;
    if (operation.execution === "sync") {
      return syncAnswer(withJavaTypes(operation, outcome, incoming.headers), numbers);
    }
    const uuid = job.uuid ?? nextUuid();
    const runtime = effects.job ?? { polls: runningPolls };
    const told = scenario.watchesPolls ? params : {};
    jobs.add(uuid, { operation, params: told, outcome, numbers, tally: new Map() }, runtime);
    if (job.webHook !== undefined) {
      const url = job.webHook;
      webhooks.sendAfter("milliseconds" in runtime ? runtime.milliseconds : 0, () => {
        jobs.finish(uuid);
        return { url, jobUuid: uuid, outcome: jobAnswer(outcome, numbers) };
      });
    }
    const origin = effects.location ?? incoming.origin;
    const location = `${origin}/zstack/v1/api-jobs/${encodeURIComponent(uuid)}`;
    return jsonAnswer(202, { location, apiTimeout: job.apiTimeoutMs });
  }

  /** What an operation comes to. Servers check params before the session, and both before they begin. */
  function carryOut({ operation, models, params, query, caller, effects }: Call): Outcome {
    const { operationId } = operation;
    const invalid = invalidParam(operation, params, {
      models: isQuery(operation) ? [] : models,
      schemas,
      mandatoryOnly: isLogin(operationId),
    });
    if (invalid !== undefined) return failure(invalid);
    const { session } = caller;
    if (session !== undefined) {
      if (effects.session === "expired") sessions.close(session);
      if (!sessions.use(session)) return failure(SESSION_EXPIRED);
    }
    if (effects.error !== undefined) return failure(errorOf(operationId, effects.error));
    const handler = sessionHandler(operation);
    const outcome =
      handler === undefined
        ? resources.carryOut(operation, params, query)
        : handler(params, {
            account,
            sessions,
            nextUuid,
            template: resources.templateOf(operation),
            timestamp,
            now,
          });
    if (session !== undefined && effects.session === "ends") sessions.close(session);
    return outcome;
  }

  /** `schema` beside the payload, for those who ask for it. */
  function withJavaTypes(operation: OperationModel, outcome: Outcome, headers: Headers): Outcome {
    if (!outcome.succeeded || !headers.has("X-JSON-Schema") || isQuery(operation) || !isMapping(outcome.body))
      return outcome;
    const envelope = operation.responses.find(({ status }) => status === "200")?.schema;
    const types = schemaNames(envelope, schemas);
    return success({ ...outcome.body, schema: javaTypesOf(outcome.body, { types, schemas }) });
  }

  function poll(jobUuid: string, { method, headers }: Request): Reply {
    if (method !== "GET") {
      const answer = textAnswer(405, "only GET method is allowed for querying job status");
      return { operationId: undefined, answer };
    }
    const job = jobs.get(jobUuid);
    if (job === undefined) {
      return { operationId: undefined, answer: textAnswer(404, "the job has been expired") };
    }
    const { operation, params, outcome, numbers, tally } = job;
    const effects = scenario.ofPoll({ operationId: operation.operationId, params }, tally);
    if (isFaulty(effects) && effects.carriedOut !== true) {
      return { operationId: undefined, ...sent(textAnswer(500, ""), effects) };
    }
    const answer = jobs.poll(jobUuid)
      ? jobAnswer(withJavaTypes(operation, outcome, headers), numbers)
      : jsonAnswer(202, {});
    return { operationId: undefined, ...sent(answer, effects) };
  }

  return {
    call,
    poll,
    openSession: () => {
      const uuid = nextUuid();
      sessions.open(uuid);
      return uuid;
    },
    settled: () => webhooks.settled(),
    close: () => webhooks.close(),
  };
}
