import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callsOf } from "../../src/console/backend.ts";
import type { ServedConsole } from "../../src/console/serve.ts";
import { createTarget } from "../../src/console/target.ts";
import { createMock } from "../../src/mock/mock.ts";
import { type Served, serve } from "../../src/mock/serve.ts";
import { modelOf } from "../text-files.ts";
import { ask } from "./raw-request.ts";
import { mockBackend, startConsole } from "./started.ts";

const isCall = callsOf([
  { method: "GET", path: "/v1/things/{uuid}" },
  { method: "PUT", path: "/v1/things/{uuid}/parts/{part}.json" },
  { method: "HEAD", path: "/v1/a%20b" },
]);

describe("of all requests, calls are those of the operations and those that the client makes by itself", () => {
  test.each<[method: string, path: string, want: boolean]>([
    ["GET", "/v1/things/u", true],
    ["GET", "/v1/things/a%20b%3Fc", true],
    ["GET", "/v1/%74hings/u", true],
    ["HEAD", "/v1/a%20b", true],
    ["PUT", "/v1/things/u/parts/p.json", true],
    ["PUT", "/zstack/v1/accounts/login", true],
    ["DELETE", "/zstack/v1/accounts/sessions/5e55", true],
    ["GET", "/zstack/v1/api-jobs/0", true],
    ["POST", "/v1/things/u", false],
    ["GET", "/v1/things", false],
    ["GET", "/v1/things/", false],
    ["GET", "/v1/things/u/", false],
    ["GET", "/v1/things/u/parts", false],
    ["GET", "/v1/things/u%2Fparts", false],
    ["GET", "/zstack/v1/things/u", false],
    ["GET", "/zstack/v1/accounts/login", false],
    ["PUT", "/v1/things/u/parts/p.xml", false],
    ["PUT", "/v1/things/u/parts/.json", false],
    ["GET", "/v1/things/..", false],
    ["GET", "/v1/things/%2e%2e", false],
    ["GET", "/v1/things/..;x", false],
    ["GET", "/v1/things/..%3Bx", false],
    ["GET", "/v1/things/a%5Cb", false],
    ["GET", "/v1/things/a%00", false],
    ["GET", "/v1/things/%zz", false],
    ["GET", "//v1/things/u", false],
    ["GET", "/x/../v1/things/u", false],
    ["OPTIONS", "/v1/things/u", false],
  ])("%s %s: %s", (method, path, want) => {
    expect(isCall(method, path)).toBe(want);
  });
});

describe("a document whose paths are not below /zstack is called", () => {
  const model = modelOf({
    "openapi.yaml": `openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /v1/things/{uuid}:
    parameters: [{name: uuid, in: path, required: true, schema: {type: string}}]
    get:
      operationId: GetThing
      security: []
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {valid: {type: boolean}}}}}}}
`,
  });
  let node: Served;
  let served: ServedConsole;
  beforeEach(async () => {
    node = await serve(createMock(model));
    served = await startConsole({ model, backends: [mockBackend(model), createTarget(node.url)] });
  });
  afterEach(async () => {
    await served.close();
    await node.close();
  });

  test.each(["mock", "target"])("at the %s", async (id) => {
    const headers = { "X-ZStack-Console": "1" };
    const at = (path: string) => ask(served.url, { path: `/_api/${id}${path}`, headers });
    expect(await at("/v1/things/u")).toMatchObject({ status: 200, text: expect.stringContaining("valid") });
    expect(await at("/zstack/v1/things/u")).toMatchObject({ status: 404 });
  });
});

test("what the client would not send is no sample, and no fault of the server's", async () => {
  const served = await startConsole();
  try {
    const body = JSON.stringify({ endpoint: "http://h", accountName: "a", params: { uuid: ".." } });
    const headers = { "X-ZStack-Console": "1" };
    const path = "/_console/operations/GetApiJob/samples";
    expect((await ask(served.url, { method: "POST", path, headers, body })).status).toBe(400);
  } finally {
    await served.close();
  }
});
