import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { callAsCurl, callAsTypescript, type WrittenCall } from "../../src/docs/written-call.ts";
import { type CallPlan, callPlanOf } from "../../src/model/call-plan.ts";
import type { JsonObject, OperationModel } from "../../src/model/model.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { ZStackConfigError } from "../../src/runtime/index.ts";
import { projectModel } from "../console/started.ts";
import { ok } from "../generate/package/trait.ts";
import { modelOf } from "../text-files.ts";

const model = projectModel();
const operations = new Map(model.operations.map((operation) => [operation.operationId, operation]));
const schemas = schemasOf(model);
const operation = (id: string): OperationModel => operations.get(id)!;
const plan = (id: string): CallPlan => callPlanOf(operation(id), schemas);
const typescript = (id: string, given: WrittenCall, form = COMPLETE) =>
  callAsTypescript(operation(id), plan(id), given, form, schemas);

const COMPLETE = { isRootComplete: true };

const call = (params: JsonObject, given: Partial<WrittenCall> = {}): WrittenCall => ({
  endpoint: "http://10.0.0.10:8080",
  auth: "password",
  accountName: "admin",
  params,
  systemTags: [],
  userTags: [],
  ...given,
});

/** The words that a shell makes of a command. */
function wordsOf(command: string): string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
  const env = { ...process.env, ZSTACK_SESSION: "the-session" };
  return execFileSync("/bin/sh", ["-c", script], { encoding: "utf8", env }).split("\0").slice(0, -1);
}

describe("as curl, a call has the caller's values", () => {
  test("under the key that servers dispatch on, with the tags beside it", () => {
    const params = { name: 'it\'s `$HOME` "quoted"\n', groupId: 9223372036854775807n, l3NetworkUuids: [] };
    const words = wordsOf(callAsCurl(plan("CreateVmFromCdpBackup"), call(params, { systemTags: ["a::b"] })));
    expect(words.slice(0, -1)).toEqual([
      "-X",
      "PUT",
      "http://10.0.0.10:8080/zstack/v1/cdp-backups/actions",
      "-H",
      "Authorization: OAuth the-session",
      "-H",
      "Content-Type: application/json; charset=utf-8",
      "-d",
    ]);
    const body = words.at(-1) ?? "";
    expect(body).toContain('"groupId": 9223372036854775807');
    expect(JSON.parse(body)).toMatchObject({
      createVmFromCdpBackup: { name: params.name, l3NetworkUuids: [] },
      systemTags: ["a::b"],
    });
  });

  test("in the path and in the query", () => {
    const command = callAsCurl(
      plan("GetApiJob"),
      call({ uuid: "a b/c", list: ["x", "y"], map: { k: "v&w" } }),
    );
    expect(wordsOf(command)[2]).toBe(
      "http://10.0.0.10:8080/zstack/v1/api-jobs/a%20b%2Fc?list=x&list=y&map.k=v%26w",
    );
    expect(command).not.toContain("Authorization");
  });

  test("but no secret", () => {
    const login = callAsCurl(plan("LogInByAccount"), call({ accountName: "admin", password: "c0ffee" }));
    expect(login).toContain('"password": "<password>"');
    expect(login).not.toContain("c0ffee");
    const valid = callAsCurl(plan("ValidateSession"), call({ sessionUuid: "c0ffee" }));
    expect(valid).toContain("/accounts/sessions/<sessionUuid>/valid");
  });
});

test("what the document calls secret is none of a sample's, and what the path lacks is to be filled in", () => {
  const given: CallPlan = {
    id: "X",
    method: "PUT",
    path: "/v1/{uuid}/{the-pin}",
    pathParams: ["uuid", "the-pin"],
    body: {},
    secrets: ["the-pin", "codes"],
  };
  const written = call({ "the-pin": "c0ffee", users: [{ codes: ["c0ffee", "c0ffee"], code: "c" }] });
  const curl = callAsCurl(given, written);
  expect(wordsOf(curl)[2]).toBe("http://10.0.0.10:8080/v1/{uuid}/<the-pin>");
  expect(JSON.parse(wordsOf(curl).at(-1) ?? "")).toEqual({
    users: [{ codes: ["<codes>", "<codes>"], code: "c" }],
  });
  const program = callAsTypescript(operation("GetApiJob"), given, written, COMPLETE, schemas);
  expect(program).toContain('"the-pin": "<the-pin>"');
  expect(curl + program).not.toContain("c0ffee");
});

test.each<JsonObject>([{ uuid: ".." }, { uuid: "\ud800" }, { uuid: "a", deep: { a: { b: 1 } } }])(
  "what the client does not send is no sample: %j",
  (params) => {
    expect(() => callAsCurl(plan("GetApiJob"), call(params))).toThrow(ZStackConfigError);
  },
);

describe("as TypeScript, a call", () => {
  test("is a program for the client", () => {
    const params = { name: "a", groupId: 9007199254740993n, "odd-name": [1, true], list: [] };
    expect(typescript("CreateVmFromCdpBackup", call(params, { userTags: ["b"] }))).toBe(
      `import { createZStack, passwordAuth } from "zstack-client";

const zstack = createZStack({
  endpoint: "http://10.0.0.10:8080",
  auth: passwordAuth({ accountName: "admin", password: process.env.ZSTACK_PASSWORD! }),
});

const result = await zstack.createVmFromCdpBackup({
  name: "a",
  groupId: 9007199254740993n,
  "odd-name": [1, true],
  list: [],
}, {
  userTags: ["b"],
});
console.log(result);`,
    );
  });

  test("signs in with a session as well, or not at all", () => {
    const params = { sessionUuid: "c0ffee" };
    expect(typescript("CreateVmFromCdpBackup", call({}, { auth: "session" }))).toContain(
      "sessionAuth({ sessionUuid: process.env.ZSTACK_SESSION! })",
    );
    const logOut = typescript("LogOut", call(params));
    expect(logOut).not.toMatch(/auth:|c0ffee/);
    expect(logOut).toContain('await zstack.logOut({\n  sessionUuid: "<sessionUuid>",\n});');
  });

  test("imports its operation where the root of the package has none", () => {
    const given = call({ uuid: "a" });
    expect(typescript("GetApiJob", given, { isRootComplete: false })).toBe(
      `import { createZStack } from "zstack-client";
import { getApiJob } from "zstack-client/operations/get-api-job";

const zstack = createZStack(
  {
    endpoint: "http://10.0.0.10:8080",
  },
  { getApiJob },
);

const result = await zstack.getApiJob({
  uuid: "a",
});
console.log(result);`,
    );
    const job = { ...operation("GetApiJob"), functionName: "job", moduleName: "job" };
    const program = callAsTypescript(job, plan("GetApiJob"), given, { isRootComplete: false }, schemas);
    expect(program).toContain('import { job as jobOperation } from "zstack-client/operations/job";');
    expect(program).toContain("  { job: jobOperation },\n");
  });

  test.each<[JsonObject, string]>([
    [{ q: ["state=Running"], limit: 2 }, 'queryVm({\n  q: ["state=Running"],\n  limit: 2,\n});'],
    [
      { q: "state=Running", fields: "uuid,name" },
      'queryVm({\n  q: ["state=Running"],\n  fields: ["uuid", "name"],\n});',
    ],
    [{ count: true, q: [] }, "queryVm.count({\n  q: [],\n});"],
    [{ replyWithCount: true }, "queryVm.page();"],
    [{ count: false, replyWithCount: false }, "queryVm();"],
  ])("of a query asks for the count by a method: %j", (params, want) => {
    const queries = modelOf(QUERIES);
    const [query] = queries.operations as [OperationModel];
    const index = schemasOf(queries);
    const program = callAsTypescript(query, callPlanOf(query, index), call(params), COMPLETE, index);
    expect(program).toContain(`const result = await zstack.${want}`);
  });
});

const QUERIES = {
  "openapi.yaml": `openapi: 3.1.0
info: {title: Queries, version: 1.0.0}
paths:
  /zstack/v1/vms:
    get:
      operationId: QueryVm
      parameters: [{name: q, in: query, schema: {type: array, items: {type: string}}}]
      ${ok("{type: object, properties: {inventories: {type: array, items: {type: object}}}}")}
`,
};
