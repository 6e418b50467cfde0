import { getEventListeners } from "node:events";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type Client,
  type ClientEvent,
  type ClientOptions,
  createClient,
  passwordAuth,
  sessionAuth,
  ZStackConfigError,
  ZStackJobTimeoutError,
  ZStackNetworkError,
} from "../../src/runtime/index.ts";
import {
  accept,
  accepted,
  CREATE,
  createVm,
  done,
  failed,
  JOB,
  LOGIN,
  logins,
  POLL,
  QUERY,
  queryVm,
  running,
  SESSION,
} from "./operations.ts";
import { useOwnTime } from "./own-time.ts";
import { type Reply, type Routes, serve } from "./server.ts";

useOwnTime();

const auth = sessionAuth({ sessionUuid: SESSION });
const reason = new Error("enough");
const vm = { name: "x" };

async function connect(routes: Routes, job: ClientOptions["job"] = {}, options: Partial<ClientOptions> = {}) {
  const server = await serve(routes);
  const fast = { pollIntervalMs: 1, maxPollIntervalMs: 2, ...job };
  return { server, client: createClient({ endpoint: server.endpoint, auth, job: fast, ...options }) };
}

describe("a deadline", () => {
  it("leaves the job to be resumed", async () => {
    const { client } = await connect({ [CREATE]: accepted(), [POLL]: running });
    const error: unknown = await createVm(client, vm, { timeoutMs: 600 }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ZStackJobTimeoutError);
    expect(String(error)).toContain("the job did not end in time; it goes on");
    const { job, retryable, jobUuid } = error as ZStackJobTimeoutError;
    expect([retryable, jobUuid]).toEqual([false, JOB]);
    expect(job.toJSON().uuid).toBe(JOB);
    await expect(job.result({ timeoutMs: 20 })).rejects.toThrow(ZStackJobTimeoutError);
  });

  it("is the client's when the call has none", async () => {
    const { client } = await connect(
      { [CREATE]: accepted(JOB, 3_600_000), [POLL]: running },
      { timeoutMs: 500 },
    );
    await expect(createVm(client, vm)).rejects.toThrow(ZStackJobTimeoutError);
    const started = await createVm.start(client, vm);
    await expect(started.result()).rejects.toThrow(ZStackJobTimeoutError);
  });

  describe("that is the server's own", () => {
    afterEach(() => void vi.useRealTimers());
    const HOUR = 3_600_000;

    /** A client of a server that allows jobs an hour, and at `failsAt` says that one has failed. */
    function imagine(failsAt: number) {
      vi.useFakeTimers();
      const start = performance.now();
      return createClient({
        endpoint: "http://h",
        auth,
        fetch: ({ method }) => {
          if (method !== "GET")
            return new Response(JSON.stringify(accepted(JOB, HOUR).body), { status: 202 });
          return performance.now() - start < failsAt
            ? new Response("{}", { status: 202 })
            : Response.json(failed("SYS.1001").body, { status: 503 });
        },
      });
    }
    const calls: [string, (client: Client) => Promise<unknown>][] = [
      ["called", (client) => createVm(client, vm)],
      ["started", async (client) => (await createVm.start(client, vm)).result()],
    ];

    it.each(calls)("leaves it the time to fail the job that was %s, and to say so", async (_, call) => {
      for (const late of [0, 3000]) {
        const failed = expect(call(imagine(HOUR + late))).rejects.toMatchObject({
          name: "ZStackApiError",
          code: "SYS.1001",
        });
        await vi.advanceTimersByTimeAsync(HOUR + 20_000);
        await failed;
        vi.useRealTimers();
      }
    });

    it.each(calls)("ends the waiting for a job that was %s if it does not fail it", async (_, call) => {
      const ended = expect(call(imagine(2 * HOUR))).rejects.toThrow(ZStackJobTimeoutError);
      await vi.advanceTimersByTimeAsync(HOUR + 20_000);
      await ended;
    });
  });

  it("counts everything: an answer that never comes, too", async () => {
    const { client } = await connect({ [CREATE]: accepted(), [POLL]: { fault: "never" } });
    await expect(createVm(client, vm, { timeoutMs: 40 })).rejects.toThrow(ZStackJobTimeoutError);
  });

  it("keeps the job of a submission that was not answered", async () => {
    const { server, client } = await connect({ [CREATE]: { fault: "never" }, [POLL]: done });
    const error: unknown = await createVm(client, vm, { timeoutMs: 60 }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ZStackJobTimeoutError);
    const { job } = error as ZStackJobTimeoutError;
    expect(job.uuid).toBe(server.seen[0]?.headers["x-job-uuid"]);
    expect(String(error)).toContain(
      "the server did not answer the submission in time; it may have accepted it",
    );
    expect(String(error)).not.toContain("goes on");
    expect(await job.result()).toEqual({ uuid: "vm-1" });
  });

  it("says so too when it was the second submission, and no more once the server knows the job", async () => {
    const password = passwordAuth({ accountName: "admin", password: "password" });
    const { server, client } = await connect(
      { [LOGIN]: logins(), [CREATE]: [accept, { fault: "never" }], [POLL]: [failed("ID.1001"), running] },
      {},
      { auth: password },
    );
    const error: unknown = await createVm(client, vm, { timeoutMs: 800 }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ZStackJobTimeoutError);
    expect(String(error)).toContain("it may have accepted it");
    const { job } = error as ZStackJobTimeoutError;
    expect(job.uuid).toBe(server.seen.at(-1)?.headers["x-job-uuid"]);
    await expect(job.result({ timeoutMs: 300 })).rejects.toThrow("it goes on");
  });

  it("is a network error when the submission was refused before", async () => {
    const password = passwordAuth({ accountName: "admin", password: "password" });
    const { client } = await connect(
      {
        [LOGIN]: [{ body: { inventory: { uuid: SESSION } } }, { fault: "never" }],
        [CREATE]: failed("ID.1001"),
      },
      {},
      { auth: password },
    );
    await expect(createVm(client, vm, { timeoutMs: 600 })).rejects.toThrow(ZStackNetworkError);
  });

  it("of a call that is no job is a network error", async () => {
    const { client } = await connect({ [QUERY]: { fault: "never" } });
    await expect(queryVm(client, {}, { timeoutMs: 40 })).rejects.toThrow(ZStackNetworkError);
  });

  const busy: Reply = { status: 429, body: "Rate limit exceeded", headers: { "Retry-After": "3600" } };
  it("says what kept a submission from being answered that may have been accepted", async () => {
    const { client } = await connect({ [CREATE]: { status: 502, body: "Bad Gateway" }, [POLL]: busy });
    await expect(createVm(client, vm, { timeoutMs: 600 })).rejects.toMatchObject({
      name: "ZStackJobTimeoutError",
      cause: { name: "ZStackHttpError", status: 502 },
    });
  });

  it("of a job is over when the server asks for a longer pause, and the job can be resumed", async () => {
    const { client } = await connect({ [CREATE]: accept, [POLL]: busy });
    const started = performance.now();
    await expect(createVm(client, vm, { timeoutMs: 60_000 })).rejects.toMatchObject({
      name: "ZStackJobTimeoutError",
      job: { uuid: expect.any(String) },
      cause: { name: "ZStackHttpError", status: 429 },
    });
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it("may be longer than a timer, or none", async () => {
    for (const timeoutMs of [2 ** 40, Number.POSITIVE_INFINITY]) {
      const { client } = await connect({ [CREATE]: accepted(), [POLL]: [running, done] });
      expect(await createVm(client, vm, { timeoutMs })).toEqual({ uuid: "vm-1" });
    }
  });

  it.each([0, -1, Number.NaN, "5" as unknown as number])("of %s is refused", async (timeoutMs) => {
    const { client } = await connect({ [CREATE]: accepted() });
    await expect(createVm(client, vm, { timeoutMs })).rejects.toThrow(ZStackConfigError);
  });
});

describe("an abort", () => {
  it("in the middle of anything leaves no rejection behind", async () => {
    const left: unknown[] = [];
    const listen = (reason: unknown) => void left.push(reason);
    process.on("unhandledRejection", listen);
    const password = passwordAuth({ accountName: "admin", password: "password" });
    for (const type of ["request", "response", "login", "poll"] as const) {
      for (let nth = 1; nth <= 4; nth++) {
        const controller = new AbortController();
        let seen = 0;
        // At once, in the middle of what the client does.
        const onEvent = (event: ClientEvent) => {
          if (event.type === type && ++seen === nth) controller.abort(reason);
        };
        const { client } = await connect(
          {
            [LOGIN]: logins(),
            [CREATE]: [failed("ID.1001"), accept],
            [POLL]: [running, failed("ID.1001"), done],
          },
          {},
          { auth: password, onEvent },
        );
        await createVm(client, vm, { signal: controller.signal }).catch((error: unknown) =>
          expect(error).toBe(reason),
        );
      }
    }
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", listen);
    expect(left).toEqual([]);
  });

  it("stops the waiting, not the job, with the signal's reason", async () => {
    const controller = new AbortController();
    const { server, client } = await connect(
      { [CREATE]: accepted(), [POLL]: running },
      { pollIntervalMs: 3_600_000 },
    );
    const job = await createVm.start(client, vm);
    const waiting = job.result({ signal: controller.signal });
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    expect(server.lines()).toEqual([CREATE]);
  });

  it.each<[string, Routes]>([
    ["the submission", { [CREATE]: { fault: "never" } }],
    ["a poll", { [CREATE]: accepted(), [POLL]: { fault: "never" } }],
  ])("ends %s", async (_, routes) => {
    const controller = new AbortController();
    const last = Object.keys(routes).at(-1) === POLL ? 2 : 1;
    let requests = 0;
    const onEvent = ({ type }: ClientEvent) => {
      if (type === "request" && ++requests === last) queueMicrotask(() => controller.abort(reason));
    };
    const { client } = await connect(routes, {}, { onEvent });
    await expect(createVm(client, vm, { signal: controller.signal })).rejects.toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("before the call sends nothing", async () => {
    const { server, client } = await connect({ [CREATE]: accepted() });
    await expect(createVm(client, vm, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.seen).toEqual([]);
  });

  it("leaves no listener behind when there was none", async () => {
    const { signal } = new AbortController();
    const { client } = await connect({
      [CREATE]: accepted(),
      [POLL]: [running, running, done],
      [QUERY]: failed("X.1"),
    });
    await createVm(client, vm, { signal });
    await queryVm(client, {}, { signal }).catch(() => {});
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

it("needs one listener for all the calls that share a signal", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => void warnings.push(warning);
  process.on("warning", listen);
  const controller = new AbortController();
  const { signal } = controller;
  const { client } = await connect({
    [CREATE]: accept,
    [POLL]: running,
    [QUERY]: { body: { inventories: [] } },
  });
  const waiting = Array.from({ length: 300 }, () => createVm(client, vm, { signal }));
  await queryVm(client, {}, { signal });
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  controller.abort("enough");
  for (const call of await Promise.allSettled(waiting)) expect(call).toMatchObject({ reason: "enough" });
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  process.off("warning", listen);
  expect(warnings).toEqual([]);
});

describe("a poll that is not answered", () => {
  afterEach(() => void vi.useRealTimers());
  const json = { uuid: JOB, operationId: "X", method: "PUT", path: "/x", result: "inventory" };

  /** A client whose n-th request, counted from 1, gets what `answer` says; undefined: nothing, ever. */
  function imagine(answer: (n: number) => Response | undefined) {
    vi.useFakeTimers();
    const signals: AbortSignal[] = [];
    const client = createClient({
      endpoint: "http://h",
      auth,
      fetch: async (request) =>
        answer(signals.push(request.signal)) ??
        new Promise((_, reject) => {
          request.signal.addEventListener("abort", () => reject(request.signal.reason));
        }),
    });
    return { job: client.resumeJob(json), signals };
  }

  it("is given up after half a minute, and the next one is waited for", async () => {
    const { job, signals } = imagine((n) => (n < 3 ? undefined : Response.json(done.body)));
    const result = job.result({ timeoutMs: 120_000 });
    await vi.advanceTimersByTimeAsync(29_900);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    // Two pauses of 0.2 and 0.4 s at most come in between.
    await vi.advanceTimersByTimeAsync(30_800);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, false]);
    expect(await result).toEqual({ uuid: "vm-1" });
  });

  it("does not put off the deadline", async () => {
    const { job, signals } = imagine(() => undefined);
    const result = expect(job.result({ timeoutMs: 40_000 })).rejects.toThrow(ZStackJobTimeoutError);
    await vi.advanceTimersByTimeAsync(40_000);
    await result;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it("is a network error for who asks for the present state, after a minute", async () => {
    const { job, signals } = imagine((n) => (n < 3 ? undefined : Response.json(done.body)));
    const status = expect(job.poll()).rejects.toMatchObject({
      name: "ZStackNetworkError",
      message: expect.stringContaining("no answer in time"),
      jobUuid: JOB,
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await status;
    expect(signals).toHaveLength(2);
    expect(await job.poll()).toMatchObject({ state: "done" });
  });

  it("leaves its caller's signal alone, which ends it with its own reason", async () => {
    const { job } = imagine(() => undefined);
    const controller = new AbortController();
    const status = expect(job.poll({ signal: controller.signal })).rejects.toBe(reason);
    controller.abort(reason);
    await status;
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("nor is asking once held up by a submission that is not answered", async () => {
    vi.useFakeTimers();
    const password = passwordAuth({ accountName: "admin", password: "password" });
    let submissions = 0;
    const client = createClient({
      endpoint: "http://h",
      auth: password,
      fetch: async ({ url, signal }) => {
        if (url.endsWith("/login")) return Response.json({ inventory: { uuid: SESSION } });
        if (url.includes("/api-jobs/")) return Response.json(failed("ID.1001").body, { status: 503 });
        if (++submissions === 1) return new Response(JSON.stringify(accepted().body), { status: 202 });
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      },
    });
    const job = await createVm.start(client, vm);
    const status = expect(job.poll()).rejects.toThrow(ZStackNetworkError);
    await vi.advanceTimersByTimeAsync(60_000);
    await status;
  });
});
