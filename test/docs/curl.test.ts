import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { OperationModel, SchemaModel } from "../../src/model/model.ts";
import {
  any,
  body,
  bool,
  combined,
  integer,
  list,
  map,
  number,
  object,
  operation,
  parameter,
  ref,
  string,
} from "./api-model.ts";
import { createVm, schemas } from "./create-vm.ts";
import { operationPage, samples } from "./rendered.ts";

// The vendor page's own line, letter by letter.
const DOCUMENTED = `curl -X PUT 'http://{host}/zstack/v1/cdp-backups/actions' -H 'Authorization: OAuth {sessionUuid}' -H 'Content-Type: application/json; charset=utf-8' -d '{"params":{"name":"<name>","groupId":1,"cdpTaskUuid":"<cdpTaskUuid>","instanceOfferingUuid":"<instanceOfferingUuid>","defaultL3NetworkUuid":"<defaultL3NetworkUuid>","l3NetworkUuids":["<l3NetworkUuids>"],"type":"<type>","zoneUuid":"<zoneUuid>","clusterUuid":"<clusterUuid>","hostUuid":"<hostUuid>","primaryStorageUuidForRootVolume":"<primaryStorageUuidForRootVolume>","primaryStorageUuidForDataVolume":"<primaryStorageUuidForDataVolume>","recoverBandwidth":1,"description":"<description>","rootVolumeSystemTags":["<rootVolumeSystemTags>"],"dataVolumeSystemTags":["<dataVolumeSystemTags>"],"resourceUuid":"<resourceUuid>","tagUuids":["<tagUuids>"]},"systemTags":["<systemTags>"],"userTags":["<userTags>"]}'`;

const curls = (given: OperationModel, models: Readonly<Record<string, SchemaModel>> = {}) =>
  samples(operationPage(given, models), "sh");

/** The body under the params key when the params have one field `f` of this schema. */
function placeholderFor(schema: SchemaModel, models: Readonly<Record<string, SchemaModel>> = {}): unknown {
  const [line = ""] = curls(operation({ body: body("start", object({ f: schema })) }), models);
  return JSON.parse(line.slice(line.indexOf("-d '") + 4, -1)).start.f;
}

describe("the request example", () => {
  it("is the vendor page's line, then the one servers dispatch on, then a poll of the job", () => {
    expect(curls(createVm, schemas)).toEqual([
      DOCUMENTED,
      DOCUMENTED.replace('{"params":', '{"createVmFromCdpBackup":'),
      "curl -X GET 'http://{host}/zstack/v1/api-jobs/{uuid}'",
    ]);
  });

  it("is one line when the page names the key servers dispatch on", () => {
    expect(curls(operation({ body: body("startVm", object({ force: bool() })) }))).toEqual([
      `curl -X PUT 'http://{host}/zstack/v1/vm-instances/{uuid}/actions' -H 'Authorization: OAuth {sessionUuid}' -H 'Content-Type: application/json; charset=utf-8' -d '{"startVm":{"force":true},"systemTags":["<systemTags>"],"userTags":["<userTags>"]}'`,
    ]);
  });

  it("puts an empty object under the action key when the page shows no body", () => {
    const silent = body("resumeVm", object({}), { wrapper: undefined, params: undefined, schema: undefined });
    expect(curls(operation({ body: silent }))[0]).toMatch(/ -d '\{"resumeVm":\{\}\}'$/);
  });

  it("sends params that are the whole body without a wrapper", () => {
    const params = object({ name: string(), size: integer() });
    const whole = body("", params, { wrapper: undefined, actionKey: undefined, schema: params });
    expect(curls(operation({ body: whole }))[0]).toMatch(/ -d '\{"name":"<name>","size":1\}'$/);
  });

  it("shows one key when the spec holds both side by side", () => {
    const params = object({ a: string() });
    const both = object({ "params!": params, startVm: params, systemTags: list(string()) });
    const keys = body("params", params, { actionKey: "startVm", documentedKey: "params", schema: both });
    expect(curls(operation({ body: keys })).map((line) => line.slice(line.indexOf("-d ")))).toEqual([
      `-d '{"params":{"a":"<a>"},"systemTags":["<systemTags>"]}'`,
      `-d '{"startVm":{"a":"<a>"},"systemTags":["<systemTags>"]}'`,
    ]);
  });

  it("keeps path parameters in braces and lists required query parameters only", () => {
    const query = operation({
      method: "GET",
      authenticated: false,
      parameters: [
        parameter("path", "uuid"),
        parameter("query", "q", list(string())),
        parameter("query", "limit", integer()),
        parameter("query", "start", integer(), false),
        parameter("header", "X-Trace"),
        parameter("cookie", "sid"),
      ],
    });
    expect(curls(query)).toEqual([
      "curl -X GET 'http://{host}/zstack/v1/vm-instances/{uuid}/actions?q=<q>&limit=1' -H 'X-Trace: <X-Trace>' -b 'sid=<sid>'",
    ]);
  });

  it("has the address as the document has it", () => {
    expect(curls(operation({ path: "/v1/zones" }))[0]).toContain("'http://{host}/v1/zones'");
  });

  const rows: [string, SchemaModel, unknown][] = [
    ["a string", string({ values: ["On"] }), "<f>"],
    ["an integer", integer({ limits: { minimum: 5 } }), 1],
    ["a number", number(), 1],
    ["a boolean", bool(), true],
    ["a list of strings", list(string()), ["<f>"]],
    ["a list of numbers", list(integer()), [1]],
    ["a list of lists", list(list(bool())), [[true]]],
    ["a list of objects", list(object({ a: string() })), [{ a: "<a>" }]],
    ["a list of unknown elements", list(undefined), []],
    ["a map", map(string()), {}],
    ["an object without properties", object({}), {}],
    ["an object", object({ a: string(), b: object({ c: integer() }) }), { a: "<a>", b: { c: 1 } }],
    ["anything", any(), "<f>"],
    ["a reference", ref("Pair"), { left: "<left>", right: {} }],
    ["a reference that leads nowhere", ref("Missing"), {}],
    [
      "an extended model",
      combined("allOf", [ref("Pair"), object({ c: bool() })]),
      { left: "<left>", right: {}, c: true },
    ],
    ["a union", combined("oneOf", [integer(), string()]), 1],
  ];
  it.each(rows)("has a placeholder for %s", (_, schema, want) => {
    const models = { Pair: object({ left: string(), right: ref("Pair") }) };
    expect(placeholderFor(schema, models)).toEqual(want);
  });

  it("cannot be broken out of by a quote, in a real shell", () => {
    const hostile = operation({
      path: "/zstack/v1/it's",
      parameters: [parameter("query", "a'b&c d"), parameter("header", "X'; echo pwned; '")],
      body: body("startVm", object({ "'; touch /tmp/pwned; '$(id)`id`": string() })),
    });
    const [line = ""] = curls(hostile);
    const script = `curl() { printf '%s\\n' "$@"; }\n${line}`;
    expect(execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" }).trimEnd().split("\n")).toEqual([
      "-X",
      "PUT",
      "http://{host}/zstack/v1/it's?a'b%26c%20d=<a'b%26c%20d>",
      "-H",
      "Authorization: OAuth {sessionUuid}",
      "-H",
      "X'; echo pwned; ': <X'; echo pwned; '>",
      "-H",
      "Content-Type: application/json; charset=utf-8",
      "-d",
      `{"startVm":{"'; touch /tmp/pwned; '$(id)\`id\`":"<'; touch /tmp/pwned; '$(id)\`id\`>"},"systemTags":["<systemTags>"],"userTags":["<userTags>"]}`,
    ]);
  });
});
