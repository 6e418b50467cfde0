import { afterAll, beforeAll, expect, it } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { type Served, serve } from "../../src/mock/serve.ts";
import { createClient, passwordAuth } from "../../src/runtime/index.ts";
import { createVm } from "../runtime/operations.ts";
import { projectModel, RESTORE, RESTORE_PARAMS } from "./caller.ts";

const account = { name: "管理员", password: "密码" };
const mock = createMock(projectModel(), { runningPolls: 0, account });
let server: Served;
beforeAll(async () => {
  server = await serve(mock);
});
afterAll(() => server.close());

/** Sends a restore whose name is 恢复, and gives the answer. */
function restore(type: string | undefined, encode: (text: string) => Uint8Array<ArrayBuffer>) {
  const [method = "", path] = RESTORE.split(" ");
  return fetch(`${server.url}${path}`, {
    method,
    headers: {
      Authorization: `OAuth ${mock.openSession()}`,
      ...(type !== undefined && { "Content-Type": type }),
    },
    body: encode(JSON.stringify({ createVmFromCdpBackup: { ...RESTORE_PARAMS, name: "恢复" } })),
  });
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const gbk = (text: string) =>
  // 恢复 in GBK; the rest is ASCII.
  Uint8Array.from([...text].flatMap((sign) => GBK[sign] ?? [sign.charCodeAt(0)]));
const GBK: Record<string, number[]> = { 恢: [0xbb, 0xd6], 复: [0xb8, 0xb4] };
const MOJIBAKE = "\u00e6\u0081\u00a2\u00e5\u00a4\u008d";

it.each<[string | undefined, typeof utf8, string]>([
  ["application/json; charset=utf-8", utf8, "恢复"],
  ["application/json;charset=UTF-8", utf8, "恢复"],
  ['application/json; x=1; charset="utf-8"', utf8, "恢复"],
  ["application/json;charset=gbk", gbk, "恢复"],
  ["application/json", utf8, MOJIBAKE],
  ["application/json; charset=ISO-8859-1", utf8, MOJIBAKE],
  // So Tomcat reads it: https://github.com/apache/tomcat/blob/9.0.x/java/org/apache/coyote/Request.java
  ["application/json; Charset=utf-8", utf8, MOJIBAKE],
  [undefined, utf8, MOJIBAKE],
])("a body called %s is read by that charset, as servlets do", async (type, encode, want) => {
  const { location } = JSON.parse(await (await restore(type, encode)).text());
  const job = await fetch(`${server.url}${new URL(location).pathname}`);
  expect(JSON.parse(await job.text()).inventory.name).toBe(want);
});

it("a charset that does not exist is an internal error", async () => {
  const answer = await restore("application/json; charset=x-none", utf8);
  expect(answer.status).toBe(500);
});

it("what is not ASCII arrives as the client was given it, the account's name included", async () => {
  const client = createClient({
    endpoint: server.url,
    auth: passwordAuth({ accountName: account.name, password: account.password }),
    job: { pollIntervalMs: 1 },
  });
  const vm = await createVm(client, { ...RESTORE_PARAMS, name: "恢复 é 😀" });
  expect(vm).toMatchObject({ name: "恢复 é 😀" });
});
