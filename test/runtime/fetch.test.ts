import { describe, expect, it } from "vitest";
import { createFetch } from "../../src/runtime/fetch.ts";
import {
  accessKeyAuth,
  type ClientEvent,
  type ClientOptions,
  createClient,
  passwordAuth,
} from "../../src/runtime/index.ts";
import { createApiOf } from "../../src/runtime/openapi-fetch.ts";
import { accept, CREATE, done, failed, LOGIN, logins, POLL, QUERY, running, SESSION } from "./operations.ts";
import { nobody, type Reply, type Routes, serve } from "./server.ts";

const auth = passwordAuth({ accountName: "admin", password: "password" });
const quick: Partial<ClientOptions> = {
  auth,
  job: { pollIntervalMs: 1, maxPollIntervalMs: 2 },
  retry: { baseDelayMs: 1, maxDelayMs: 2 },
};
const unknown: Reply = { status: 404, body: "the job has been expired" };
const PATH = CREATE.slice("PUT ".length);
const BODY = '{ "createVmFromCdpBackup": {"name":"恢复","groupId":9007199254740993} }';

async function connect(routes: Routes, options: Partial<ClientOptions> = {}) {
  const server = await serve({ [LOGIN]: logins(), ...routes });
  const events: ClientEvent[] = [];
  const client = createClient({
    endpoint: server.endpoint,
    onEvent: (event) => void events.push(event),
    ...quick,
    ...options,
  });
  const put = (fetch: ReturnType<typeof createFetch>, init: RequestInit = {}) =>
    fetch(server.endpoint + PATH, { method: "PUT", body: BODY, ...init });
  return { server, client, events, fetch: createFetch(client), put };
}

describe("a fetch over the client", () => {
  it("passes body and answer through byte for byte, with a session and the charset servers need", async () => {
    const text = '{"inventories": [{"uuid":"a","size":9223372036854775807}] }\n';
    const { server, fetch, put } = await connect({ [CREATE]: { body: text, headers: { "X-Trace": "t" } } });
    const response = await put(fetch, { headers: { "Content-Type": "application/json", "X-Mine": "m" } });
    expect(response.status).toBe(200);
    expect(response.url).toBe(server.endpoint + PATH);
    expect(response.headers.get("x-trace")).toBe("t");
    expect(await response.text()).toBe(text);
    const [, seen] = server.seen;
    expect(seen?.text).toBe(BODY);
    expect(seen?.headers).toMatchObject({
      authorization: `OAuth ${SESSION}-1`,
      "content-type": "application/json; charset=utf-8",
      "x-job-uuid": expect.stringMatching(/^[0-9a-f]{32}$/),
      "x-mine": "m",
    });
  });

  it("waits for the job, whose end is the answer", async () => {
    const { server, fetch, put } = await connect({ [CREATE]: accept, [POLL]: [running, done] });
    const response = await put(fetch);
    expect([response.status, await response.json()]).toEqual([200, { inventory: { uuid: "vm-1" } }]);
    const polled = `GET /zstack/v1/api-jobs/${server.seen[1]?.headers["x-job-uuid"]}`;
    expect(server.lines().slice(1)).toEqual([CREATE, polled, polled]);
  });

  it("answers 202 where jobs are to be returned, and lets the caller poll", async () => {
    const { client, put } = await connect({ [CREATE]: accept, [POLL]: [running, done] });
    const fetch = createFetch(client, { jobs: "return" });
    const response = await put(fetch);
    const { location } = (await response.json()) as { location: string };
    expect([response.status, location]).toEqual([202, expect.stringContaining("/api-jobs/")]);
    const path = `/zstack/v1/api-jobs/${location.split("/").pop()}`;
    expect((await fetch(path)).status).toBe(202);
    expect(await (await fetch(path)).json()).toEqual({ inventory: { uuid: "vm-1" } });
  });

  it("makes up the 202 that was lost, when the server has the job", async () => {
    const { client, put } = await connect({ [CREATE]: { fault: "reset" }, [POLL]: [running, done] });
    const response = await put(createFetch(client, { jobs: "return" }));
    expect([response.status, await response.json()]).toEqual([
      202,
      { location: expect.stringMatching(/\/api-jobs\/[0-9a-f]{32}$/) },
    ]);
  });

  it.each<[string, Routes]>([
    ["at once", { [CREATE]: failed("SYS.1007", { details: "too long" }) }],
    ["through its job", { [CREATE]: accept, [POLL]: [running, failed("SYS.1007", { details: "too long" })] }],
    ["in spite of its status", { [CREATE]: { ...failed("SYS.1007", { details: "too long" }), status: 200 } }],
  ])("answers 503 with the envelope of an operation that failed %s", async (_, routes) => {
    const { fetch, put } = await connect(routes);
    const response = await put(fetch);
    expect([response.ok, response.status]).toEqual([false, 503]);
    expect(await response.json()).toMatchObject({ error: { code: "SYS.1007", details: "too long" } });
  });

  it("gives plain refusals back as they are", async () => {
    const { fetch, put } = await connect({ [CREATE]: { status: 400, body: "no api mapping" } });
    const response = await put(fetch);
    expect([response.status, await response.text()]).toEqual([400, "no api mapping"]);
  });

  it("gives an answer without content back", async () => {
    const { fetch, put } = await connect({ [CREATE]: { status: 204, body: "" } });
    expect((await put(fetch)).status).toBe(204);
  });

  it.each<[string, Reply]>([
    ["a reset", { fault: "reset" }],
    ["a gateway's page", { status: 502, body: "<html>" }],
  ])(
    "sends what %s kept from being answered again under its uuid, unless the server has it",
    async (_, lost) => {
      const first = await connect({ [CREATE]: lost, [POLL]: [running, done] });
      expect(await (await first.put(first.fetch)).json()).toEqual({ inventory: { uuid: "vm-1" } });
      expect(first.server.lines().filter((line) => line === CREATE)).toHaveLength(1);
      const second = await connect({ [CREATE]: [lost, accept], [POLL]: [unknown, done] });
      expect(await (await second.put(second.fetch)).json()).toEqual({ inventory: { uuid: "vm-1" } });
      const sent = second.server.seen.filter(({ method }) => method === "PUT").slice(1);
      expect(new Set(sent.map(({ headers }) => headers["x-job-uuid"])).size).toBe(1);
      expect(new Set(sent.map(({ text }) => text))).toEqual(new Set([BODY]));
    },
  );

  it("never sends again what was answered 200 and cut off", async () => {
    const cut: Reply = { body: { inventory: { uuid: "vm-1" } }, fault: "cut" };
    const { server, fetch, put } = await connect({ [CREATE]: cut, [POLL]: unknown });
    await expect(put(fetch)).rejects.toMatchObject({ name: "ZStackNetworkError", retryable: false });
    expect(server.lines().filter((line) => line === CREATE)).toHaveLength(1);
  });

  it("rejects with the resumable job when nobody says whether it was accepted", async () => {
    const { put, fetch } = await connect(
      { [CREATE]: { fault: "reset" }, [POLL]: { status: 502, body: "<html>" } },
      { job: { pollIntervalMs: 1, timeoutMs: 300 } },
    );
    await expect(put(fetch)).rejects.toMatchObject({ name: "ZStackJobTimeoutError", retryable: false });
  });

  it("logs in again when the session is gone", async () => {
    const { server, fetch, put } = await connect({ [CREATE]: [failed("ID.1001"), done] });
    expect((await put(fetch)).status).toBe(200);
    expect(server.lines()).toEqual([LOGIN, CREATE, LOGIN, CREATE]);
  });

  it("keeps the caller's own Authorization and job uuid", async () => {
    const { server, fetch, put } = await connect({ [CREATE]: done });
    await put(fetch, {
      headers: { Authorization: "OAuth mine", "X-Job-UUID": "c0ffee00c0ffee00c0ffee00c0ffee00" },
    });
    expect(server.lines()).toEqual([CREATE]);
    expect(server.seen[0]?.headers).toMatchObject({
      authorization: "OAuth mine",
      "x-job-uuid": "c0ffee00c0ffee00c0ffee00c0ffee00",
    });
  });

  it.each<[string, string, string, string]>([
    [
      "a query as it is",
      "/zstack/v1/vm-instances?q=name%3Dx&q=a!=b&sort=%2Bname",
      "/zstack/v1/vm-instances",
      "q=name%3Dx&q=a!=b&sort=%2Bname",
    ],
    ["a fragment not at all", "/zstack/v1/vm-instances#start", "/zstack/v1/vm-instances", ""],
    [
      "a query behind a fragment",
      "/zstack/v1/vm-instances#start?limit=1",
      "/zstack/v1/vm-instances",
      "limit=1",
    ],
    ["a path with its escapes", "/zstack/v1/tags/a%2Fb%20%E4%B8%AD", "/zstack/v1/tags/a%2Fb%20%E4%B8%AD", ""],
  ])("sends %s", async (_, given, path, query) => {
    const { server, client, fetch } = await connect({ "GET /zstack/v1/*": { body: { inventories: [] } } });
    for (const input of [
      given,
      client.endpoint + given,
      new URL(client.endpoint + given),
      new Request(client.endpoint + given),
    ])
      await fetch(input);
    const raw = server.seen.slice(1).map((seen) => [seen.path, `${seen.query}`]);
    expect(raw).toEqual(Array(4).fill([path, `${new URLSearchParams(query)}`]));
  });

  it("signs as the client's own operations are signed: decoded, and without the query", async () => {
    const signed: unknown[] = [];
    const credentials = (request: unknown) => {
      signed.push(request);
      return { headers: {} };
    };
    const { fetch } = await connect(
      { "GET /zstack/v1/*": {} },
      { auth: { connect: () => ({ credentials }) } },
    );
    await fetch("/zstack/v1/tags/a%2Fb%20%E4%B8%AD?q=x%3Dy");
    expect(signed).toEqual([{ method: "GET", path: "/v1/tags/a/b 中" }]);
    const { server, fetch: keyed } = await connect(
      { [QUERY]: { body: { inventories: [] } } },
      { auth: accessKeyAuth({ id: "id", secret: "secret", offset: "Z" }) },
    );
    await keyed("/zstack/v1/vm-instances?q=name=x");
    expect(server.seen[0]?.headers.authorization).toMatch(/^ZStack id:.{28}$/);
  });

  it("shows no query, session or password in errors and events", async () => {
    const echo: Reply = { status: 400, body: "name=hunter2-query password hunter2-body OAuth" };
    const { fetch, client, events } = await connect({
      "DELETE /zstack/v1/*": { fault: "reset" },
      [POLL]: unknown,
      "PUT /zstack/v1/x": echo,
    });
    const session = "5e55105e55105e55105e55105e55105e";
    const lost = await fetch(`/zstack/v1/accounts/sessions/${session}?password=hunter2-query`, {
      method: "DELETE",
    }).catch((error: unknown) => error);
    const told = JSON.stringify([lost, String(lost), events]);
    expect(told).not.toMatch(/5e5510|hunter2/);
    expect(told).toContain("/accounts/sessions/***");
    await fetch("/zstack/v1/x", { method: "PUT", body: '{"x":{"password":"hunter2-body"}}' });
    expect(JSON.stringify(events)).not.toMatch(/hunter2/);
    expect(client.endpoint).toBeDefined();
  });

  it.each([
    "http://elsewhere.invalid/zstack/v1/zones",
    "https://127.0.0.1/zstack/v1/zones",
    "//elsewhere.invalid/x",
  ])("refuses %s, which is not its endpoint's", async (url) => {
    const { server, fetch } = await connect({});
    await expect(fetch(url)).rejects.toThrow(/endpoint|Invalid URL|parse URL/);
    expect(server.seen).toEqual([]);
  });

  it("leads within an endpoint that has a path of its own", async () => {
    const server = await serve({ "GET /gate/zstack/v1/zones": { body: { inventories: [] } } });
    const fetch = createFetch(createClient({ endpoint: `${server.endpoint}/gate/` }));
    for (const input of [
      "/zstack/v1/zones",
      "/gate/zstack/v1/zones",
      `${server.endpoint}/gate/zstack/v1/zones`,
    ])
      expect((await fetch(input)).status).toBe(200);
    await expect(fetch(`${server.endpoint}/zstack/v1/zones`)).rejects.toMatchObject({
      name: "ZStackConfigError",
    });
    expect(new Set(server.lines())).toEqual(new Set(["GET /gate/zstack/v1/zones"]));
  });

  it("rejects with the signal's reason, and where there is nobody", async () => {
    const { server, fetch, put } = await connect({ [CREATE]: { fault: "never" } });
    const controller = new AbortController();
    const call = put(fetch, { signal: controller.signal });
    await expect.poll(() => server.lines()).toContain(CREATE);
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    const alone = createFetch(createClient({ endpoint: await nobody(), retry: { attempts: 1 } }));
    await expect(alone("/zstack/v1/zones")).rejects.toMatchObject({ name: "ZStackNetworkError" });
  });

  it("refuses to be told something else about jobs", async () => {
    const { client } = await connect({});
    expect(() => createFetch(client, { jobs: "wait" as never })).toThrow('"jobs"');
  });
});

interface Paths {
  "/zstack/v1/cdp-backups/actions#createVmFromCdpBackup": {
    put: {
      requestBody: { content: { "application/json": { params: { name: string; groupId?: bigint } } } };
      responses: {
        200: { content: { "application/json": { inventory: { uuid: string } } } };
        503: { content: { "application/json": { error: { code: string } } } };
      };
    };
  };
  "/zstack/v1/vm-instances": {
    get: {
      parameters: { query?: { q?: string[]; labels?: Record<string, string> } };
      responses: {
        200: { content: { "application/json": { inventories: { uuid: string; size?: number }[] } } };
      };
    };
  };
}

describe("openapi-fetch over the client", () => {
  const KEY = "/zstack/v1/cdp-backups/actions#createVmFromCdpBackup";
  const open = async (routes: Routes) => {
    const server = await serve({ [LOGIN]: logins(), ...routes });
    return { server, api: createApiOf<Paths>({ endpoint: server.endpoint, ...quick }) };
  };

  it("calls by path, fragments included, and awaits the job", async () => {
    const { server, api } = await open({ [CREATE]: accept, [POLL]: [running, done] });
    const { data, error } = await api.PUT(KEY, { body: { params: { name: "恢复", groupId: 2n ** 60n } } });
    expect([data, error]).toEqual([{ inventory: { uuid: "vm-1" } }, undefined]);
    expect(server.seen[1]).toMatchObject({
      path: PATH,
      text: '{"params":{"name":"恢复","groupId":1152921504606846976}}',
    });
  });

  it("gives an error envelope as its error", async () => {
    const { api } = await open({ [CREATE]: accept, [POLL]: failed("SYS.1007") });
    const { data, error, response } = await api.PUT(KEY, { body: { params: { name: "x" } } });
    expect([data, error?.error.code, response.status]).toEqual([undefined, "SYS.1007", 503]);
  });

  it("writes queries as servers read them", async () => {
    const { server, api } = await open({ [QUERY]: { body: { inventories: [] } } });
    await api.GET("/zstack/v1/vm-instances", {
      params: { query: { q: ["name=a&b", "x=1"], labels: { a: "恢复" } } },
    });
    expect([...(server.seen[1]?.query ?? [])]).toEqual([
      ["q", "name=a&b"],
      ["q", "x=1"],
      ["labels.a", "恢复"],
    ]);
  });

  it("rounds no integer in silence, and gives its digits to those who ask for the text", async () => {
    const text = '{"inventories":[{"uuid":"a","size":9007199254740993}]}';
    const { api } = await open({ [QUERY]: { body: text } });
    await expect(api.GET("/zstack/v1/vm-instances")).rejects.toMatchObject({
      name: "ZStackDecodeError",
      path: "$.inventories[0].size",
    });
    const { data } = await api.GET("/zstack/v1/vm-instances", { parseAs: "text" });
    expect(data).toBe(text);
  });

  it("has the client beneath it", async () => {
    const { server, api } = await open({ [QUERY]: { body: { inventories: [] } }, "DELETE /zstack/v1/*": {} });
    await api.GET("/zstack/v1/vm-instances");
    await api.client.logout();
    expect(server.lines().at(-1)).toBe(`DELETE /zstack/v1/accounts/sessions/${SESSION}-1`);
  });
});
