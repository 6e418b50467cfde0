import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderPackage } from "../../../src/generate/package/package.ts";
import { load } from "../../../src/load/load.ts";
import { build } from "../../../src/model/build.ts";
import { GUIDES, ROOT, RUNTIME, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { serve } from "../../runtime/server.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const JOB = "0123456789abcdef0123456789abcdef";
const CREATE = "PUT /zstack/v1/cdp-backups/actions";
const POLL = `GET /zstack/v1/api-jobs/${JOB}`;
/** As servers and pages write numbers, and one that no double holds. */
const vm = `{"inventory":{"uuid":"v","name":"n","memorySize":8.589934592E9,"cpuNum":1.0,
  "vmNics":[],"allVolumes":[{"uuid":"d","size":9223372036854775807,"actualSize":0,"deviceId":2}],"later":[1,9007199254740993]}}`;

interface Package {
  createZStack(options: object): {
    createVmFromCdpBackup: {
      (params: object): Promise<Record<string, unknown>>;
      start(params: object): Promise<{ uuid: string }>;
    };
    resumeJob(json: unknown): { result(): Promise<Record<string, unknown>>; poll(): Promise<unknown> };
  };
  createVmFromCdpBackup: { spec: { id: string } };
  parseWebhook(request: object, operation: unknown): Promise<unknown>;
  sessionAuth(options: object): unknown;
}
let generated: Package;
beforeAll(async () => {
  const { model } = build(load(path.join(ROOT, "spec/openapi.yaml")));
  writeFiles(folder.path, renderPackage(model, { runtime: RUNTIME, guides: GUIDES }, { int64: "bigint" }));
  generated = (await import(pathToFileURL(path.join(folder.path, "src/index.ts")).href)) as Package;
});

async function connect() {
  const server = await serve({
    [CREATE]: { status: 202, body: { location: `http://x/zstack/v1/api-jobs/${JOB}` } },
    [POLL]: { body: vm },
  });
  const auth = generated.sessionAuth({ sessionUuid: "5e55" });
  const zstack = generated.createZStack({ endpoint: server.endpoint, auth, job: { pollIntervalMs: 1 } });
  return { server, zstack };
}

const want = {
  memorySize: 8589934592n,
  cpuNum: 1,
  allVolumes: [{ uuid: "d", size: 2n ** 63n - 1n, actualSize: 0n, deviceId: 2 }],
  later: [1, 9007199254740993n],
};

describe("a package with bigints, made from our spec", () => {
  test("sends them as digits and gives them back", async () => {
    const { server, zstack } = await connect();
    const groupId = 2n ** 63n - 1n;
    expect(await zstack.createVmFromCdpBackup({ name: "n", groupId })).toMatchObject(want);
    expect(server.seen[0]?.text).toContain('"groupId":9223372036854775807');
  });

  test("gives them back from a job that is resumed", async () => {
    const { zstack } = await connect();
    const saved = JSON.parse(
      JSON.stringify(await zstack.createVmFromCdpBackup.start({ name: "n", groupId: 1n })),
    );
    expect(await zstack.resumeJob(saved).result()).toMatchObject(want);
    expect(await zstack.resumeJob(saved).poll()).toMatchObject({ state: "done", result: want });
  });

  test("gives them back from a webhook", async () => {
    const callback = { headers: { "X-Job-UUID": JOB, "X-Job-Success": "true" }, body: vm };
    const status = await generated.parseWebhook(callback, generated.createVmFromCdpBackup);
    expect(status).toMatchObject({ state: "done", result: want });
  });
});
