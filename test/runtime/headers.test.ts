import { describe, expect, it } from "vitest";
import { type ClientOptions, createClient, sessionAuth, ZStackConfigError } from "../../src/runtime/index.ts";
import { accept, CREATE, createVm, done, POLL, QUERY, queryVm, SESSION } from "./operations.ts";
import { type Routes, serve } from "./server.ts";

const job = { pollIntervalMs: 1 };
const auth = sessionAuth({ sessionUuid: SESSION });

async function connect(routes: Routes, options: Partial<ClientOptions> = {}) {
  const server = await serve(routes);
  return { server, client: createClient({ endpoint: server.endpoint, auth, job, ...options }) };
}

describe("the headers", () => {
  const hex = /^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/;

  it("carry a fresh job uuid, a version 4 uuid, for all but a GET that is no job", async () => {
    const { server, client } = await connect({ [CREATE]: done, [QUERY]: { body: { inventories: [] } } });
    for (let i = 0; i < 20; i++) await createVm(client, { name: "x" });
    const sent = server.seen.map(({ headers }) => String(headers["x-job-uuid"]));
    expect(new Set(sent).size).toBe(20);
    for (const uuid of sent) expect(uuid).toMatch(hex);
    await queryVm(client);
    expect(server.seen.at(-1)?.headers).not.toHaveProperty("x-job-uuid");
  });

  it("carry the caller's job uuid, locale and headers, but not the caller's Authorization", async () => {
    const { server, client } = await connect({ [CREATE]: accept, [POLL]: done }, { locale: "zh-CN" });
    const jobUuid = "feedfacefeedfacefeedfacefeedface";
    const headers = { "X-Web-Hook": "http://hook", authorization: "mine", "x-job-uuid": "mine" };
    await createVm(client, { name: "x" }, { jobUuid, headers, timeoutMs: 5000 });
    expect(server.seen[0]?.headers).toMatchObject({
      "accept-language": "zh-CN",
      authorization: `OAuth ${SESSION}`,
      "x-job-uuid": jobUuid,
      "x-web-hook": "http://hook",
    });
    expect(server.lines()[1]).toBe(`GET /zstack/v1/api-jobs/${jobUuid}`);
    expect(server.seen[1]?.headers).toMatchObject({ "accept-language": "zh-CN" });
    expect(server.seen[1]?.headers).not.toHaveProperty("authorization");
    expect(server.seen[1]?.headers).not.toHaveProperty("x-web-hook");
  });

  it("say that the body is JSON, whatever the caller says", async () => {
    const { server, client } = await connect({ [CREATE]: done, [QUERY]: { body: { inventories: [] } } });
    const headers = { "content-type": "text/plain", "CONTENT-TYPE": "text/html", "X-A": "kept" };
    await createVm(client, { name: "x" }, { headers });
    expect(server.seen[0]?.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "x-a": "kept",
    });
    await queryVm(client, {}, { headers });
    expect(server.seen[1]?.headers).not.toHaveProperty("content-type");
  });

  it("ask for no language without a locale; Node's fetch adds that any will do", async () => {
    let given: Headers | undefined;
    const fetch: ClientOptions["fetch"] = (request) => {
      given = request.headers;
      return globalThis.fetch(request);
    };
    const { server, client } = await connect({ [CREATE]: done }, { fetch });
    await createVm(client, { name: "x" });
    expect(given?.has("accept-language")).toBe(false);
    expect([undefined, "*"]).toContain(server.seen[0]?.headers["accept-language"]);
  });

  it("are checked without being quoted", async () => {
    const { client } = await connect({});
    const call = createVm(client, { name: "x" }, { headers: { "X-Secret": "hunter2\nx" } });
    await expect(call).rejects.toThrow('header "X-Secret" has an invalid name or value');
    await expect(call).rejects.not.toThrow("hunter2");
    await expect(createVm(client, { name: "x" }, { jobUuid: "../x" })).rejects.toThrow(ZStackConfigError);
  });
});
