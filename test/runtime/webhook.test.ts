import { describe, expect, expectTypeOf, it } from "vitest";
import {
  createClient,
  parseWebhook,
  sessionAuth,
  type WebhookStatus,
  ZStackApiError,
  ZStackDecodeError,
} from "../../src/runtime/index.ts";
import { accepted, CREATE, createVm, JOB, queryVm, SESSION, type Vm } from "./operations.ts";
import { serve } from "./server.ts";

const headers = { "X-Job-UUID": JOB, "X-Job-Success": "true" };
const inventory = { uuid: "vm-1" };
const request = (body: string, more: Record<string, string> = {}) =>
  new Request("http://receiver/hook", { method: "POST", headers: { ...headers, ...more }, body });

describe("parseWebhook", () => {
  it("gives the typed payload of a job that succeeded", async () => {
    const status = await parseWebhook(request(JSON.stringify({ inventory })), createVm);
    expectTypeOf(status).toEqualTypeOf<WebhookStatus<Vm>>();
    expect(status).toEqual({ state: "done", jobUuid: JOB, result: inventory });
    if (status.state === "done") expectTypeOf(status.result).toEqualTypeOf<Vm>();
  });

  it("reads a Request of another copy of fetch", async () => {
    const { headers: own } = request("");
    const foreign = {
      headers: { get: (name: string) => own.get(name) },
      text: async () => '{"inventory":{"uuid":"v"}}',
    };
    const status = await parseWebhook(foreign as unknown as Request);
    expect(status).toEqual({ state: "done", jobUuid: JOB, result: { uuid: "v" } });
  });

  it("gives the error of a job that failed, with its causes", async () => {
    const error = { code: "SYS.1006", details: "no", cause: { code: "HOST.1001" } };
    const status = await parseWebhook(
      request(JSON.stringify({ error }), { "X-Job-Success": "false" }),
      createVm,
    );
    expect(status).toMatchObject({
      state: "failed",
      jobUuid: JOB,
      error: {
        code: "SYS.1006",
        jobUuid: JOB,
        operationId: "CreateVmFromCdpBackup",
        cause: { code: "HOST.1001" },
      },
    });
    if (status.state === "failed") expect(status.error).toBeInstanceOf(ZStackApiError);
  });

  const rows: [string, Parameters<typeof parseWebhook>[0], object][] = [
    ["text", { headers, body: JSON.stringify({ inventory }) }, { result: inventory }],
    [
      "bytes",
      { headers, body: new TextEncoder().encode(JSON.stringify({ inventory })) },
      { result: inventory },
    ],
    ["what a framework parsed", { headers, body: { inventory } }, { result: inventory }],
    ["Headers", { headers: new Headers(headers), body: { inventory } }, { result: inventory }],
    [
      "headers as node:http has them",
      { headers: { "x-job-uuid": JOB, "x-job-success": "true", other: ["a", "b"] }, body: { inventory } },
      { result: inventory },
    ],
    ["a list", { headers, body: { inventories: [inventory] } }, { result: [inventory] }],
    ["another payload", { headers, body: { valid: true } }, { result: { valid: true } }],
    ["nothing", { headers, body: "{}" }, { result: {} }],
    ["no word about success", { headers: { "X-Job-UUID": JOB }, body: { inventory } }, { result: inventory }],
    ["a batch", { headers: { ...headers, "X-Job-Batch": "PARTIAL" }, body: "{}" }, { batch: "PARTIAL" }],
    [
      "numbers that nobody rounded",
      { headers, body: { inventory: { a: Number.MAX_SAFE_INTEGER, b: 2 ** 70 } } },
      { result: { a: Number.MAX_SAFE_INTEGER, b: 2 ** 70 } },
    ],
    ["an error in spite of the header", { headers, body: { error: { code: "X.1" } } }, { state: "failed" }],
  ];
  it.each(rows)("reads %s", async (_, given, want) => {
    expect(await parseWebhook(given)).toMatchObject({ state: "done", jobUuid: JOB, ...want });
  });

  const bad: [string, Parameters<typeof parseWebhook>[0], string][] = [
    ["no job uuid", { headers: {}, body: "{}" }, "no X-Job-UUID header"],
    ["a job uuid that is none", { headers: { "X-Job-UUID": "../x" }, body: "{}" }, "no X-Job-UUID header"],
    ["no JSON", { headers, body: "<html>" }, "expected JSON"],
    ["no body", { headers, body: "" }, "expected JSON"],
    ["a body that is not there", { headers, body: undefined }, "must be text, bytes or a parsed object"],
    ["a stream", { headers, body: new Response("{}").body }, "must be text, bytes or a parsed object"],
    [
      "a failure without an error",
      { headers: { ...headers, "X-Job-Success": "false" }, body: "{}" },
      "has no error",
    ],
    [
      "a long integer",
      { headers, body: '{"inventory":{"a":9007199254740993}}' },
      "$.inventory.a is 9007199254740993",
    ],
    ...[2 ** 53, -(2 ** 60), 2 ** 63].map((size): (typeof bad)[number] => [
      `an integer that a framework rounded to ${size}`,
      { headers, body: { inventory: { a: [{ size }] } } },
      "$.inventory.a[0].size may have been rounded",
    ]),
  ];
  it.each(bad)("refuses %s", async (_, given, message) => {
    await expect(parseWebhook(given)).rejects.toThrow(ZStackDecodeError);
    await expect(parseWebhook(given)).rejects.toThrow(message);
  });

  it("wants the payload of the operation it is told", async () => {
    await expect(parseWebhook(request('{"inventory":{}}'), queryVm)).rejects.toThrow('no "inventories"');
  });
});

describe("the webHook of a call", () => {
  const hook = "https://receiver.example/hook?key=s3cr3t-of-the-receiver";

  it.each([hook, new URL(hook)])("goes into a header", async (webHook) => {
    const server = await serve({ [CREATE]: accepted() });
    const client = createClient({ endpoint: server.endpoint, auth: sessionAuth({ sessionUuid: SESSION }) });
    await createVm.start(client, { name: "x" }, { webHook });
    expect(server.seen[0]?.headers["x-web-hook"]).toBe(hook);
  });

  it("is not shown when a server repeats it", async () => {
    const server = await serve({ [CREATE]: { status: 400, body: `cannot call ${hook}` } });
    const client = createClient({ endpoint: server.endpoint, auth: sessionAuth({ sessionUuid: SESSION }) });
    const call = createVm(client, { name: "x" }, { webHook: hook });
    await expect(call).rejects.toThrow(/cannot call \*\*\*$/);
  });

  it.each(["", "receiver/hook", "ftp://receiver/s3cr3t", "javascript:alert(1)"])(
    "must be one: %s",
    async (webHook) => {
      const client = createClient({ endpoint: "http://h", auth: sessionAuth({ sessionUuid: SESSION }) });
      const call = createVm(client, { name: "x" }, { webHook });
      await expect(call).rejects.toThrow('"webHook" must be an http or https URL');
      await expect(call).rejects.not.toThrow("s3cr3t");
    },
  );
});
