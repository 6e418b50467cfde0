import { describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { call, callJob, projectModel, RESTORE, RESTORE_PARAMS, tinyModel } from "./caller.ts";

const project = projectModel();

/** An operation that has a param of every type, in its body or in its query. */
const typed = tinyModel(`
  /v1/things:
    post:
      operationId: CreateThing
      security: []
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                params: &params
                  type: object
                  properties:
                    name: {type: string}
                    size: {type: integer, format: int64, minimum: 2, exclusiveMaximum: 100, multipleOf: 2}
                    ratio: {type: number, exclusiveMinimum: 0, maximum: 1}
                    force: {type: boolean}
                    uuids: {type: array, minItems: 1, maxItems: 3, items: {type: string, maxLength: 4}}
                    sizes: {type: array, items: {type: integer}}
                    labels: {type: object, maxProperties: 2, additionalProperties: {type: string}}
                    nested: {type: object, properties: {depth: {type: integer}}}
                    mode: {type: string, enum: [Fast, Slow]}
                    open: {anyOf: [{type: string, enum: [A]}, {type: string}]}
                    code: {type: string, pattern: '^[a-z]+$'}
      responses: &ok
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {inventory: *params}}}}
    get:
      operationId: GetThing
      security: []
      parameters:
        - {name: size, in: query, schema: {type: integer}}
        - {name: force, in: query, schema: {type: boolean}}
        - {name: uuids, in: query, schema: {type: array, items: {type: string}}}
        - {name: labels, in: query, schema: {type: object, additionalProperties: {type: string}}}
      responses: *ok
`);

const create = (given: unknown) => call(createMock(typed), "POST /v1/things", { body: { params: given } });

describe("types", () => {
  test.each<[object, number]>([
    [{ size: "four" }, 400],
    [{ size: 1.5 }, 400],
    [{ size: true }, 400],
    [{ size: "" }, 400],
    [{ size: {} }, 400],
    [{ force: "yes" }, 400],
    [{ force: 1 }, 400],
    [{ ratio: "much" }, 400],
    [{ name: {} }, 500],
    [{ name: ["x"] }, 500],
    [{ uuids: "x" }, 500],
    [{ uuids: { 0: "x" } }, 500],
    [{ uuids: [{}] }, 500],
    [{ sizes: ["x"] }, 500],
    [{ labels: ["x"] }, 500],
    [{ labels: "x" }, 500],
    [{ nested: [] }, 500],
    [{ nested: { depth: "deep" } }, 500],
  ])("%j is refused as a text: %d", async (given, status) => {
    const answer = await create(given);
    expect(answer).toEqual({
      status,
      body: expect.stringContaining(Object.keys(given)[0]!),
      contentType: null,
    });
  });

  test.each<[object, object]>([
    [{ size: "4" }, { size: 4 }],
    [{ size: 4.0 }, { size: 4 }],
    [{ force: "TRUE" }, { force: true }],
    [{ ratio: "0.5" }, { ratio: 0.5 }],
    [{ name: 7 }, { name: "7" }],
    [{ sizes: ["1", 2] }, { sizes: [1, 2] }],
    [{ nested: { depth: "3", more: 1 } }, { nested: { depth: 3, more: 1 } }],
    [{ labels: { a: 1 } }, { labels: { a: "1" } }],
    [{ unknown: [[{}]] }, {}],
  ])("%j is taken as %j", async (given, want) => {
    expect(await create(given)).toMatchObject({ status: 200, body: { inventory: want } });
  });

  test("that are wrong are told of before the job uuid, and after the caller was asked who he is", async () => {
    const body = { createVmFromCdpBackup: { ...RESTORE_PARAMS, groupId: "x" } };
    const headers = { "X-Job-UUID": "short" };
    const mock = createMock(project);
    expect((await call(mock, RESTORE, { body, headers })).body).toBe("missing header 'Authorization'");
    expect((await call(mock, RESTORE, { body, headers, session: "any" })).body).toContain("groupId");
  });
});

describe("limits", () => {
  test.each<[object, string]>([
    [{ size: 1 }, "size of CreateThing must be 2 or more"],
    [{ size: 100 }, "size of CreateThing must be less than 100"],
    [{ size: 3 }, "size of CreateThing must be a multiple of 2"],
    [{ ratio: 0 }, "ratio of CreateThing must be more than 0"],
    [{ ratio: 1.1 }, "ratio of CreateThing must be 1 or less"],
    [{ uuids: [] }, "uuids of CreateThing has 0 elements instead of 1 or more"],
    [{ uuids: ["a", "b", "c", "d"] }, "uuids of CreateThing has 4 elements instead of at most 3"],
    [{ uuids: ["a", null] }, "uuids of CreateThing has an element that is null"],
    [{ uuids: ["12345"] }, "uuids of CreateThing has an element that has 5 characters instead of at most 4"],
    [{ labels: { a: "", b: "", c: "" } }, "labels of CreateThing has 3 entries instead of at most 2"],
    [{ mode: "fast" }, "mode of CreateThing must be one of Fast, Slow"],
    [{ code: "A1" }, "code of CreateThing does not match ^[a-z]+$"],
    [{ resourceUuid: "x" }, "resourceUuid of CreateThing is no uuid without dashes"],
  ])("%j is out of them", async (given, details) => {
    const answer = await create(given);
    expect(answer).toMatchObject({ status: 503, body: { error: { code: "SYS.1007", details } } });
  });

  test.each<object>([
    { open: "B" },
    { mode: "Slow" },
    { size: 98, ratio: 1, code: "a" },
    { uuids: ["1234"] },
  ])("%j is within them", async (given) => {
    expect((await create(given)).status).toBe(200);
  });

  test.each<[object, string]>([
    [{ cdpTaskUuid: "short" }, "cdpTaskUuid of CreateVmFromCdpBackup has 5 characters instead of exactly 32"],
    [{ groupId: 0 }, "groupId of CreateVmFromCdpBackup must be 1 or more"],
    [{ name: "x".repeat(256) }, "name of CreateVmFromCdpBackup has 256 characters instead of at most 255"],
  ])("of a job come to light in it: %j", async (given, details) => {
    const body = { createVmFromCdpBackup: { ...RESTORE_PARAMS, ...given } };
    const answer = await callJob(createMock(project), RESTORE, { body, session: "unknown" });
    expect(answer).toMatchObject({ status: 503, body: { error: { code: "SYS.1007", details } } });
  });
});

describe("a query string", () => {
  const get = (search: string) => call(createMock(typed), `GET /v1/things?${search}`);

  test.each<[string, object]>([
    ["uuids=a&uuids=b", { uuids: ["a", "b"] }],
    ["uuids.1=b&uuids.0=a", { uuids: ["a", "b"] }],
    ["uuids=a", { uuids: ["a"] }],
    ["labels.os=linux&labels.a.b=c", { labels: { os: "linux", "a.b": "c" } }],
    ["size=4&size=6", { size: 4 }],
    ["force=true&unknown=1", { force: true }],
  ])("%s is read as %j", async (search, want) => {
    expect(await get(search)).toMatchObject({ status: 200, body: { inventory: want } });
  });

  test.each([
    ["size=x", 400],
    ["force=1", 400],
    ["labels=x", 500],
  ])("%s is refused: %d", async (search, status) => {
    expect(await get(search)).toMatchObject({ status, contentType: null });
  });

  test("takes no body into account", async () => {
    const request = new Request("http://mock/v1/things", { method: "DELETE", body: "{" });
    expect((await createMock(typed).fetch(request)).status).toBe(500);
    expect(await (await createMock(typed).fetch(request.url)).json()).toHaveProperty("inventory");
  });
});

describe("tags", () => {
  const post = (body: object) => call(createMock(project), RESTORE, { session: "any", body });

  test.each<[object, number]>([
    [{ createVmFromCdpBackup: RESTORE_PARAMS, systemTags: ["a::b"], userTags: ["c"] }, 202],
    [{ createVmFromCdpBackup: { ...RESTORE_PARAMS, systemTags: ["a::b"] } }, 202],
    [{ createVmFromCdpBackup: RESTORE_PARAMS, systemTags: "a::b" }, 500],
    [{ createVmFromCdpBackup: { ...RESTORE_PARAMS, userTags: { a: "b" } } }, 500],
  ])("stand beside params or in them: %j", async (body, status) => {
    expect((await post(body)).status).toBe(status);
  });
});
