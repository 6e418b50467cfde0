import { describe, expect, it } from "vitest";
import {
  type ClientEvent,
  type ClientOptions,
  createClient,
  passwordAuth,
  sessionAuth,
  ZStackConfigError,
} from "../../src/runtime/index.ts";
import {
  accept,
  CREATE,
  createVm,
  done,
  failed,
  LOGIN,
  logins,
  POLL,
  QUERY,
  queryVm,
  running,
  SESSION,
} from "./operations.ts";
import { serve } from "./server.ts";

const auth = sessionAuth({ sessionUuid: SESSION });

describe("endpoint", () => {
  it.each([
    ["http://10.0.0.10:8080", "http://10.0.0.10:8080"],
    ["http://10.0.0.10:8080/", "http://10.0.0.10:8080"],
    ["http://10.0.0.10:8080/zstack", "http://10.0.0.10:8080"],
    ["http://10.0.0.10:8080/zstack/", "http://10.0.0.10:8080"],
    ["https://ZStack.example", "https://zstack.example"],
    ["http://zstack.example/zstack", "http://zstack.example"],
    ["https://gate.example/cloud", "https://gate.example/cloud"],
    ["https://gate.example/cloud/zstack/", "https://gate.example/cloud"],
    ["http://10.0.0.10:8080/zstack/v1", "http://10.0.0.10:8080"],
    ["https://gate.example/cloud/zstack/v1//", "https://gate.example/cloud"],
    ["https://gate.example/v1", "https://gate.example/v1"],
    ["https://gate.example/notzstack", "https://gate.example/notzstack"],
    ["http://[fd00::1]:8080", "http://[fd00::1]:8080"],
  ])("%s is %s", (endpoint, want) => {
    expect(createClient({ endpoint }).endpoint).toBe(want);
  });

  it.each<[unknown, string]>([
    ["", "absolute URL"],
    [undefined, "absolute URL"],
    ["10.0.0.10:8080", "absolute URL"],
    ["localhost:8080", "absolute URL"],
    ["/zstack", "absolute URL"],
    ["ftp://10.0.0.10", "absolute URL"],
    ["http:10.0.0.10", "absolute URL"],
    ["http://", "absolute URL"],
    ["http://admin:hunter2@10.0.0.10", "credentials"],
    ["http://hunter2@10.0.0.10", "credentials"],
    ["ftp://admin:hunter2@10.0.0.10", "absolute URL"],
    ["http://10.0.0.10?a=hunter2", "query"],
    ["http://10.0.0.10#a", "fragment"],
  ])("%s is refused", (endpoint, want) => {
    const create = () => createClient({ endpoint: endpoint as string });
    expect(create).toThrow(ZStackConfigError);
    expect(create).toThrow(want);
    expect(create).not.toThrow("hunter2");
  });
});

describe("options", () => {
  it.each<[string, object]>([
    ["bodyKey", { bodyKey: "neither" }],
    ["locale", { locale: "zh\nX: y" }],
    ["job.pollIntervalMs", { job: { pollIntervalMs: -1 } }],
    ["job.timeoutMs", { job: { timeoutMs: 0 } }],
    ["job.maxPollIntervalMs", { job: { maxPollIntervalMs: -1 } }],
    ["job.timeoutMs", { job: { timeoutMs: Number.NaN } }],
    ["job.pollIntervalMs", { job: { pollIntervalMs: Number.POSITIVE_INFINITY } }],
    ["job.maxPollIntervalMs", { job: { maxPollIntervalMs: Number.POSITIVE_INFINITY } }],
    ["locale", { locale: "" }],
    ["retry.attempts", { retry: { attempts: 0 } }],
    ["retry.attempts", { retry: { attempts: 1.5 } }],
    ["retry.attempts", { retry: { attempts: Number.POSITIVE_INFINITY } }],
    ["retry.attempts", { retry: { attempts: "3" } }],
    ["retry.baseDelayMs", { retry: { baseDelayMs: -1 } }],
    ["retry.maxDelayMs", { retry: { maxDelayMs: Number.POSITIVE_INFINITY } }],
  ])("a wrong %s is refused by name", (name, options) => {
    const create = () =>
      createClient({ endpoint: "http://10.0.0.10", ...(options as Partial<ClientOptions>) });
    expect(create).toThrow(ZStackConfigError);
    expect(create).toThrow(`"${name}"`);
  });

  it("may say how to retry, and to wait for ever", () => {
    createClient({
      endpoint: "http://10.0.0.10",
      retry: { attempts: 1, baseDelayMs: 1, maxDelayMs: 1 },
      job: { timeoutMs: Number.POSITIVE_INFINITY },
    });
  });

  it("let a server's handler stand in for fetch", async () => {
    const client = createClient({
      endpoint: "http://nowhere.invalid",
      auth,
      fetch: async (request) =>
        Response.json({ inventory: { uuid: `${request.method} ${new URL(request.url).pathname}` } }),
    });
    expect((await createVm(client, { name: "x" })).uuid).toBe("PUT /zstack/v1/cdp-backups/actions");
  });

  it("find the global fetch when it is called, not when it is made", async () => {
    const server = await serve({ [QUERY]: { body: { inventories: [] } } });
    const client = createClient({ endpoint: server.endpoint, auth });
    const original = globalThis.fetch;
    let calls = 0;
    globalThis.fetch = (...args) => {
      calls++;
      return original(...args);
    };
    try {
      await queryVm(client);
    } finally {
      globalThis.fetch = original;
    }
    expect(calls).toBe(1);
  });
});

describe("onEvent", () => {
  it("tells what happens, in order, without secrets", async () => {
    const server = await serve({
      [LOGIN]: { body: { inventory: { uuid: SESSION } } },
      [CREATE]: accept,
      [POLL]: [running, done],
      [QUERY]: { body: { inventories: [] } },
    });
    const events: ClientEvent[] = [];
    const client = createClient({
      endpoint: server.endpoint,
      auth: passwordAuth({ accountName: "admin", password: "hunter2" }),
      job: { pollIntervalMs: 1 },
      onEvent: (event) => void events.push(event),
    });
    await createVm(client, { name: "x" });
    await queryVm(client, { q: ["password=hunter2"] });
    const shown = events.map((event) => {
      if (event.type === "login") return "login";
      if (event.type === "poll") return `poll ${event.operationId} ${event.state}`;
      const { type, method, url, operationId } = event;
      return `${type} ${operationId} ${method} ${url.slice(server.endpoint.length).replace(/[0-9a-f]{32}/, "JOB")}`;
    });
    const login = "LogInByAccount PUT /zstack/v1/accounts/login";
    const create = "CreateVmFromCdpBackup PUT /zstack/v1/cdp-backups/actions";
    const poll = "CreateVmFromCdpBackup GET /zstack/v1/api-jobs/JOB";
    const query = "QueryVmInstance GET /zstack/v1/vm-instances";
    expect(shown).toEqual([
      `request ${login}`,
      `response ${login}`,
      "login",
      `request ${create}`,
      `response ${create}`,
      `request ${poll}`,
      `response ${poll}`,
      "poll CreateVmFromCdpBackup running",
      `request ${poll}`,
      `response ${poll}`,
      "poll CreateVmFromCdpBackup done",
      `request ${query}`,
      `response ${query}`,
    ]);
    expect(JSON.stringify(events)).not.toMatch(new RegExp(`hunter2|${SESSION}|OAuth`));
    for (const event of events) {
      if (event.type === "response") expect(event).toMatchObject({ durationMs: expect.any(Number) });
    }
  });

  it("tells of a poll that found the session gone, before what is submitted again", async () => {
    const server = await serve({
      [LOGIN]: logins(),
      [CREATE]: accept,
      [POLL]: [running, failed("ID.1001"), done],
    });
    const polls: unknown[] = [];
    const client = createClient({
      endpoint: server.endpoint,
      auth: passwordAuth({ accountName: "admin", password: "hunter2" }),
      job: { pollIntervalMs: 1 },
      onEvent: (event) => void (event.type === "poll" && polls.push([server.seen.length, event])),
    });
    await createVm(client, { name: "x" });
    const [first, second] = server.lines().flatMap((line, index) => {
      return line === CREATE ? [server.seen[index]?.headers["x-job-uuid"]] : [];
    });
    const shared = { type: "poll", callId: 1, operationId: "CreateVmFromCdpBackup" };
    expect(polls).toEqual([
      [3, { ...shared, jobUuid: first, state: "running" }],
      [4, { ...shared, jobUuid: first, state: "failed" }],
      [7, { ...shared, jobUuid: second, state: "done" }],
    ]);
  });

  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("listener");
      },
    ],
    ["rejects", () => Promise.reject(new Error("listener"))],
  ])("does not break the call when it %s", async (_, onEvent) => {
    const server = await serve({ [QUERY]: { body: { inventories: [] } } });
    expect(await queryVm(createClient({ endpoint: server.endpoint, auth, onEvent }))).toEqual([]);
  });
});
