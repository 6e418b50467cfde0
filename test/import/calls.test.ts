import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { packageOf, temporaryFolder, writeFiles } from "../package-folder.ts";
import { compileStrictly } from "../strict-compiler.ts";
import { modelOf, type TextFiles } from "../text-files.ts";
import { ACTION, DELETE, NESTED, PAGES, QUERY, WITHOUT_PARAMS } from "./pages.ts";
import type { Form } from "./render-page.ts";
import { EMPTY, importForm, OWN } from "./specs.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

type Call = (params?: object, options?: object) => Promise<unknown>;
interface Package {
  createZStack(options: object): Record<string, Call>;
  sessionAuth(options: { sessionUuid: string }): unknown;
}

const UUID = "3a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d";

/** What a caller writes; it must compile, and what it reads must be typed. */
const PROGRAM = `import { createZStack, sessionAuth } from "./src/index.ts";
const zstack = createZStack({ endpoint: "http://10.0.0.10:8080", auth: sessionAuth({ sessionUuid: "a" }) });
await zstack.pauseBackupJob({ uuid: "${UUID}", force: true });
const plan = await zstack.createBackupPlan({
  name: "nightly",
  intervalInSeconds: 60,
  targetUuids: ["${UUID}"],
  retention: { days: 7 },
});
const uuid: string | undefined = plan.uuid;
const minutes: number | undefined = plan.windows?.[0]?.lengthInMinutes;
await zstack.refreshBackupCatalog({ uuid: "${UUID}" });
const [task] = await zstack.queryBackupTask({ q: ["state=Enabled"], limit: 10 });
await zstack.deleteBackupPlan({ uuid: "${UUID}", force: false });
void [uuid, minutes, task?.state];
`;

describe("what was imported is generated, compiled, and called against the mock:", () => {
  test.each<[string, TextFiles, Form]>([
    ["indented pages, in an empty spec", EMPTY, { locale: "en", tree: "indented", navigation: true }],
    ["flattened pages, in the project's spec", OWN, { locale: "zh-CN", tree: "flat", navigation: false }],
  ])("%s", async (name, spec, form) => {
    const files = PAGES.reduce((before, page) => importForm(before, page, form).files, spec);
    const home = path.join(folder.path, name.replace(/\W+/g, "-"));
    const program = path.join(home, "program.ts");
    writeFiles(home, [...packageOf(files), ["program.ts", PROGRAM]]);
    expect(compileStrictly([program], { allowImportingTsExtensions: true })).toEqual([]);

    const mock = createMock(modelOf(files));
    const { createZStack, sessionAuth } = (await import(
      pathToFileURL(path.join(home, "src/index.ts")).href
    )) as Package;
    const zstack = createZStack({
      endpoint: "http://10.0.0.10:8080",
      auth: sessionAuth({ sessionUuid: mock.openSession() }),
      fetch: mock.fetch,
      job: { pollIntervalMs: 1 },
    });
    const params = { name: "hourly", intervalInSeconds: 60, targetUuids: [UUID], retention: { days: 7 } };
    expect(await zstack.pauseBackupJob!({ uuid: UUID, force: true })).toBeUndefined();
    expect(await zstack.createBackupPlan!(params)).toMatchObject({
      name: "hourly",
      windows: [{ lengthInMinutes: 90 }],
    });
    expect(await zstack.refreshBackupCatalog!({ uuid: UUID })).toMatchObject({ enabled: true });
    expect(await zstack.queryBackupTask!({ q: ["state=Enabled"] })).toEqual(
      (QUERY.example as { inventories: unknown }).inventories,
    );
    expect(await zstack.deleteBackupPlan!({ uuid: UUID, force: false })).toBeUndefined();
    const called = new Set(mock.exchanges.map(({ operationId }) => operationId));
    for (const { operationId } of [ACTION, NESTED, WITHOUT_PARAMS, QUERY, DELETE]) {
      expect(called).toContain(operationId);
    }
  });
});
