import { execFile, spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCall } from "../../src/console/browser/call.ts";
import { parseExact } from "../../src/console/browser/exact-json.ts";
import { describeOperation } from "../../src/console/describe.ts";
import type {
  FieldDescription,
  OperationDescription,
  ValueDescription,
} from "../../src/console/description.ts";
import { callAsCurl } from "../../src/docs/written-call.ts";
import { renderPackage } from "../../src/generate/package/package.ts";
import { Answer } from "../../src/mock/answer.ts";
import { dispatch } from "../../src/mock/dispatch.ts";
import { readBody, readIncoming } from "../../src/mock/incoming.ts";
import { paramsOf } from "../../src/mock/param-model.ts";
import { readParams } from "../../src/mock/params.ts";
import { createRouter, hasBody, pathParamsOf } from "../../src/mock/route.ts";
import { callPlanOf } from "../../src/model/call-plan.ts";
import type { ApiModel, Json, JsonObject, OperationModel } from "../../src/model/model.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { type CallOptions, createClient, sessionAuth } from "../../src/runtime/index.ts";
import { stringifyJson } from "../../src/runtime/json.ts";
import { isSecretName } from "../../src/runtime/secret-name.ts";
import { projectModel } from "../console/started.ts";
import { GUIDES, RUNTIME, temporaryFolder, writeFiles } from "../package-folder.ts";
import { modelOf } from "../text-files.ts";
import { DOCUMENT, ROWS } from "./calls.ts";
import { type Recorded, type Recorder, startRecorder } from "./recorder.ts";

const SESSION = "5e55105e55105e55105e55105e55105e";
const folder = temporaryFolder();
let recorder: Recorder;
let traits: Caller;
let own: Caller;

beforeAll(async () => {
  recorder = await startRecorder();
  traits = await callerOf(modelOf(DOCUMENT), "traits");
  own = await callerOf(projectModel(), "own");
});
afterAll(async () => {
  folder.remove();
  await recorder.close();
});

/** A call, whoever makes it. */
interface Call {
  readonly params: JsonObject;
  readonly systemTags: readonly string[];
}

interface Package {
  createZStack(options: object): Record<string, (params: object, options: CallOptions) => Promise<unknown>>;
  sessionAuth(options: { sessionUuid: string }): unknown;
}

/** A document, with everything that makes calls of it. */
interface Caller {
  readonly model: ApiModel;
  readonly generated: Package;
}

async function callerOf(model: ApiModel, name: string): Promise<Caller> {
  const home = path.join(folder.path, name);
  writeFiles(home, renderPackage(model, { runtime: RUNTIME, guides: GUIDES }));
  const generated = (await import(pathToFileURL(path.join(home, "src/index.ts")).href)) as Package;
  return { model, generated };
}

const operationOf = ({ operations }: ApiModel, id: string): OperationModel =>
  operations.find(({ operationId }) => operationId === id)!;

/** The one request that a call is. */
async function requestOf(work: () => Promise<unknown>): Promise<Recorded> {
  const seen = await recorder.during(work);
  expect(seen.map(({ method, target }) => `${method} ${target}`)).toHaveLength(1);
  return seen[0]!;
}

const clientOptions = () => ({ endpoint: recorder.endpoint, retry: { attempts: 1 } });

/** What the generated package sends. */
function sentByPackage(
  { model, generated }: Caller,
  id: string,
  { params, systemTags }: Call,
  bodyKey: string,
): Promise<Recorded> {
  const { createZStack, sessionAuth: auth } = generated;
  const zstack = createZStack({ ...clientOptions(), auth: auth({ sessionUuid: SESSION }), bodyKey });
  const { functionName } = operationOf(model, id);
  // That the answer is no right one is not what this is about; a call that is refused sends nothing.
  const options = systemTags.length > 0 ? { systemTags } : {};
  return requestOf(() => zstack[functionName]!(params, options).catch(() => {}));
}

/** What the console's page sends, having been given its description as JSON. */
function sentByConsole({ model }: Caller, id: string, call: Call): Promise<Recorded> {
  const operation = operationOf(model, id);
  const description = JSON.parse(
    stringifyJson(describeOperation(operation, schemasOf(model))) ?? "",
  ) as OperationDescription;
  const client = createClient({ ...clientOptions(), auth: sessionAuth({ sessionUuid: SESSION }) });
  return requestOf(() =>
    makeCall(client, description, { ...call, userTags: [] }, new AbortController().signal),
  );
}

/** What the sample sends when a shell runs it. */
function sentByCurl({ model }: Caller, id: string, call: Call): Promise<Recorded> {
  const operation = operationOf(model, id);
  const sample = callAsCurl(callPlanOf(operation, schemasOf(model)), {
    ...call,
    endpoint: recorder.endpoint,
    auth: "session",
    accountName: "",
    userTags: [],
  });
  // No settings of whoever runs the test, and no proxy.
  const env = { PATH: process.env.PATH, HOME: folder.path, ZSTACK_SESSION: SESSION, no_proxy: "*" };
  return requestOf(() => promisify(execFile)("/bin/sh", ["-c", sample], { env, timeout: 20_000 }));
}

/** What is compared: all of a request, its body as JSON. */
function meaning({ body, ...head }: Recorded) {
  return { ...head, body: body === "" ? undefined : parseExact(body) };
}

/** The params that the mock takes a request for. */
async function readByMock({ model }: Caller, id: string, request: Recorded): Promise<unknown> {
  const schemas = schemasOf(model);
  const { method, target, contentType, body: text } = request;
  const incoming = await readIncoming(
    new Request(`http://mock${target}`, {
      method,
      headers: contentType === undefined ? {} : { "Content-Type": contentType },
      body: text === "" ? null : text,
    }),
  );
  const match = createRouter(model.operations)(incoming.path)!;
  const body = hasBody(match.route, method) ? readBody(incoming) : {};
  if (body instanceof Answer) return body;
  const operation = dispatch(match.route, incoming, body);
  if (operation instanceof Answer) return operation;
  expect(operation.operationId).toBe(id);
  return readParams(callPlanOf(operation, schemas), paramsOf(operation, schemas), {
    incoming,
    body,
    pathParams: pathParamsOf(operation, match.values),
    schemas,
  });
}

/** With the tags, which servers read as if they were params; what is null is left out of a query. */
const readable = ({ params, systemTags }: Call) => ({
  ...params,
  ...(systemTags.length > 0 && { systemTags }),
});

/** Samples keep the brackets of what the reader fills in. */
const withBrackets = (request: Recorded): Recorded => ({
  ...request,
  target: request.target.replace(/%3C([\w-]+)%3E/g, "<$1>"),
});

// With `ZSTACK_REQUIRE_CURL=1`, what needs it fails without it.
const CURL = process.env.ZSTACK_REQUIRE_CURL === "1" || spawnSync("curl", ["--version"]).status === 0;
if (!CURL)
  process.stderr.write(
    "Skipped for want of curl: what samples send. Install it with: apt-get install -y curl\n",
  );

describe.each(Object.entries(ROWS))("%s", (_, row) => {
  const { operationId, line, body, params = {}, systemTags = [], shown, refused } = row;
  const call: Call = { params, systemTags };

  test("is the request that the document says", async () => {
    const request = await sentByPackage(traits, operationId, call, "action");
    expect(`${request.method} ${request.target}`).toBe(line);
    expect(meaning(request).body).toEqual(body);
    expect(request.contentType).toBe(body && "application/json; charset=utf-8");
    const { authenticated } = operationOf(traits.model, operationId);
    expect(request.authorization).toBe(authenticated ? `OAuth ${SESSION}` : undefined);
  });

  test("is the same in the console", async () => {
    expect(meaning(await sentByConsole(traits, operationId, call))).toEqual(
      meaning(await sentByPackage(traits, operationId, call, "both")),
    );
  });

  test.skipIf(!CURL)("is the same as curl", async () => {
    const sample: Call = { params: shown ?? params, systemTags };
    const request = await sentByPackage(traits, operationId, sample, "action");
    expect(meaning(await sentByCurl(traits, operationId, call))).toEqual(
      meaning(shown === undefined ? request : withBrackets(request)),
    );
  });

  test.skipIf(refused !== undefined)("is read by the mock as it was meant", async () => {
    const request = await sentByPackage(traits, operationId, call, "both");
    expect(await readByMock(traits, operationId, request)).toEqual(readable(call));
  });
});

describe("of our own spec, with all its params,", () => {
  const model = projectModel();
  const schemas = schemasOf(model);
  test.each(model.operations.map((operation) => [operation.operationId, operation] as const))(
    "%s is one request for all",
    async (id, operation) => {
      const { fields } = describeOperation(operation, schemas);
      const params = paramsFor(fields);
      const call: Call = { params, systemTags: operation.method === "GET" ? [] : ["a::b"] };
      const sent = await sentByPackage(own, id, call, "both");
      expect(meaning(await sentByConsole(own, id, call))).toEqual(meaning(sent));
      expect(await readByMock(own, id, sent)).toEqual(readable(call));
      if (!CURL) return;
      const action = await sentByPackage(own, id, call, "action");
      expect(meaning(await sentByCurl(own, id, call))).toEqual(meaning(withBrackets(action)));
    },
  );
});

/** A value for each field; of secrets, what samples have in their place. */
function paramsFor(fields: readonly FieldDescription[]): JsonObject {
  return Object.fromEntries(fields.map(({ name, value }) => [name, valueFor(value, name)]));
}

function valueFor(value: ValueDescription, name: string): Json {
  switch (value.kind) {
    case "string":
      return isSecretName(name) ? `<${name}>` : `${name} 值`;
    case "integer":
    case "number":
      return 7;
    case "boolean":
      return true;
    case "array":
      return [valueFor(value.items, name), valueFor(value.items, name)];
    case "object":
      return paramsFor(value.fields);
    case "json":
      return {};
  }
}
