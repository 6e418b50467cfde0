import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  createClient,
  type JobJson,
  passwordAuth,
  sessionAuth,
  ZStackConfigError,
} from "../../src/runtime/index.ts";
import {
  accepted,
  CREATE,
  createVm,
  deleteVm,
  done,
  failed,
  JOB,
  LOGIN,
  logins,
  POLL,
  running,
  SESSION,
  type Vm,
} from "./operations.ts";
import { type Handler, type Reply, type Routes, serve } from "./server.ts";

const auth = sessionAuth({ sessionUuid: SESSION });
const vm = { name: "x" };

async function connect(routes: Routes, job: ClientOptions["job"] = {}, options: Partial<ClientOptions> = {}) {
  const server = await serve(routes);
  const fast = { pollIntervalMs: 1, maxPollIntervalMs: 2, ...job };
  return { server, client: createClient({ endpoint: server.endpoint, auth, job: fast, ...options }) };
}

describe("resumeJob", () => {
  it.each<[string, Reply, Parameters<typeof createVm.start>[1], unknown]>([
    ["a payload", done, vm, { uuid: "vm-1" }],
    [
      "a long one",
      { body: '{"inventory":{"uuid":"v","memorySize":8.5E9}}' },
      vm,
      { uuid: "v", memorySize: 8.5e9 },
    ],
    [
      "an integer beyond 2^53",
      { body: '{"inventory":{"uuid":"v","memorySize":1152921504606846976}}' },
      vm,
      { uuid: "v", memorySize: 2 ** 60 },
    ],
  ])("has what the server answered at once, for it knows no job: %s", async (_, reply, params, want) => {
    const { server, client } = await connect({ [CREATE]: reply });
    const saved = JSON.parse(JSON.stringify(await createVm.start(client, params)));
    const resumed = client.resumeJob(saved);
    expect(await resumed.poll()).toMatchObject({ state: "done", result: want });
    expect(await resumed.result()).toEqual(want);
    expect(JSON.parse(JSON.stringify(resumed))).toEqual(saved);
    expect(server.lines()).toEqual([CREATE]);
  });

  it("needs no job for an operation without a result that is over", async () => {
    const { server, client } = await connect({ "DELETE /zstack/v1/vm-instances/v": { body: {} } });
    const saved = JSON.parse(JSON.stringify(await deleteVm.start(client, { uuid: "v" })));
    expect(await client.resumeJob(saved, deleteVm).result()).toBeUndefined();
    expect(server.seen).toHaveLength(1);
  });

  it("wants the operation that was started, if it is told of one", async () => {
    const { client } = await connect({ [POLL]: done });
    const json = {
      uuid: JOB,
      operationId: "StartVmInstance",
      method: "PUT",
      path: "/x",
      result: "inventory",
    };
    expect(() => client.resumeJob(json, createVm)).toThrow(ZStackConfigError);
    expect(() => client.resumeJob(json, createVm)).toThrow(
      "a job of StartVmInstance, not of CreateVmFromCdpBackup",
    );
    const job = client.resumeJob({ ...json, operationId: "CreateVmFromCdpBackup" }, createVm);
    expect((await job.result()).uuid satisfies string).toBe("vm-1");
  });

  it("goes on elsewhere with what JSON keeps", async () => {
    const { client } = await connect({ [CREATE]: accepted(JOB, 60_000) });
    const saved = JSON.stringify(await createVm.start(client, vm));
    expect(JSON.parse(saved)).toEqual({
      uuid: JOB,
      operationId: "CreateVmFromCdpBackup",
      method: "PUT",
      path: "/zstack/v1/cdp-backups/actions",
      result: "inventory",
      apiTimeoutMs: 60_000,
    });
    const later = await connect({ [POLL]: [running, done] });
    const job = later.client.resumeJob<Vm>(JSON.parse(saved));
    expect(JSON.stringify(job)).toBe(saved);
    expect((await job.result()).uuid).toBe("vm-1");
  });

  it("asks at once, however long the interval", async () => {
    const { client } = await connect({ [POLL]: done }, { pollIntervalMs: 3_600_000 });
    const json = { uuid: JOB, operationId: "X", method: "PUT", path: "/x", result: true } as const;
    expect(await client.resumeJob(json).result()).toEqual(done.body);
  });

  it("cannot submit again", async () => {
    const unknown = { status: 404, body: "the job has been expired" };
    const { server, client } = await connect({
      [`GET /zstack/v1/api-jobs/${JOB}`]: failed("ID.1001"),
      [POLL]: unknown,
    });
    const json = { uuid: JOB, operationId: "X", method: "PUT", path: "/x" };
    await expect(client.resumeJob(json).result()).rejects.toMatchObject({ code: "ID.1001", jobUuid: JOB });
    expect(server.seen).toHaveLength(2);
  });

  it("finds what another process submitted again before it ended", async () => {
    const sent: string[] = [];
    const jobs = new Map<string, Reply>();
    const create: Handler = (seen) => {
      const uuid = String(seen.headers["x-job-uuid"]);
      sent.push(uuid);
      jobs.set(uuid, sent.length < 3 ? failed("ID.1001") : done);
      return accepted(uuid);
    };
    const poll: Handler = ({ path }) =>
      jobs.get(path.split("/").pop() ?? "") ?? { status: 404, body: "no such job" };
    const auth = passwordAuth({ accountName: "admin", password: "password" });
    const { client } = await connect({ [LOGIN]: logins(), [CREATE]: create, [POLL]: poll }, {}, { auth });
    const job = await createVm.start(client, vm);
    const saved = JSON.parse(JSON.stringify(job));
    await job.result();
    expect(sent).toHaveLength(3);
    const resumed = client.resumeJob(saved);
    expect(await resumed.result()).toEqual({ uuid: "vm-1" });
    expect(resumed.uuid).toBe(sent[2]);
    expect(sent).toHaveLength(3);
  });

  it("does not look for ever", async () => {
    const { client } = await connect({ [POLL]: failed("ID.1001") });
    const json = { uuid: JOB, operationId: "X", method: "PUT", path: "/x" };
    await expect(client.resumeJob(json).result()).rejects.toMatchObject({ code: "ID.1001" });
  });

  const good = { uuid: JOB, operationId: "X", method: "PUT", path: "/x" };
  it.each([
    undefined,
    null,
    "job",
    {},
    { ...good, uuid: "../accounts" },
    { ...good, uuid: 7 },
    { ...good, operationId: undefined },
    { ...good, result: 7 },
  ])("refuses %j", async (json) => {
    const { client } = await connect({});
    expect(() => client.resumeJob(json as unknown as JobJson)).toThrow(ZStackConfigError);
  });
});
