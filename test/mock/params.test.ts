import { describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { call, callJob, projectModel, RESTORE, RESTORE_PARAMS, tinyModel } from "./caller.ts";

const project = projectModel();

/** An operation that has a param of every type, in its body or in its query. */
const typed = tinyModel(
  `
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
                    small: {type: integer, format: int32, maximum: 9}
                    modes: {type: array, items: {type: string, enum: [Fast, Slow]}}
                    shared: {$ref: '#/components/schemas/Shared'}
                    ipVersion: {type: integer, enum: [4, 6]}
                    word: {type: string, minLength: 1}
                    key: {type: string, minLength: 3}
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
        - {name: name, in: query, schema: {type: string}}
        - {name: uuids, in: query, schema: {type: array, items: {type: string}}}
        - {name: labels, in: query, schema: {type: object, additionalProperties: {type: string}}}
      responses: *ok
`,
  "{Shared: {anyOf: [{type: string, enum: [A]}, {type: string}]}}",
);

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
    [{ ratio: "much" }, 500],
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

  test.each<[object, string]>([
    [{ size: 1.5 }, "[size] field is excepted an int or long, but was [1.5]."],
    [{ size: ["a", 1] }, "[size] field is excepted an int or long, but was [[a, 1.0]]."],
    [{ size: { a: "b" } }, "[size] field is excepted an int or long, but was [{a=b}]."],
    [
      { force: 1 },
      "Invalid value for boolean field [force], [1.0] is not a valid boolean string[true, false].",
    ],
  ])("%j is refused in the words of servers", async (given, body) => {
    expect(await create(given)).toEqual({ status: 400, body, contentType: null });
  });

  test("that are wrong are told of before the job uuid, and after the caller was asked who he is", async () => {
    const body = { createVmFromCdpBackup: { ...RESTORE_PARAMS, groupId: "x" } };
    const headers = { "X-Job-UUID": "short" };
    const mock = createMock(project);
    expect((await call(mock, RESTORE, { body, headers })).body).toBe("missing header 'Authorization'");
    expect((await call(mock, RESTORE, { body, headers, session: "any" })).body).toContain("groupId");
  });
});

const NAMED = (field: string) =>
  `field[${field}] of message[org.zstack.header.message.ApiMessageParamValidator]`;

describe("limits", () => {
  test.each<[object, string]>([
    [{ size: 1 }, "field[size] must be in range of [2, 9223372036854775807]"],
    [{ small: 3_000_000_000 }, "field[small] must be in range of [-2147483648, 9]"],
    [{ size: 100 }, "field[size] must be less than 100"],
    [{ size: 3 }, "field[size] must be a multiple of 2"],
    [{ ratio: 0 }, "field[ratio] must be more than 0"],
    [{ uuids: [] }, "field[uuids] must be a nonempty list"],
    [{ uuids: ["a", "b", "c", "d"] }, "field[uuids] has 4 elements instead of at most 3"],
    [{ uuids: ["a", null] }, "field[uuids] cannot contain a NULL element"],
    [{ uuids: ["12345"] }, `${NAMED("uuids")} exceeds max length of string. expected was <= 4, actual was 5`],
    [{ labels: { a: "", b: "", c: "" } }, "field[labels] has 3 entries instead of at most 2"],
    [{ mode: "fast" }, `valid value for ${NAMED("mode")} are [Fast, Slow], but fast found`],
    [{ open: "B" }, `valid value for ${NAMED("open")} are [A], but B found`],
    [{ open: "a" }, `valid value for ${NAMED("open")} are [A], but a found`],
    [{ open: "" }, `valid value for ${NAMED("open")} are [A], but  found`],
    [{ modes: ["Fast", "slow"] }, `valid value for ${NAMED("modes")} are [Fast, Slow], but slow found`],
    [{ shared: "B" }, `valid value for ${NAMED("shared")} are [A], but B found`],
    [{ ipVersion: 5 }, `valid value for ${NAMED("ipVersion")} are [4, 6], but 5 found`],
    [{ code: "A1" }, `valid regex value for ${NAMED("code")} are ^[a-z]+$, but A1 found`],
    [{ word: "" }, "field[word] cannot be an empty string"],
    [{ word: " \t" }, "field[word] cannot be an empty string"],
    [{ key: "12" }, `${NAMED("key")} less than the min length of string. expected was >= 3, actual was 2`],
  ])("%j is out of them", async (given, details) => {
    const answer = await create(given);
    expect(answer).toMatchObject({ status: 503, body: { error: { code: "SYS.1007", details } } });
  });

  test("a uuid that the resource cannot have is one", async () => {
    const { body } = await create({ resourceUuid: "x" });
    expect(body.error).toMatchObject({
      code: "SYS.1007",
      details: expect.stringMatching(/^resourceUuid\[x\] is not a valid uuid\. A valid uuid is a UUID/),
    });
  });

  test.each<object>([
    { open: "A" },
    { mode: "Slow" },
    { modes: ["Fast", "Slow"] },
    { ipVersion: "6" },
    { size: 98, ratio: 1, code: "a" },
    { uuids: ["1234"] },
  ])("%j is within them", async (given) => {
    expect((await create(given)).status).toBe(200);
  });

  test.each<[object, string]>([
    [
      { cdpTaskUuid: "short" },
      `${NAMED("cdpTaskUuid")} less than the min length of string. expected was >= 32, actual was 5`,
    ],
    [{ groupId: 0 }, "field[groupId] must be in range of [1, 9223372036854775807]"],
    [
      { name: "x".repeat(256) },
      `${NAMED("name")} exceeds max length of string. expected was <= 255, actual was 256`,
    ],
    [{ type: "uservm" }, `valid value for ${NAMED("type")} are [UserVm, ApplianceVm], but uservm found`],
    [{ type: "Foo" }, `valid value for ${NAMED("type")} are [UserVm, ApplianceVm], but Foo found`],
    [{ groupId: undefined }, `${NAMED("groupId")} is mandatory, can not be null`],
  ])("of a job come to light in it: %j", async (given, details) => {
    const body = { createVmFromCdpBackup: { ...RESTORE_PARAMS, ...given } };
    const answer = await callJob(createMock(project), RESTORE, { body, session: "unknown" });
    expect(answer).toMatchObject({ status: 503, body: { error: { code: "SYS.1007", details } } });
  });
});

describe("texts", () => {
  test.each<[string, string]>([
    ["  padded  ", "padded"],
    ["\t\r\nscript\n", "script"],
    // Java's trim is not JavaScript's.
    ["\u3000名称\u00a0", "\u3000名称\u00a0"],
    ["a  b", "a  b"],
    [`${"x".repeat(255)} `, "x".repeat(255)],
  ])("are trimmed before they are measured and kept: %j", async (name, want) => {
    const mock = createMock(project, { runningPolls: 0 });
    const given = { ...RESTORE_PARAMS, name, cdpTaskUuid: ` ${RESTORE_PARAMS.cdpTaskUuid} ` };
    const body = { createVmFromCdpBackup: given };
    const answer = await callJob(mock, RESTORE, { body, session: mock.openSession() });
    expect([answer.status, answer.body.inventory?.name]).toEqual([200, want]);
  });

  test("in lists and maps are not", async () => {
    const given = { uuids: [" a "], labels: { a: " b " }, nested: { text: " c " } };
    expect(await create(given)).toMatchObject({ status: 200, body: { inventory: given } });
  });

  test.each([
    ["ChangeVmPassword", "account", " root "],
    ["ChangeVmName", "account", "root"],
  ])("%s: %s is kept as %j", async (operationId, field, want) => {
    const model = tinyModel(`
  /v1/passwords:
    post:
      operationId: ${operationId}
      security: []
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {params: &params {type: object, properties: {account: {type: string}}}}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {inventory: *params}}}}
`);
    const body = { params: { account: " root " } };
    expect((await call(createMock(model), "POST /v1/passwords", { body })).body.inventory[field]).toBe(want);
  });
});

describe("a query string", () => {
  const get = (search: string) => call(createMock(typed), `GET /v1/things?${search}`);

  test.each<[string, object]>([
    ["uuids=a&uuids=b", { uuids: ["a", "b"] }],
    ["uuids.1=b&uuids.0=a", { uuids: ["a", "b"] }],
    ["uuids=a", { uuids: ["a"] }],
    ["labels.os=linux&labels.a.b=c", { labels: { os: "linux", "a.b": "c" } }],
    ["size=4.7", { size: 4 }],
    ["size=1e3", { size: 1000 }],
    ["force=1", { force: false }],
    ["force=TRUE", { force: true }],
    ["name=%20a%20", { name: "a" }],
    ["force=true&unknown=1", { force: true }],
  ])("%s is read as %j", async (search, want) => {
    expect(await get(search)).toMatchObject({ status: 200, body: { inventory: want } });
  });

  test.each([
    ["size=x", 500, 'For input string: "x"'],
    ["size=", 500, "empty String"],
    [
      "size=4&size=6",
      400,
      "Invalid query parameter[size], only one value is allowed for the parameter but multiple values found",
    ],
    ["labels=x", 500, "Invalid value for field[labels]: expected an object but was x"],
  ])("%s is refused: %d", async (search, status, body) => {
    expect(await get(search)).toEqual({ status, body, contentType: null });
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
