import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { linksOf, samples } from "../../docs/rendered.ts";
import { compileFences, fencesOf } from "../../fences.ts";
import { packageOf, ROOT, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { ok } from "./trait.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const spec = (paths: string) => ({
  "openapi.yaml": `openapi: 3.1.0\ninfo: {title: Guides, version: 1.0.0}\npaths:\n${paths}`,
});

describe("the guides of a package", () => {
  test.each([
    [
      "with a job that takes and gives nothing",
      `  /zstack/v1/vms/actions#startVM:
    put: {operationId: startVM, x-zstack: {execution: job}, responses: {'200': {description: ok}}}\n`,
      20,
    ],
    [
      "without jobs",
      "  /zstack/v1/vms:\n    get: {operationId: QueryVm, responses: {'200': {description: ok}}}\n",
      13,
    ],
    [
      "with queries and nothing else",
      `  /zstack/v1/zones:
    get:
      operationId: QueryZone
      parameters: [{name: q, in: query, schema: {type: array, items: {type: string}}}]
      ${ok("{type: object, properties: {inventories: {type: array, items: {type: object, properties: {uuid: {type: string}, name: {type: string}, state: {type: string}, createDate: {type: string}}}}}}")}\n`,
      16,
    ],
    [
      "with queries of what nothing is known of",
      `  /zstack/v1/zones:
    get:
      operationId: QueryZone
      parameters: [{name: q, in: query, schema: {type: array, items: {type: string}}}]
      ${ok("{type: object, properties: {inventories: {type: array, items: {}}}}")}\n`,
      16,
    ],
  ])("%s have samples that compile", (name, paths, least) => {
    const home = path.join(folder.path, name.replaceAll(" ", "-"));
    const files = packageOf(spec(paths));
    writeFiles(home, files);
    const fences = fencesOf([...files].filter(([page]) => page.startsWith("docs/en/guides/")));
    expect(fences.length).toBeGreaterThanOrEqual(least);
    expect(compileFences(fences, path.join(home, "samples"), home)).toEqual([]);
  });

  test("call what the document has first, as its README does, and not what comes first by name", () => {
    const job = (operationId: string) =>
      `{operationId: ${operationId}, x-zstack: {execution: job}, responses: {'200': {description: ok}}}`;
    const files = packageOf(
      spec(`  /zstack/v1/hosts:
  /zstack/v1/vms:
    get: {operationId: AskVm, responses: {'200': {description: ok}}}
  /zstack/v1/vms/actions:
    post: ${job("StartVm")}
    delete: ${job("CloseVm")}
  /zstack/v1/disks:
    put: ${job("AbortDisk")}\n`),
    );
    const readme = files.get("README.md")!;
    expect(readme).toContain("await zstack.startVm(");
    expect(readme).toContain("Promise<StartVmResult>");
    const guides = [...files].filter(([name]) => name.startsWith("docs/en/guides/"));
    const texts = [
      readme.slice(0, readme.indexOf("## Operations\n")),
      ...guides.map(([, text]) => text),
    ].join("\n");
    expect(texts).not.toMatch(/AskVm|CloseVm|AbortDisk/i);
  });

  test("are linked from its README as far as there are any", () => {
    const files = packageOf(spec("  {}"));
    const links = linksOf(files.get("README.md") ?? "");
    expect(links).toContain("docs/en/guides/tls.md");
    expect(links.filter((link) => !files.has(link))).toEqual([]);
  });
});

interface Outcome {
  readonly state: string;
  readonly jobUuid: string;
  readonly result?: unknown;
  readonly error?: { readonly code: string };
}
type Settle = (outcome: Outcome) => Promise<void>;
interface Receivers {
  createReceiver(secret: string, settle: Settle): Server;
  createHandler(secret: string, settle: Settle): (request: Request) => Promise<Response>;
}

/** The webhook receivers of the guide, as a reader would copy them. */
async function importReceivers(): Promise<Receivers> {
  const page = readFileSync(path.join(ROOT, "generated/docs/en/guides/webhooks.md"), "utf8");
  const client = pathToFileURL(path.join(ROOT, "generated/src/index.ts")).href;
  const modules = samples(page, "ts").map(async (sample, index) => {
    const file = path.join(folder.path, `receiver-${index}.ts`);
    writeFiles(folder.path, [[path.basename(file), sample.replaceAll('"zstack-client"', `"${client}"`)]]);
    return (await import(pathToFileURL(file).href)) as Partial<Receivers>;
  });
  return Object.assign({}, ...(await Promise.all(modules))) as Receivers;
}

describe("the webhook receivers of the guide", () => {
  let receivers: Receivers;
  beforeAll(async () => {
    receivers = await importReceivers();
  });

  let settled: Outcome[];
  let server: Server;
  beforeEach(async () => {
    settled = [];
    server = receivers.createReceiver("s3cret", settle);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => void server.close());

  const settle: Settle = async (outcome) => {
    if (outcome.jobUuid === "full") throw new Error("the disk is full");
    settled.push(outcome);
  };

  /** What both receivers answer. */
  async function post(route: string, headers: Record<string, string>, body: string): Promise<number[]> {
    const request = { method: "POST", headers, body };
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${route}`;
    const overHttp = await fetch(address, { ...request, headers: { ...headers, Connection: "close" } });
    const handled = await receivers.createHandler("s3cret", settle)(new Request(address, request));
    return [overHttp.status, handled.status];
  }

  const done = { "X-Job-UUID": "1a2b", "X-Job-Success": "true" };
  const failed = { "X-Job-UUID": "3c4d", "X-Job-Success": "false" };

  test.each([
    ["a done job", done, '{"inventory":{"uuid":"vm"}}', { state: "done", result: { uuid: "vm" } }],
    ["a failed job", failed, '{"error":{"code":"SYS.1006"}}', { state: "failed" }],
  ])("settle %s, and say so", async (_, headers, body, want) => {
    expect(await post("/zstack/s3cret", headers, body)).toEqual([204, 204]);
    const outcome = expect.objectContaining({ jobUuid: headers["X-Job-UUID"], ...want });
    expect(settled).toEqual([outcome, outcome]);
    if (want.state === "failed") expect(settled[0]?.error?.code).toBe("SYS.1006");
  });

  test.each([
    ["a wrong secret", "/zstack/guess", done, '{"inventory":{}}', 404],
    ["another path", "/", done, '{"inventory":{}}', 404],
    ["garbage", "/zstack/s3cret", done, "<html>", 400],
    ["garbage without headers", "/zstack/s3cret", {}, "x=1", 400],
    ["another operation's result", "/zstack/s3cret", done, '{"inventories":[]}', 400],
    ["what could not be stored", "/zstack/s3cret", { "X-Job-UUID": "full" }, '{"inventory":{}}', 500],
  ])("settle nothing for %s, and do not say 2xx", async (_, route, headers, body, want) => {
    expect(await post(route, { ...headers } as Record<string, string>, body)).toEqual([want, want]);
    expect(settled).toEqual([]);
  });

  test("answer nothing but POST", async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/zstack/s3cret`;
    const overHttp = await fetch(address, { headers: { ...done, Connection: "close" } });
    const handled = await receivers.createHandler("s3cret", settle)(new Request(address, { headers: done }));
    expect([overHttp.status, handled.status]).toEqual([404, 404]);
  });
});
