import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  createClient,
  type JobStatus,
  passwordAuth,
  sessionAuth,
  ZStackApiError,
  ZStackHttpError,
  ZStackJobExpiredError,
  ZStackNetworkError,
} from "../../src/runtime/index.ts";
import {
  accept,
  accepted,
  CREATE,
  createVm,
  deleteVm,
  done,
  failed,
  JOB,
  POLL,
  QUERY,
  queryVm,
  running,
  SESSION,
} from "./operations.ts";
import { useOwnTime } from "./own-time.ts";
import { type Handler, type Reply, type Routes, serve } from "./server.ts";

useOwnTime();

const auth = sessionAuth({ sessionUuid: SESSION });
const ONE_POLL = `GET /zstack/v1/api-jobs/${JOB}`;
const vm = { name: "x" };

async function connect(routes: Routes, job: ClientOptions["job"] = {}, options: Partial<ClientOptions> = {}) {
  const server = await serve(routes);
  const fast = { pollIntervalMs: 1, maxPollIntervalMs: 2, ...job };
  const retry = { attempts: 2, baseDelayMs: 1 };
  return { server, client: createClient({ endpoint: server.endpoint, auth, job: fast, retry, ...options }) };
}

describe("a job operation", () => {
  const rows: { name: string; routes: Routes; want: string[] }[] = [
    { name: "answered at once", routes: { [CREATE]: done }, want: [CREATE] },
    {
      name: "polled",
      routes: { [CREATE]: accepted(), [POLL]: [running, running, done] },
      want: [CREATE, ONE_POLL, ONE_POLL, ONE_POLL],
    },
    {
      name: "at a location below the job",
      routes: {
        [CREATE]: {
          status: 202,
          body: { location: `https://x/zstack/v1/api-jobs/${JOB}/result`, apiTimeout: "long" },
        },
        [POLL]: done,
      },
      want: [CREATE, ONE_POLL],
    },
    {
      name: "at a location with more to it",
      routes: {
        [CREATE]: { status: 202, body: { location: `https://x/zstack/v1/api-jobs/${JOB}/?a=/b#c` } },
        [POLL]: done,
      },
      want: [CREATE, ONE_POLL],
    },
  ];
  it.each(rows)("$name gives its payload", async ({ routes, want }) => {
    const { server, client } = await connect(routes);
    expect(await createVm(client, vm)).toEqual({ uuid: "vm-1" });
    expect(server.lines()).toEqual(want);
  });

  it.each<[string, Reply]>([
    ["no location", { status: 202, body: {} }],
    ["no JSON", { status: 202, body: "accepted" }],
    ["a location that is not text", { status: 202, body: { location: 7 } }],
    [
      "a location that leads elsewhere",
      { status: 202, body: { location: "http://x/zstack/v1/api-jobs/%2e%2e%2faccounts" } },
    ],
  ])("is found by its own uuid when the answer has %s", async (_, reply) => {
    const { server, client } = await connect({ [CREATE]: reply, [POLL]: done });
    await createVm(client, vm);
    expect(server.lines()[1]).toBe(`GET /zstack/v1/api-jobs/${server.seen[0]?.headers["x-job-uuid"]}`);
  });

  it.each<[string, Reply]>([
    ["{}", { body: {} }],
    ["204", { status: 204 }],
  ])("without a result gives undefined after %s", async (_, reply) => {
    const { client } = await connect({ "DELETE /zstack/v1/vm-instances/v": accepted(), [POLL]: reply });
    expect(await deleteVm(client, { uuid: "v" }, { timeoutMs: 2000 })).toBeUndefined();
  });

  it("polls without credentials", async () => {
    const { server, client } = await connect({ [CREATE]: accepted(), [POLL]: done });
    await createVm(client, vm);
    expect(server.seen[0]?.headers).toHaveProperty("authorization");
    expect(server.seen[1]?.headers).not.toHaveProperty("authorization");
  });

  it("polls where it was sent, below a proxy's path too", async () => {
    const server = await serve({
      "PUT /proxy/zstack/v1/cdp-backups/actions": accepted(),
      [`GET /proxy${ONE_POLL.slice(4)}`]: done,
    });
    const client = createClient({
      endpoint: `${server.endpoint}/proxy/zstack/`,
      auth,
      job: { pollIntervalMs: 1 },
    });
    await createVm(client, vm);
    expect(server.seen).toHaveLength(2);
  });

  it("reports its progress, and is not broken by who listens", async () => {
    const { client } = await connect({ [CREATE]: accepted(), [POLL]: [running, done] });
    const seen: JobStatus<unknown>[] = [];
    const onProgress = (status: JobStatus<unknown>) => {
      seen.push(status);
      throw new Error("not the call's problem");
    };
    await createVm(client, vm, { onProgress });
    expect(seen).toEqual([
      { state: "running", jobUuid: JOB },
      { state: "done", jobUuid: JOB, result: { uuid: "vm-1" } },
    ]);
  });

  it("polls at growing intervals", async () => {
    const at: number[] = [];
    const poll: Handler = () => {
      at.push(performance.now());
      return at.length < 6 ? running : done;
    };
    const { client } = await connect(
      { [CREATE]: accepted(), [POLL]: poll },
      { pollIntervalMs: 20, maxPollIntervalMs: 40 },
    );
    await createVm(client, vm);
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    // Timers may be late, never early; requests take time too. So: lower bounds.
    // They vary by a fifth, so that many clients do not all ask at once.
    [30, 40, 40, 40, 40].forEach((most, index) => {
      expect(gaps[index]).toBeGreaterThan(most * 0.8 - 4);
    });
  });
});

describe("a synchronous operation that is answered 202", () => {
  it("is polled if it names a job", async () => {
    const { client } = await connect({ [QUERY]: accepted(), [POLL]: { body: { inventories: [] } } });
    expect(await queryVm(client)).toEqual([]);
  });

  it("has its payload if it names none", async () => {
    const { client } = await connect({ [QUERY]: { status: 202, body: { inventories: [] } } });
    expect(await queryVm(client)).toEqual([]);
  });
});

describe("a job that ends badly", () => {
  const rows: [string, Reply, object][] = [
    [
      "an error",
      failed("SYS.1006"),
      { name: "ZStackApiError", code: "SYS.1006", httpStatus: 503, jobUuid: JOB },
    ],
    [
      "oblivion",
      { status: 404, body: "the job has been expired" },
      { name: "ZStackJobExpiredError", jobUuid: JOB },
    ],
    [
      "oblivion, in other words",
      { status: 404, body: "Job not found\n" },
      { name: "ZStackJobExpiredError", jobUuid: JOB },
    ],
    ["another payload", { body: { inventories: [] } }, { name: "ZStackDecodeError", path: "$.inventory" }],
    ["no content", { status: 204 }, { name: "ZStackDecodeError", retryable: false }],
  ];
  it.each(rows)("in %s", async (_, reply, want) => {
    const { client } = await connect({ [CREATE]: accepted(), [POLL]: reply });
    await expect(createVm(client, vm)).rejects.toMatchObject({
      operationId: "CreateVmFromCdpBackup",
      ...want,
    });
  });

  const silences: [string, Reply, object][] = [
    [
      "a gateway's own 404",
      { status: 404, body: "<html><title>This job page has expired</title></html>" },
      { name: "ZStackHttpError", status: 404 },
    ],
    [
      "a 404 of another path",
      { status: 404, body: `no api mapping to /v1/api-jobs/${JOB}` },
      { name: "ZStackHttpError", status: 404 },
    ],
    [
      "a gateway's JSON",
      { status: 404, body: { message: "no such job" } },
      { name: "ZStackHttpError", status: 404 },
    ],
    ["nothing but 404", { status: 404, body: "" }, { name: "ZStackHttpError", status: 404 }],
    ["a gateway's page", { status: 503, body: "<html>" }, { name: "ZStackHttpError", status: 503 }],
    ["too many requests", { status: 429, body: "Rate limit exceeded" }, { name: "ZStackHttpError" }],
    ["a page instead of JSON", { body: "<html>" }, { name: "ZStackDecodeError" }],
    ["a broken connection", { fault: "reset" }, { name: "ZStackNetworkError" }],
    ["half an answer", { fault: "cut" }, { name: "ZStackNetworkError" }],
    ...[400, 401, 403, 408, 409, 410, 425].map((status): [string, Reply, object] => [
      `a gateway's ${status}`,
      { status, body: "<html>gateway</html>" },
      { name: "ZStackHttpError", status },
    ]),
    [
      "a redirect",
      { status: 302, headers: { location: "http://sign-in.example/" } },
      { name: "ZStackHttpError", status: 302 },
    ],
  ];
  it.each(silences)("is not what %s means, however often it comes", async (_, reply) => {
    const { client } = await connect({
      [CREATE]: accepted(),
      [POLL]: [reply, reply, reply, running, reply, done],
    });
    expect(await createVm(client, vm)).toEqual({ uuid: "vm-1" });
  });

  it.each(silences)("leaves a job to be resumed if there is only %s", async (_, reply, want) => {
    const { client } = await connect({ [CREATE]: accepted(), [POLL]: reply });
    const error: unknown = await createVm(client, vm, { timeoutMs: 500 }).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: "ZStackJobTimeoutError", job: { uuid: JOB } });
    const { cause } = error as Error;
    if (cause !== undefined)
      expect(cause).toMatchObject({ retryable: expect.any(Boolean), jobUuid: JOB, ...want });
  });

  it.each(silences)(
    "is given up after some attempts at a server never heard of: %s",
    async (_, reply, want) => {
      const { server, client } = await connect({ [POLL]: reply });
      const json = { uuid: JOB, operationId: "X", method: "PUT", path: "/x", result: "inventory" };
      await expect(client.resumeJob(json).result()).rejects.toMatchObject({ operationId: "X", ...want });
      expect(server.seen.length).toBeLessThanOrEqual(2);
    },
  );

  it("forgets the last silence when the server is heard again, and never what it allows", async () => {
    const page = { status: 502, body: "<html>" };
    const { client } = await connect({ [CREATE]: accepted(JOB, 3_600_000), [POLL]: [page, running] });
    const job = await createVm.start(client, vm);
    const error: unknown = await job.result({ timeoutMs: 100 }).catch((e: unknown) => e);
    expect(error).toMatchObject({ name: "ZStackJobTimeoutError" });
    expect(error).not.toHaveProperty("cause");
    expect(job.toJSON().apiTimeoutMs).toBe(3_600_000);
  });

  it("keeps failing the same way without being asked again", async () => {
    const { server, client } = await connect({ [CREATE]: accepted(), [POLL]: failed("SYS.1006") });
    const job = await createVm.start(client, vm);
    const status = await job.poll();
    expect(status.state).toBe("failed");
    await expect(job.result()).rejects.toBe(status.state === "failed" && status.error);
    expect(server.seen).toHaveLength(2);
  });
});

describe("start", () => {
  it("gives the job", async () => {
    const { server, client } = await connect({ [CREATE]: accepted(), [POLL]: [running, done] });
    const job = await createVm.start(client, vm);
    expect([job.uuid, job.operationId]).toEqual([JOB, "CreateVmFromCdpBackup"]);
    expect(await job.poll()).toEqual({ state: "running", jobUuid: JOB });
    expect(await job.poll()).toEqual({ state: "done", jobUuid: JOB, result: { uuid: "vm-1" } });
    expect(await job.poll()).toEqual({ state: "done", jobUuid: JOB, result: { uuid: "vm-1" } });
    expect(await job.result()).toEqual({ uuid: "vm-1" });
    expect(server.seen).toHaveLength(3);
  });

  it("gives a job that is done when the server answers at once", async () => {
    const { client } = await connect({ [CREATE]: done });
    const job = await createVm.start(client, vm);
    expect(await job.poll()).toMatchObject({ state: "done" });
    expect(await job.result()).toEqual({ uuid: "vm-1" });
  });

  it("rejects what is refused at once", async () => {
    const { client } = await connect({ [CREATE]: failed("SYS.1007") });
    await expect(createVm.start(client, vm)).rejects.toThrow(ZStackApiError);
  });
});

describe("a submission that fails", () => {
  const rows: [string, Reply, new (...args: never[]) => Error][] = [
    ["a reset", { fault: "reset" }, ZStackNetworkError],
    ["text", { status: 500, body: "boom" }, ZStackHttpError],
    ["404", { status: 404, body: "no api mapping" }, ZStackHttpError],
    ["an error", failed("SYS.1007"), ZStackApiError],
  ];
  it.each(rows)("by %s says which job it would have been", async (_, reply, want) => {
    const { server, client } = await connect({
      [CREATE]: reply,
      [POLL]: { status: 404, body: "the job has been expired" },
    });
    const error: unknown = await createVm(client, vm).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(want);
    expect(error).not.toBeInstanceOf(ZStackJobExpiredError);
    expect(error).toMatchObject({ jobUuid: server.seen[0]?.headers["x-job-uuid"] });
  });
});

it("sends one job uuid per submission and polls that one", async () => {
  const { server, client } = await connect({ [CREATE]: accept, [POLL]: done });
  await Promise.all([createVm(client, vm), createVm(client, vm)]);
  const sent = server.seen
    .filter(({ method }) => method === "PUT")
    .map(({ headers }) => headers["x-job-uuid"]);
  const polled = server.seen
    .filter(({ method }) => method === "GET")
    .map(({ path }) => path.split("/").pop());
  expect(polled.sort()).toEqual(sent.sort());
});

it("goes on for everyone who waits when one of them has submitted it again, whatever the others heard before", async () => {
  let resubmitted = (): void => {};
  const isResubmitted = new Promise<void>((resolve) => {
    resubmitted = resolve;
  });
  const submitted: string[] = [];
  let unknown = 0;
  const client = createClient({
    endpoint: "http://h",
    auth: passwordAuth({ accountName: "admin", password: "password" }),
    job: { pollIntervalMs: 1, maxPollIntervalMs: 2 },
    fetch: async ({ url, method, headers, signal }) => {
      if (url.endsWith("/login")) return Response.json({ inventory: { uuid: SESSION } });
      if (method === "GET") {
        const [, second] = submitted;
        if (submitted.length === 1) return Response.json(failed("ID.1001").body, { status: 503 });
        if (submitted.length > 2) {
          resubmitted();
          return Response.json(done.body);
        }
        // The second of those who wait hears that the job is unknown when it has been submitted meanwhile.
        if (url.endsWith(`${second}`) && ++unknown === 2) await isResubmitted;
        return new Response("the job has been expired", { status: 404 });
      }
      submitted.push(`${headers.get("x-job-uuid")}`);
      if (submitted.length !== 2) {
        return new Response(JSON.stringify(accepted(submitted.at(-1)).body), { status: 202 });
      }
      return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    },
  });
  const job = await createVm.start(client, vm);
  await expect(job.result({ timeoutMs: 50 })).rejects.toMatchObject({ name: "ZStackJobTimeoutError" });
  const waiting = [job.result(), job.result()];
  expect(await Promise.all(waiting)).toEqual([{ uuid: "vm-1" }, { uuid: "vm-1" }]);
  expect(submitted).toHaveLength(3);
});
