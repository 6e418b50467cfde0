import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type BoundJobOperation,
  type BoundSyncOperation,
  bindOperations,
  type ClientOptions,
  createClient,
  type Job,
  sessionAuth,
  type ZStackBase,
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

  it("has no start where there is no job", () => {
    expect(createZStack({ endpoint: "http://h" }).queryVm).not.toHaveProperty("start");
  });
});
