import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ClientOptions, createClient, isZStackError, passwordAuth } from "../../src/runtime/index.ts";
import { createApiOf } from "../../src/runtime/openapi-fetch.ts";
import { FAULTS, type Fault, FaultServer, type Node } from "./fault-server.ts";
import { createVm } from "./operations.ts";

/** How many schedules are under way at a time. */
const ABREAST = 40;

const server = new FaultServer();
beforeAll(() => server.listen());
afterAll(() => server.close());

const options = (retry: ClientOptions["retry"]) => ({
  auth: passwordAuth({ accountName: "admin", password: "password" }),
  job: { pollIntervalMs: 0.1, maxPollIntervalMs: 0.2 },
  retry: { baseDelayMs: 0.1, maxDelayMs: 0.2, ...retry },
});

const connect = (node: Node, retry: ClientOptions["retry"]) =>
  createClient({ endpoint: node.endpoint, ...options(retry) });

interface Paths {
  "/zstack/v1/cdp-backups/actions": {
    put: {
      requestBody: { content: { "application/json": { params: { name: string } } } };
      responses: { 200: { content: { "application/json": { inventory: { uuid: string } } } } };
    };
  };
}

interface Schedule {
  readonly faults: readonly Fault[];
  readonly strict: boolean;
}

const schedule: fc.Arbitrary<Schedule> = fc.record({
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 12 }),
  strict: fc.boolean(),
});

/** Checks as many schedules as wanted, several at a time; what fails is printed with its seed and shrunk. */
async function holds<T>(
  schedules: number,
  arbitrary: fc.Arbitrary<T>,
  check: (value: T) => Promise<void>,
): Promise<void> {
  const several = fc.array(arbitrary, { minLength: ABREAST, maxLength: ABREAST });
  await fc.assert(
    fc.asyncProperty(several, async (values) => {
      await Promise.all(values.map(check));
    }),
    { numRuns: schedules / ABREAST },
  );
}

describe("whatever goes wrong on the way", () => {
  it("a call returns once it stops going wrong, and there is one VM", async () => {
    await holds(1200, schedule, async ({ faults, strict }) => {
      const node = server.node(faults, strict);
      const client = connect(node, { attempts: faults.length + 1 });
      const vm = await createVm(client, { name: "restored" }).catch((error: unknown) => error);
      expect(vm, node.log.join("\n")).toEqual({ uuid: "vm-1", name: "restored" });
      expect(node.vms, node.log.join("\n")).toEqual(["restored"]);
    });
  });

  it("a call that others make through our fetch returns too, and there is one VM", async () => {
    await holds(400, schedule, async ({ faults, strict }) => {
      const node = server.node(faults, strict);
      const api = createApiOf<Paths>({
        endpoint: node.endpoint,
        ...options({ attempts: faults.length + 1 }),
      });
      const body = { params: { name: "restored" } };
      const { data } = await api.PUT("/zstack/v1/cdp-backups/actions", { body });
      expect(data, node.log.join("\n")).toEqual({ inventory: { uuid: "vm-1", name: "restored" } });
      expect(node.vms, node.log.join("\n")).toEqual(["restored"]);
    });
  });

  it("a call that gives up says so, and there never are two VMs", async () => {
    await holds(400, schedule, async ({ faults, strict }) => {
      const node = server.node(faults, strict);
      const client = connect(node, { attempts: 2 });
      try {
        await createVm(client, { name: "restored" }, { timeoutMs: 20_000 });
        expect(node.vms, node.log.join("\n")).toHaveLength(1);
      } catch (error) {
        expect(isZStackError(error), `${error}\n${node.log.join("\n")}`).toBe(true);
        expect(node.vms.length, node.log.join("\n")).toBeLessThan(2);
      }
    });
  });

  it("one job has one VM for all who wait for it, and who resumes it from before", async () => {
    await holds(400, schedule, async ({ faults, strict }) => {
      const node = server.node(faults, strict);
      const client = connect(node, { attempts: faults.length + 1 });
      const job = await createVm.start(client, { name: "restored" });
      const saved = JSON.parse(JSON.stringify(job));
      const wanted = { uuid: "vm-1", name: "restored" };
      const results = await Promise.all([1, 2, 3].map(() => job.result().catch((error: unknown) => error)));
      expect(results, node.log.join("\n")).toEqual([wanted, wanted, wanted]);
      const resumed = connect(node, { attempts: faults.length + 1 }).resumeJob(saved);
      expect(await resumed.result().catch((error: unknown) => error), node.log.join("\n")).toEqual(wanted);
      expect(node.vms, node.log.join("\n")).toEqual(["restored"]);
    });
  });

  it("a caller that ends anywhere and makes the same call again has one VM", async () => {
    const jobUuid = "c0ffee00c0ffee00c0ffee00c0ffee00";
    const arbitrary = fc.record({ schedule, end: fc.nat(12) });
    await holds(400, arbitrary, async ({ schedule: { faults, strict }, end }) => {
      const node = server.node(faults, strict);
      const controller = new AbortController();
      let requests = 0;
      const ending = createClient({
        endpoint: node.endpoint,
        auth: passwordAuth({ accountName: "admin", password: "password" }),
        job: { pollIntervalMs: 0.1, maxPollIntervalMs: 0.2 },
        retry: { attempts: faults.length + 1, baseDelayMs: 0.1, maxDelayMs: 0.2 },
        onEvent: ({ type }) => {
          if (type === "request" && requests++ === end) setTimeout(() => controller.abort(), 1);
        },
      });
      const options = { jobUuid, signal: controller.signal };
      await createVm(ending, { name: "restored" }, options).catch(() => {});
      const client = connect(node, { attempts: faults.length + 1 });
      const vm = await createVm(client, { name: "restored" }, { jobUuid }).catch((error: unknown) => error);
      expect(vm, node.log.join("\n")).toEqual({ uuid: "vm-1", name: "restored" });
      expect(node.vms, node.log.join("\n")).toEqual(["restored"]);
    });
  });
});
