import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  createClient,
  sessionAuth,
  ZStackApiError,
  ZStackDecodeError,
  ZStackHttpError,
} from "../../src/runtime/index.ts";
import { CREATE, createVm, deleteVm, failed, POLL, QUERY, queryVm, SESSION } from "./operations.ts";
import { type Reply, type Routes, serve } from "./server.ts";

async function connect(routes: Routes) {
  const server = await serve({ [POLL]: { status: 404, body: "the job has been expired" }, ...routes });
  return createClient({
    endpoint: server.endpoint,
    auth: sessionAuth({ sessionUuid: SESSION }),
    retry: { attempts: 2, baseDelayMs: 1 },
  });
}

async function ask(reply: Reply): Promise<unknown> {
  return createVm(await connect({ [CREATE]: reply }), { name: "x" });
}

describe("a payload", () => {
  it.each<[string, Reply]>([
    ["without a content type", {}],
    ["called text", { headers: { "content-type": "text/plain" } }],
    ["called HTML", { headers: { "content-type": "text/html" } }],
    ["with a byte order mark", { body: '\ufeff{"inventory":{"uuid":"v"}}' }],
    ["among spaces", { body: ' \r\n{"inventory":{"uuid":"v"}}\n' }],
    ["beside what older pages promise", { body: { success: true, error: null, inventory: { uuid: "v" } } }],
    ["with another 2xx status", { status: 201 }],
  ])("is read %s", async (_, reply) => {
    expect(await ask({ body: { inventory: { uuid: "v" } }, ...reply })).toEqual({ uuid: "v" });
  });

  it.each<[string, Reply, string, string | undefined]>([
    ["missing", { body: {} }, 'the answer has no "inventory"', "$.inventory"],
    ["null", { body: { inventory: null } }, 'the answer has no "inventory"', "$.inventory"],
    ["under another name", { body: { inventories: [] } }, 'the answer has no "inventory"', "$.inventory"],
    ["an array", { body: [1] }, 'the answer has no "inventory"', "$.inventory"],
    ["nothing", { body: "" }, "expected JSON, got nothing (HTTP 200)", undefined],
    ["no content", { status: 204, body: "" }, "expected JSON, got nothing (HTTP 204)", undefined],
    [
      "HTML",
      { body: "<html>\n<h1>Sign in</h1>" },
      "expected JSON, got <html> <h1>Sign in</h1> (HTTP 200)",
      undefined,
    ],
    [
      "cut JSON",
      { body: '{"inventory":{"secret":"hunter2"' },
      "expected JSON, got malformed JSON (HTTP 200)",
      undefined,
    ],
    ["half a list", { body: '["hunter2"' }, "expected JSON, got malformed JSON (HTTP 200)", undefined],
    ["half a text", { body: '"hunter2' }, "expected JSON, got malformed JSON (HTTP 200)", undefined],
    ["long text", { body: "x".repeat(5000) }, `got ${"x".repeat(200)}… (HTTP 200)`, undefined],
  ])("that is %s is a decode error", async (_, reply, want, path) => {
    const error: unknown = await ask(reply).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ZStackDecodeError);
    expect(error).toMatchObject({ path, operationId: "CreateVmFromCdpBackup", method: "PUT" });
    expect(String(error)).toContain(want);
    expect(String(error)).not.toContain("hunter2");
  });

  it("is not asked for again when there is no content", async () => {
    const server = await serve({ [CREATE]: { status: 204 } });
    const client = createClient({ endpoint: server.endpoint, auth: sessionAuth({ sessionUuid: SESSION }) });
    await expect(createVm(client, { name: "x" })).rejects.toMatchObject({ retryable: false });
    expect(server.lines()).toEqual([CREATE]);
  });

  it("is never an inherited property", async () => {
    const client = await connect({ "GET /x": {} });
    const call = client.call({ id: "X", method: "GET", path: "/x", result: "constructor" });
    await expect(call).rejects.toThrow('no "constructor"');
  });

  it("cannot pollute a prototype", async () => {
    const body =
      '{"inventory":{"uuid":"v","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}';
    const payload = await ask({ body });
    expect(Object.getPrototypeOf(payload)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
    expect((payload as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("integers", () => {
  it.each([
    ["8.589934592E9", 8589934592],
    ["1.0", 1],
    ["9007199254740992", 2 ** 53],
    ["-9223372036854775808", -(2 ** 63)],
    ["0.12345678901234567890", 0.12345678901234568],
    ["1.2345678901234568E18", Number("1.2345678901234568E18")],
  ])("%s is fine", async (text, want) => {
    expect(await ask({ body: `{"inventory":{"uuid":"v","memorySize":${text}}}` })).toMatchObject({
      memorySize: want,
    });
  });

  it.each([
    ['{"inventory":{"memorySize":9223372036854775807}}', "$.inventory.memorySize"],
    ['{"inventory":{"vmNics":[{"a":1},{"b c":9007199254740993}]}}', '$.inventory.vmNics[1]["b c"]'],
  ])("that a number cannot hold are errors: %s", async (body, path) => {
    const error: unknown = await ask({ body }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ZStackDecodeError);
    expect(error).toMatchObject({ path });
    expect(String(error)).toContain(`${path} is 9`);
  });
});

describe("an operation without a result", () => {
  const gone = async (reply: Reply) =>
    deleteVm(await connect({ "DELETE /zstack/v1/vm-instances/v": reply }), { uuid: "v" });

  it.each<[string, Reply]>([
    ["{}", { body: {} }],
    ["nothing", { body: "" }],
    ["204", { status: 204, body: "" }],
    ["a payload", { body: { inventory: {} } }],
  ])("is done by %s", async (_, reply) => {
    expect(await gone(reply)).toBeUndefined();
  });

  it("is not done by a gateway's page", async () => {
    await expect(gone({ body: "<html>sign in</html>" })).rejects.toThrow(ZStackDecodeError);
  });
});

describe("an error envelope", () => {
  it("is a ZStackApiError with its causes", async () => {
    const cause = {
      code: "HOST.1001",
      description: "inner",
      details: "host gone",
      cause: { code: "SYS.1001" },
    };
    const error: unknown = await ask(failed("SYS.1006", { cause, elaboration: "e" })).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(ZStackApiError);
    if (!(error instanceof ZStackApiError)) return;
    expect(error).toMatchObject({
      name: "ZStackApiError",
      code: "SYS.1006",
      description: "it failed",
      details: "because",
      httpStatus: 503,
      operationId: "CreateVmFromCdpBackup",
      method: "PUT",
      retryable: false,
      jobUuid: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(error.message).toBe(
      `CreateVmFromCdpBackup (PUT ${error.url}, job ${error.jobUuid}): SYS.1006: it failed: because`,
    );
    expect(error.cause).toBeInstanceOf(ZStackApiError);
    expect(error.cause).toMatchObject({ code: "HOST.1001", details: "host gone" });
    expect(error.cause?.cause).toMatchObject({ code: "SYS.1001", description: undefined });
    expect(error.cause?.cause?.cause).toBeUndefined();
    expect(error.envelope.elaboration).toBe("e");
  });

  it.each<[string, Reply, object]>([
    [
      "of a list",
      failed("SYS.1006", { causes: [{ code: "A.1" }, { code: "B.2" }] }),
      { cause: { code: "A.1" } },
    ],
    ["that may be retried", failed("SYS.1006", { retryable: true }), { retryable: true }],
    ["with another status", { ...failed("SYS.1006"), status: 400 }, { httpStatus: 400 }],
    ["with status 200", { ...failed("SYS.1006"), status: 200 }, { httpStatus: 200 }],
    ["with fields of other types", failed("SYS.1006", { details: 7, cause: "x" }), { details: undefined }],
  ])("%s is one too", async (_, reply, want) => {
    await expect(ask(reply)).rejects.toMatchObject({ name: "ZStackApiError", code: "SYS.1006", ...want });
  });

  it.each<[ClientOptions["bodyKey"], string, string, boolean]>([
    ["documented", "SYS.1007", "field[name] of message[X] is mandatory, can not be null", true],
    ["action", "SYS.1007", "missing mandatory field[name]", true],
    ["both", "SYS.1007", "missing mandatory field[name]", false],
    [undefined, "SYS.1007", "missing mandatory field[name]", false],
    ["documented", "SYS.1007", "the name is too long", false],
    ["documented", "SYS.1006", "field[name] is mandatory", false],
  ])("with bodyKey %s, %s: %s names that option: %s", async (bodyKey, code, details, named) => {
    const server = await serve({ [CREATE]: failed(code, { details }) });
    const auth = sessionAuth({ sessionUuid: SESSION });
    const client = createClient({ endpoint: server.endpoint, auth, bodyKey });
    const error = await createVm(client, { name: "x" }).catch((e: unknown) => e as Error);
    expect(String(error).includes('leave "bodyKey" at "both"')).toBe(named);
    expect(error).toMatchObject({ details });
  });

  it("of any depth does not exhaust the stack", async () => {
    const body = `{"error":${'{"code":"A","cause":'.repeat(3000)}null${"}".repeat(3001)}`;
    await expect(ask({ status: 503, body })).rejects.toMatchObject({ code: "A" });
  });
});

describe("an error status without an envelope", () => {
  it.each<[number, string, boolean]>([
    [400, "duplicate name", false],
    [403, "wrong accessKey signature", false],
    [404, "no api mapping to /v1/x", false],
    [405, "", false],
    [429, "Rate limit exceeded", true],
    [500, "", true],
    [502, "<html>\nBad Gateway</html>", true],
    [503, '{"error":"Service Unavailable","status":503}', true],
    [503, '{"error":{"message":"no upstream"}}', true],
    [503, '"text"', true],
    [503, "null", true],
  ])("%d %j is a ZStackHttpError", async (status, body, retryable) => {
    const error: unknown = await ask({ status, body }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ZStackHttpError);
    expect(error).toMatchObject({ status, body, retryable });
    const shown = body.replace(/\n/g, " ");
    expect(String(error)).toMatch(/^ZStackHttpError: CreateVmFromCdpBackup \(PUT http:.*\): HTTP /);
    expect(String(error)).toContain(`HTTP ${status}${shown && `: ${shown}`}`);
  });
});

it("decodes lists as well", async () => {
  const client = await connect({ [QUERY]: { body: { inventories: [{ uuid: "a" }], total: 1, schema: {} } } });
  expect(await queryVm(client, { limit: 1 })).toEqual([{ uuid: "a" }]);
});

it("is not garbled by short or empty headers of the caller", async () => {
  const client = await connect({ [CREATE]: { status: 500, body: "1 of 10" } });
  const call = createVm(client, { name: "x" }, { headers: { "X-A": "", "X-B": "1" } });
  await expect(call).rejects.toThrow("HTTP 500: 1 of 10");
});
