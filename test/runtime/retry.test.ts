import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type ClientEvent,
  type ClientOptions,
  createClient,
  jobOperation,
  sessionAuth,
  ZStackConfigError,
  ZStackHttpError,
  type ZStackJobTimeoutError,
} from "../../src/runtime/index.ts";
import { parseRetryAfter, pauseMs } from "../../src/runtime/retry.ts";
import {
  accept,
  accepted,
  CREATE,
  createVm,
  deleteVm,
  done,
  failed,
  JOB,
  MAKE_KEYS,
  makeKeys,
  POLL,
  QUERY,
  queryVm,
  running,
  SESSION,
} from "./operations.ts";
import { useOwnTime } from "./own-time.ts";
import { type Handler, type Reply, type Routes, serve } from "./server.ts";

useOwnTime();

const unknown: Reply = { status: 404, body: "the job has been expired" };
const page: Reply = { status: 502, body: "<html>Bad Gateway</html>" };

async function connect(routes: Routes, options: Partial<ClientOptions> = {}) {
  const server = await serve(routes);
  const client = createClient({
    endpoint: server.endpoint,
    auth: sessionAuth({ sessionUuid: SESSION }),
    job: { pollIntervalMs: 1, maxPollIntervalMs: 2 },
    retry: { baseDelayMs: 1, maxDelayMs: 2 },
    ...options,
  });
  const lines = () => server.lines().map((line) => line.replace(/[0-9a-f]{32}$/, "*"));
  return { server, client, lines };
}

afterEach(() => void vi.useRealTimers());

describe("a submission whose answer is lost", () => {
  const lost: [string, Reply][] = [
    ["a reset", { fault: "reset" }],
    ["a cut body", { status: 202, body: { location: "x" }, fault: "cut" }],
    ["a gateway's page", page],
    ["a page with status 200", { body: "<html>" }],
    ["500 without a word", { status: 500, body: "" }],
  ];
  it.each(lost)("by %s is not sent again if the server has it", async (_, reply) => {
    const { client, lines } = await connect({ [CREATE]: reply, [POLL]: [running, done] });
    expect(await createVm(client, { name: "x" })).toEqual({ uuid: "vm-1" });
    expect(lines()).toEqual([CREATE, POLL, POLL]);
  });

  it.each(lost)("by %s is sent again under the same uuid if not", async (_, reply) => {
    const { server, client, lines } = await connect({ [CREATE]: [reply, accept], [POLL]: [unknown, done] });
    expect(await createVm(client, { name: "x" })).toEqual({ uuid: "vm-1" });
    expect(lines()).toEqual([CREATE, POLL, CREATE, POLL]);
    const [first, asked, second] = server.seen;
    expect(second?.headers["x-job-uuid"]).toBe(first?.headers["x-job-uuid"]);
    expect(asked?.path).toContain(first?.headers["x-job-uuid"]);
    expect(second?.text).toBe(first?.text);
  });

  it("is not sent again for being a GET, where it is a job", async () => {
    const sync = jobOperation<{ uuid: string }, unknown>({
      id: "SyncDataCenter",
      method: "GET",
      path: "/zstack/v1/data-center/{uuid}/sync",
      pathParams: ["uuid"],
      result: "inventory",
    });
    const line = "GET /zstack/v1/data-center/a/sync";
    const { client, lines } = await connect({ [line]: page, [POLL]: [running, done] });
    expect(await sync(client, { uuid: "a" })).toEqual({ uuid: "vm-1" });
    expect(lines()).toEqual([line, POLL, POLL]);
  });

  const done200: [string, Reply][] = [
    ["a cut body", { body: { inventory: { uuid: "vm-1" } }, fault: "cut" }],
    ["half of its JSON", { body: '{"inventory":{"uu' }],
  ];
  it.each(done200)("by %s after 200 was carried out, and is not sent again", async (_, reply) => {
    const { client, lines } = await connect({ [CREATE]: reply, [POLL]: unknown });
    await expect(createVm(client, { name: "x" })).rejects.toMatchObject({ retryable: false, status: 200 });
    expect(lines()).toEqual([CREATE, POLL]);
  });

  it.each(done200)("by %s after 200 may have been a job all the same", async (_, reply) => {
    const { client, lines } = await connect({ [CREATE]: reply, [POLL]: [running, done] });
    expect(await createVm(client, { name: "x" })).toEqual({ uuid: "vm-1" });
    expect(lines()).toEqual([CREATE, POLL, POLL]);
  });

  it.each(done200)("by %s after 200 is never sent again where it is no job", async (_, reply) => {
    const { client, lines } = await connect({ [MAKE_KEYS]: reply });
    await expect(makeKeys(client, { name: "x" })).rejects.toMatchObject({ retryable: false, status: 200 });
    expect(lines()).toEqual([MAKE_KEYS]);
  });

  it("is accepted if the server says that it has the uuid already", async () => {
    const duplicate: Handler = ({ headers }) => ({
      status: 400,
      body: `Duplicate job uuid[${headers["x-job-uuid"]}]`,
    });
    const { client, lines } = await connect({ [CREATE]: [page, duplicate], [POLL]: [unknown, done] });
    expect(await createVm(client, { name: "x" })).toEqual({ uuid: "vm-1" });
    expect(lines()).toEqual([CREATE, POLL, CREATE, POLL]);
  });

  it("is asked for until there is an answer", async () => {
    const { client, lines } = await connect({
      [CREATE]: page,
      [POLL]: [page, { fault: "reset" }, running, done],
    });
    expect(await createVm(client, { name: "x" })).toEqual({ uuid: "vm-1" });
    expect(lines()).toEqual([CREATE, POLL, POLL, POLL, POLL]);
  });

  it("is asked for until the deadline, which leaves its job", async () => {
    const { client, lines } = await connect({ [CREATE]: page, [POLL]: page });
    await expect(createVm(client, { name: "x" }, { timeoutMs: 300 })).rejects.toMatchObject({
      name: "ZStackJobTimeoutError",
      retryable: false,
      jobUuid: expect.stringMatching(/^[0-9a-f]{32}$/),
      job: { operationId: "CreateVmFromCdpBackup" },
      cause: { status: 502 },
    });
    expect(lines().filter((line) => line === CREATE)).toEqual([CREATE]);
    expect(lines().length).toBeGreaterThan(5);
  });

  it.each<[string, Reply]>([
    ["resets", { fault: "reset" }],
    ["a gateway's pages", page],
    ["a gateway that wants another log-in", { status: 401, body: "<html>" }],
    ["a gateway's redirects", { status: 302, headers: { location: "http://sign-in.example/" } }],
  ])("is accepted once, however long the server is away behind %s", async (_, away) => {
    const { client, lines } = await connect({
      [CREATE]: { fault: "reset" },
      [POLL]: [...Array.from({ length: 12 }, () => away), running, done],
    });
    expect(await createVm(client, { name: "x" })).toEqual({ uuid: "vm-1" });
    expect(lines().filter((line) => line === CREATE)).toEqual([CREATE]);
  });

  it("can be waited for again by who was told of its job", async () => {
    const answers: Reply[] = [...Array.from({ length: 40 }, () => page), done];
    const { client, lines } = await connect({ [CREATE]: { fault: "reset" }, [POLL]: answers });
    const error: unknown = await createVm(client, { name: "x" }, { timeoutMs: 20 }).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: "ZStackJobTimeoutError" });
    expect(await (error as ZStackJobTimeoutError).job.result()).toEqual({ uuid: "vm-1" });
    expect(lines().filter((line) => line === CREATE)).toEqual([CREATE]);
  });

  it.each<[string, Reply]>([
    ["nothing", { status: 404, body: "" }],
    ["other words", { status: 404, body: "404 page not found" }],
    ["a gateway's page", { status: 404, body: "<html><h1>404 Not Found</h1></html>" }],
    ["a gateway's JSON", { status: 404, body: { message: "no such job" } }],
  ])("is sent again under the same uuid if 404 stays the answer, with %s", async (_, reply) => {
    const { server, client, lines } = await connect({
      [CREATE]: [page, accept],
      [POLL]: [reply, reply, reply, reply, done],
    });
    expect(await createVm(client, { name: "x" })).toEqual({ uuid: "vm-1" });
    expect(lines()).toEqual([CREATE, POLL, POLL, POLL, POLL, CREATE, POLL]);
    expect(server.seen[5]?.headers["x-job-uuid"]).toBe(server.seen[0]?.headers["x-job-uuid"]);
  });

  it("stays lost while a gateway knows of no server", async () => {
    const gone = { status: 404, body: "<html>" };
    const { client } = await connect({ [CREATE]: [{ fault: "reset" }, gone], [POLL]: gone });
    await expect(createVm(client, { name: "x" })).rejects.toMatchObject({
      name: "ZStackJobTimeoutError",
      retryable: false,
      cause: { name: "ZStackNetworkError" },
    });
  });

  it("fails in the end", async () => {
    const { client, lines } = await connect({ [CREATE]: page, [POLL]: unknown });
    await expect(createVm(client, { name: "x" })).rejects.toThrow(ZStackHttpError);
    expect(lines().filter((line) => line === CREATE)).toHaveLength(4);
  });

  it("may have failed meanwhile", async () => {
    const { client, lines } = await connect({ [CREATE]: page, [POLL]: failed("SYS.1006") });
    await expect(createVm(client, { name: "x" })).rejects.toMatchObject({ code: "SYS.1006" });
    expect(lines().filter((line) => line === CREATE)).toHaveLength(1);
  });

  it("goes the same way for operations of any method", async () => {
    const line = "DELETE /zstack/v1/vm-instances/v";
    const { client, lines } = await connect({ [line]: [page, accept], [POLL]: [unknown, { body: {} }] });
    await deleteVm(client, { uuid: "v" });
    expect(lines()).toEqual([line, POLL, line, POLL]);
  });
});

describe("a query without an answer", () => {
  it.each<[string, Reply]>([
    ["a reset", { fault: "reset" }],
    ["a gateway's page", page],
    ["half of its JSON", { body: '{"inventories":[' }],
  ])("is sent again after %s", async (_, reply) => {
    const { client, lines } = await connect({ [QUERY]: [reply, reply, { body: { inventories: [] } }] });
    expect(await queryVm(client)).toEqual([]);
    expect(lines()).toEqual([QUERY, QUERY, QUERY]);
  });

  it.each([408, 425, 429, 500, 504])("is sent again after %d", async (status) => {
    const { client } = await connect({ [QUERY]: [{ status, body: "later" }, { body: { inventories: [] } }] });
    expect(await queryVm(client)).toEqual([]);
  });

  it.each([1, 2, 4])("is sent as often as allowed: %d", async (attempts) => {
    const { client, lines } = await connect({ [QUERY]: page }, { retry: { attempts, baseDelayMs: 1 } });
    await expect(queryVm(client)).rejects.toMatchObject({ status: 502 });
    expect(lines()).toHaveLength(attempts);
  });
});

describe("a submission that cannot have been heard", () => {
  it("is given up after some attempts, without asking for a job, and may be made again", async () => {
    const { endpoint, lines } = await serve({});
    const seen: string[] = [];
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const certificate = Object.assign(new Error("self-signed"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    const address = Object.assign(new Error("getaddrinfo EBUSY h"), {
      syscall: "getaddrinfo",
      code: "EBUSY",
    });
    const late = Object.assign(new Error("connect ETIMEDOUT"), { syscall: "connect", code: "ETIMEDOUT" });
    const several = Object.assign(new AggregateError([late, late]), { code: "ETIMEDOUT" });
    // What Node, Deno and Bun say of a server that wants no TLS, and of one that is not there.
    const noTls = Object.assign(
      new Error("Client network socket disconnected before secure TLS connection was established"),
      { code: "ECONNRESET" },
    );
    const handshake = Object.assign(new Error("alert"), { code: "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE" });
    const deno = new Error("error sending request: client error (Connect): Connection refused");
    for (const cause of [noTls, handshake, deno, refused, certificate, address, several]) {
      const client = createClient({
        endpoint,
        auth: sessionAuth({ sessionUuid: SESSION }),
        retry: { baseDelayMs: 1 },
        fetch: ({ method }) => {
          seen.push(method);
          throw new TypeError("fetch failed", { cause });
        },
      });
      await expect(createVm(client, { name: "x" })).rejects.toMatchObject({
        name: "ZStackNetworkError",
        retryable: true,
        sent: false,
      });
      expect(seen.splice(0)).toEqual(["PUT", "PUT", "PUT", "PUT"]);
    }
    expect(lines()).toEqual([]);
  });

  it("leaves the one before as it was: that one's job may be there", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const gone = () => new Response("<html>", { status: 404 });
    const sent: string[] = [];
    const client = createClient({
      endpoint: "http://h",
      auth: sessionAuth({ sessionUuid: SESSION }),
      retry: { baseDelayMs: 1, maxDelayMs: 2 },
      fetch: ({ method }) => {
        if (method === "GET") return gone();
        throw new TypeError("fetch failed", {
          cause:
            sent.push(method) === 1 ? Object.assign(new Error("reset"), { code: "ECONNRESET" }) : refused,
        });
      },
    });
    await expect(createVm(client, { name: "x" }, { timeoutMs: 300 })).rejects.toMatchObject({
      name: "ZStackJobTimeoutError",
      retryable: false,
    });
    expect(sent).toHaveLength(4);
  });

  it.each<[string, object]>([
    ["speaks no HTTP", { code: "HPE_INVALID_CONSTANT" }],
    ["no fetch can reach, for it is called wrongly", { code: "UND_ERR_INVALID_ARG" }],
  ])("is not asked for until the deadline of an endpoint that %s", async (_, marks) => {
    let sent = 0;
    const client = createClient({
      endpoint: "http://h",
      auth: sessionAuth({ sessionUuid: SESSION }),
      retry: { attempts: 3, baseDelayMs: 1, maxDelayMs: 2 },
      fetch: () => {
        sent++;
        throw new TypeError("fetch failed", { cause: Object.assign(new Error("no"), marks) });
      },
    });
    await expect(createVm(client, { name: "x" })).rejects.toMatchObject({
      name: "ZStackJobTimeoutError",
      retryable: false,
    });
    expect(sent).toBe(4);
  });

  it("is asked for until there is an answer where Deno says that the connection broke", async () => {
    let sent = 0;
    const client = createClient({
      endpoint: "http://h",
      auth: sessionAuth({ sessionUuid: SESSION }),
      retry: { attempts: 2, baseDelayMs: 1, maxDelayMs: 2 },
      fetch: () => {
        if (++sent > 9) return Response.json(done.body);
        throw new TypeError("error sending request: client error (SendRequest): connection closed");
      },
    });
    expect(await createVm(client, { name: "x" })).toEqual({ uuid: "vm-1" });
  });

  it("has its job, too, when what signs in fails in a way of its own before it is sent again", async () => {
    let signed = 0;
    const credentials = () => {
      if (++signed > 1) throw new Error("the vault is sealed");
      return { headers: { Authorization: `OAuth ${SESSION}` } };
    };
    const server = await serve({ [CREATE]: { fault: "reset" }, [POLL]: { status: 404, body: "<html>" } });
    const client = createClient({
      endpoint: server.endpoint,
      auth: { connect: () => ({ credentials }) },
      retry: { attempts: 2, baseDelayMs: 1, maxDelayMs: 2 },
    });
    await expect(createVm(client, { name: "x" })).rejects.toMatchObject({
      name: "ZStackJobTimeoutError",
      retryable: false,
      cause: { message: "the vault is sealed" },
    });
  });

  it("has its job for who was never reached and cannot say whether it was heard, as in browsers", async () => {
    const client = createClient({
      endpoint: "http://h",
      auth: sessionAuth({ sessionUuid: SESSION }),
      retry: { baseDelayMs: 1, maxDelayMs: 2 },
      fetch: () => {
        throw new TypeError("Failed to fetch");
      },
    });
    const call = createVm(client, { name: "x" });
    await expect(call).rejects.toMatchObject({
      name: "ZStackJobTimeoutError",
      retryable: false,
      cause: { name: "ZStackNetworkError" },
    });
  });
});

describe("what is an answer is not sent again:", () => {
  it.each<[string, Reply]>([
    ["an error", failed("SYS.1006")],
    ["an error that the server calls retryable", failed("SYS.1006", { retryable: true })],
    ["400", { status: 400, body: "type mismatch" }],
    ["403", { status: 403, body: "no" }],
    ["404", { status: 404, body: "no api mapping" }],
    ["a redirect", { status: 302, headers: { location: "http://x/" } }],
    ["another payload", { body: { inventories: [] } }],
  ])("%s", async (_, reply) => {
    const { client, lines } = await connect({ [CREATE]: reply });
    await expect(createVm(client, { name: "x" })).rejects.toThrow();
    expect(lines()).toEqual([CREATE]);
  });
});

describe("too many requests", () => {
  it("are waited for, without asking for a job that cannot be there", async () => {
    const { client, lines } = await connect({
      [CREATE]: [{ status: 429, body: "Rate limit exceeded" }, accept],
      [POLL]: done,
    });
    await createVm(client, { name: "x" });
    expect(lines()).toEqual([CREATE, CREATE, POLL]);
  });

  it("tell how long, beyond the longest pause of our own", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
    const at: number[] = [];
    const client = createClient({
      endpoint: "http://h",
      auth: sessionAuth({ sessionUuid: SESSION }),
      fetch: () => {
        at.push(Date.now());
        return at.length === 1
          ? new Response("Rate limit exceeded", { status: 429, headers: { "Retry-After": "7" } })
          : Response.json({ inventories: [] });
      },
    });
    const started = Date.now();
    const call = queryVm(client);
    await vi.advanceTimersByTimeAsync(8000);
    expect(await call).toEqual([]);
    expect(at.map((time) => time - started)).toEqual([0, 7000]);
  });

  it.each(["0", "Thu, 01 Jan 1970 00:00:00 GMT"])("are no leave to ask at once: %s", async (header) => {
    const { client } = await connect(
      { [QUERY]: { status: 429, headers: { "Retry-After": header } } },
      { retry: { attempts: 2, baseDelayMs: 100 } },
    );
    const started = performance.now();
    await expect(queryVm(client)).rejects.toMatchObject({ status: 429 });
    expect(performance.now() - started).toBeGreaterThan(48);
  });

  it.each<[string, Routes]>([
    ["refused", { [CREATE]: { status: 429, headers: { "Retry-After": "3600" } } }],
    ["unknown", { [CREATE]: [page, { status: 429, headers: { "Retry-After": "3600" } }], [POLL]: unknown }],
  ])("leave no job to be resumed when it was %s and time is up", async (_, routes) => {
    const { client } = await connect(routes);
    const started = performance.now();
    await expect(createVm(client, { name: "x" }, { timeoutMs: 60_000 })).rejects.toMatchObject({
      name: "ZStackHttpError",
      status: 429,
    });
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it("end the call at once where the deadline comes before the pause does", async () => {
    const { client } = await connect({ [QUERY]: { status: 429, headers: { "Retry-After": "3600" } } });
    const started = performance.now();
    await expect(queryVm(client, {}, { timeoutMs: 60_000 })).rejects.toMatchObject({
      name: "ZStackHttpError",
      status: 429,
      retryAfterMs: 3_600_000,
    });
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it("are told with the time to wait", async () => {
    const reply = { status: 429, body: "", headers: { "Retry-After": "2" } };
    const { client } = await connect({ [QUERY]: reply }, { retry: { attempts: 1 } });
    await expect(queryVm(client)).rejects.toMatchObject({ status: 429, retryable: true, retryAfterMs: 2000 });
  });
});

it("a running job is left in peace for as long as its server asks", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const at: number[] = [];
  const client = createClient({
    endpoint: "http://h",
    auth: sessionAuth({ sessionUuid: SESSION }),
    fetch: ({ method }) => {
      at.push(performance.now());
      const headers = { "Retry-After": method === "PUT" ? "3" : "10" };
      if (at.length > 2) return Response.json(done.body);
      return new Response(JSON.stringify(method === "PUT" ? accepted(JOB).body : {}), {
        status: 202,
        headers,
      });
    },
  });
  const call = createVm(client, { name: "x" });
  await vi.advanceTimersByTimeAsync(14_000);
  expect(await call).toEqual({ uuid: "vm-1" });
  expect(at.map((time) => Math.round((time - (at[0] ?? 0)) / 1000))).toEqual([0, 3, 13]);
});

it("one jobUuid is one job, for whoever makes the call again", async () => {
  const known = new Set<string>();
  const create: Handler = (seen) => {
    const uuid = String(seen.headers["x-job-uuid"]);
    if (known.has(uuid)) return { status: 400, body: `Duplicate job uuid[${uuid}]` };
    known.add(uuid);
    return accepted(uuid);
  };
  const { client } = await connect({ [CREATE]: create, [POLL]: done });
  const options = { jobUuid: JOB };
  expect(await createVm(client, { name: "x" }, options)).toEqual({ uuid: "vm-1" });
  expect(await createVm(client, { name: "x" }, options)).toEqual({ uuid: "vm-1" });
  expect([...known]).toEqual([JOB]);
});

it("a submission that is not answered in a minute is asked for", async () => {
  vi.useFakeTimers();
  const seen: string[] = [];
  const client = createClient({
    endpoint: "http://h",
    auth: sessionAuth({ sessionUuid: SESSION }),
    fetch: ({ method, signal }) => {
      seen.push(method);
      if (method === "GET") return Response.json(done.body);
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    },
  });
  const call = createVm(client, { name: "x" });
  await vi.advanceTimersByTimeAsync(61_500);
  expect(await call).toEqual({ uuid: "vm-1" });
  expect(seen).toEqual(["PUT", "GET"]);
});

it("every further attempt is an event", async () => {
  const events: ClientEvent[] = [];
  const onEvent = (event: ClientEvent) => void events.push(event);
  const { client } = await connect({ [QUERY]: [page, page, { body: { inventories: [] } }] }, { onEvent });
  await queryVm(client);
  expect(events.filter(({ type }) => type === "retry")).toEqual(
    [1, 2].map((attempt) => ({
      type: "retry",
      callId: 1,
      operationId: "QueryVmInstance",
      method: "GET",
      url: expect.stringContaining("/vm-instances"),
      jobUuid: undefined,
      attempt,
      delayMs: expect.any(Number),
      problem: expect.stringContaining("HTTP 502"),
    })),
  );
});

describe("the pause", () => {
  it("doubles, varies by half at most, and has an end", () => {
    for (const [failures, most] of [200, 400, 800, 1600, 3200, 5000, 5000].entries()) {
      for (let n = 0; n < 100; n++) {
        const delay = pauseMs({}, failures + 1);
        expect(delay).toBeLessThanOrEqual(most);
        expect(delay).toBeGreaterThan(most / 2 - 1);
      }
    }
    expect(new Set(Array.from({ length: 10 }, () => pauseMs({}, 1))).size).toBeGreaterThan(1);
  });

  it("may be none", async () => {
    const { client } = await connect(
      { [CREATE]: [page, accept], [POLL]: [unknown, running, page, done] },
      {
        job: { pollIntervalMs: 0, maxPollIntervalMs: 0 },
        retry: { baseDelayMs: 0, maxDelayMs: 0 },
      },
    );
    expect(await createVm(client, { name: "x" })).toEqual({ uuid: "vm-1" });
  });

  it.each<[string, ClientOptions["retry"]]>([
    ["attempts", { attempts: 0 }],
    ["attempts", { attempts: 1.5 }],
    ["baseDelayMs", { baseDelayMs: -1 }],
    ["maxDelayMs", { maxDelayMs: Number.POSITIVE_INFINITY }],
  ])("refuses a wrong %s", (name, retry) => {
    expect(() => createClient({ endpoint: "http://h", retry })).toThrow(ZStackConfigError);
    expect(() => createClient({ endpoint: "http://h", retry })).toThrow(`retry.${name}`);
  });
});

describe("Retry-After", () => {
  it.each<[string | null, number | undefined]>([
    [null, undefined],
    ["", undefined],
    ["0", 0],
    ["120", 120_000],
    ["soon", undefined],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
  ])("%j is %s ms", (header, want) => {
    expect(parseRetryAfter(header)).toBe(want);
  });

  it("may be a date", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) });
    expect(parseRetryAfter("Thu, 01 Jan 2026 00:00:30 GMT")).toBe(30_000);
  });
});
