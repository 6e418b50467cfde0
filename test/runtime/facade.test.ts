import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type BoundJobOperation,
  type BoundSyncOperation,
  bindOperations,
  type ClientOptions,
  createClient,
  createZStack as createZStackWith,
  type Job,
  sessionAuth,
  type ZStackBase,
  ZStackConfigError,
} from "../../src/runtime/index.ts";
import {
  accepted,
  CREATE,
  type CreateVmParams,
  createVm,
  done,
  JOB,
  POLL,
  QUERY,
  type QueryParams,
  queryVm,
  SESSION,
  type Vm,
} from "./operations.ts";
import { serve } from "./server.ts";

// As the generator writes it.
interface ZStack extends ZStackBase {
  createVm: BoundJobOperation<CreateVmParams, Vm>;
  queryVm: BoundSyncOperation<QueryParams, Vm[]>;
}
function createZStack(options: ClientOptions): ZStack {
  return bindOperations(createClient(options), { createVm, queryVm });
}

describe("the facade", () => {
  it("calls, starts, resumes and logs out", async () => {
    const server = await serve({
      [CREATE]: accepted(),
      [POLL]: done,
      [QUERY]: { body: { inventories: [] } },
    });
    const zstack = createZStack({
      endpoint: server.endpoint,
      auth: sessionAuth({ sessionUuid: SESSION }),
      job: { pollIntervalMs: 1 },
    });
    expect((await zstack.createVm({ name: "x" }, { systemTags: ["t"] })).uuid).toBe("vm-1");
    expect(server.seen[0]?.json).toMatchObject({ createVmFromCdpBackup: { name: "x" }, systemTags: ["t"] });
    expect(await zstack.queryVm()).toEqual([]);
    const job = await zstack.createVm.start({ name: "x" });
    expectTypeOf(job).toEqualTypeOf<Job<Vm>>();
    expect(job.uuid).toBe(JOB);
    const same = zstack.resumeJob<Vm>(JSON.parse(JSON.stringify(job)));
    expect((await same.result()).uuid).toBe("vm-1");
    expect(zstack.client.endpoint).toBe(server.endpoint);
    await zstack.logout();
    expect(await queryVm(zstack.client)).toEqual([]);
  });

  it("logs out of its own session, and says so to who means another", async () => {
    const zstack = createZStack({ endpoint: "http://h" });
    const logout = zstack.logout as (params?: object) => Promise<void>;
    await expect(logout({ sessionUuid: "s" })).rejects.toThrow(ZStackConfigError);
    await expect(logout({ sessionUuid: "s" })).rejects.toThrow("logOut(…) ends another");
  });

  it("has no start where there is no job", () => {
    expect(createZStack({ endpoint: "http://h" }).queryVm).not.toHaveProperty("start");
  });
});

describe("a facade of the operations it is given", () => {
  const options = { endpoint: "http://h" };

  it("calls, starts and resumes them, and has no others", async () => {
    const server = await serve({
      [CREATE]: accepted(),
      [POLL]: done,
      [QUERY]: { body: { inventories: [] } },
    });
    const zstack = createZStackWith(
      {
        endpoint: server.endpoint,
        auth: sessionAuth({ sessionUuid: SESSION }),
        job: { pollIntervalMs: 1 },
      },
      { createVm, list: queryVm },
    );
    expect(Object.keys(zstack).sort()).toEqual(["client", "createVm", "list", "logout", "resumeJob"]);
    expect((await zstack.createVm({ name: "x" })).uuid).toBe("vm-1");
    expect(await zstack.list({ limit: 1 })).toEqual([]);
    const saved = JSON.parse(JSON.stringify(await zstack.createVm.start({ name: "x" })));
    expect((await zstack.resumeJob<Vm>(saved).result()).uuid).toBe("vm-1");
  });

  it("resumes a job of an operation that it has not", async () => {
    const server = await serve({ [POLL]: done });
    const zstack = createZStackWith({ endpoint: server.endpoint }, {});
    const json = { uuid: JOB, operationId: createVm.spec.id, method: "PUT", path: "/p", result: "inventory" };
    const vm = await zstack.resumeJob(json, createVm).result();
    expectTypeOf(vm).toEqualTypeOf<Vm>();
    expect(vm.uuid).toBe("vm-1");
    expect(() => zstack.resumeJob(json, queryVm)).toThrow("a job of CreateVmFromCdpBackup, not of Query");
  });

  it.each([
    ["a function of another kind", { own: async () => 1 }, '"own" is no operation'],
    ["nothing, as for a name misspelt in JavaScript", { createVM: undefined }, '"createVM" is no operation'],
    ["a name that every facade has", { logout: createVm }, '"logout" is taken'],
  ])("is not made of %s", (_, operations, message) => {
    expect(() => createZStackWith(options, operations as Record<string, typeof createVm>)).toThrow(message);
  });

  it("may be made of thousands", () => {
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`createVm${n}`, createVm]));
    const zstack = createZStackWith(options, many);
    expect(Object.keys(zstack)).toHaveLength(2003);
    expect(zstack.createVm1999).toHaveProperty("start");
  });
});
