import { describe, expect, it } from "vitest";
import { type ClientEvent, createClient, type JobOperation, sessionAuth } from "../../src/runtime/index.ts";
import { int64, type Shape } from "../../src/runtime/shape.ts";
import { accepted, CREATE, createVm, JOB, POLL, SESSION, type Vm } from "./operations.ts";
import { type Routes, serve } from "./server.ts";

const shape: Shape = { required: ["uuid", "name"], optional: ["memorySize"], fields: { memorySize: int64 } };
const auth = sessionAuth({ sessionUuid: SESSION });

/** `createVm` with more said of its payload, as generated code says it. */
function knowing(more: object): { operation: JobOperation<{ name: string }, Vm>; loaded: () => number } {
  let loads = 0;
  const load = async () => {
    loads++;
    return shape;
  };
  const spec = { ...createVm.spec, shape: load, ...more };
  const operation = Object.assign(
    (client: Parameters<typeof createVm>[0], params: object) => client.call<Vm>(spec, params),
    { spec, start: createVm.start },
  );
  return { operation, loaded: () => loads };
}

async function connect(routes: Routes, onEvent?: (event: ClientEvent) => void) {
  const server = await serve(routes);
  return createClient({ endpoint: server.endpoint, auth, onEvent, job: { pollIntervalMs: 1 } });
}

const odd = { body: { inventory: { uuid: "v", later: { kept: true } } } };

describe("a payload that differs from the spec", () => {
  it.each<[string, Routes]>([
    ["at once", { [CREATE]: odd }],
    ["through its job", { [CREATE]: accepted(), [POLL]: odd }],
  ])("is told of, and given back whole, %s", async (_, routes) => {
    const events: ClientEvent[] = [];
    const client = await connect(routes, (event) => void events.push(event));
    expect(await knowing({}).operation(client, { name: "x" })).toEqual({ uuid: "v", later: { kept: true } });
    expect(events.filter(({ type }) => type === "drift")).toEqual(
      [
        { drift: "missing", path: "$.inventory.name" },
        { drift: "unknown", path: "$.inventory.later" },
      ].map((drift) => ({
        type: "drift",
        callId: 1,
        operationId: "CreateVmFromCdpBackup",
        method: "PUT",
        url: expect.stringContaining("/cdp-backups/actions"),
        jobUuid: POLL in routes ? JOB : expect.any(String),
        ...drift,
      })),
    );
  });

  it("shows no secret that a server makes a name of", async () => {
    const events: ClientEvent[] = [];
    const inventory = { uuid: "v", name: "x", [SESSION]: 1 };
    const client = await connect({ [CREATE]: { body: { inventory } } }, (event) => void events.push(event));
    await knowing({}).operation(client, { name: "x" });
    expect(events.at(-1)).toMatchObject({ type: "drift", path: '$.inventory["***"]' });
    const long = `{"inventory":{"uuid":"v","${SESSION}":9007199254740993}}`;
    const call = createVm(await connect({ [CREATE]: { body: long } }), { name: "x" });
    await expect(call).rejects.toMatchObject({ path: '$.inventory["***"]' });
  });

  it("costs nothing if nobody listens", async () => {
    const { operation, loaded } = knowing({});
    expect(await operation(await connect({ [CREATE]: odd }), { name: "x" })).toMatchObject({ uuid: "v" });
    expect(loaded()).toBe(0);
  });
});

describe("bigints", () => {
  const body = '{"inventory":{"uuid":"v","name":"x","memorySize":9223372036854775807}}';
  const { operation } = knowing({ int64: "bigint" });
  const want = { uuid: "v", name: "x", memorySize: 2n ** 63n - 1n };

  it("are in the payload of an answer and of a job", async () => {
    expect(await operation(await connect({ [CREATE]: { body } }), { name: "x" })).toEqual(want);
    const routes = { [CREATE]: accepted(), [POLL]: { body } };
    expect(await operation(await connect(routes), { name: "x" })).toEqual(want);
  });

  it("are there again when the job is resumed with its operation", async () => {
    const client = await connect({ [CREATE]: accepted(), [POLL]: { body } });
    const saved = JSON.parse(JSON.stringify(await createVm.start(client, { name: "x" })));
    expect(await client.resumeJob(saved, operation).result()).toEqual(want);
    await expect(client.resumeJob(saved).result()).rejects.toThrow(
      "$.inventory.memorySize is 9223372036854775807",
    );
  });
});
