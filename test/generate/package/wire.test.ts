import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { packageOf, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { type Reply, serve } from "../../runtime/server.ts";
import { TRAITS } from "./traits.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

type Call = (params?: object, options?: object) => Promise<unknown>;
interface Package {
  createZStack(options: object): Record<string, Call>;
  sessionAuth(options: { sessionUuid: string }): unknown;
}

/** The generated package of a trait, as a program would import it. */
async function importPackage(name: string): Promise<Package> {
  const index = TRAITS.findIndex((trait) => trait.name === name);
  const home = path.join(folder.path, String(index));
  writeFiles(home, packageOf(TRAITS[index]!.files));
  return (await import(pathToFileURL(path.join(home, "src/index.ts")).href)) as Package;
}

interface Row {
  readonly trait: string;
  readonly call: (zstack: Record<string, Call>) => Promise<unknown>;
  readonly reply: Reply;
  readonly line: string;
  readonly query?: string;
  readonly body?: unknown;
  readonly authorization?: string;
  readonly want: unknown;
}

const SESSION = "OAuth 5e55";

describe("a generated operation sends what servers understand, and gives the payload back:", () => {
  test.each<Row>([
    {
      trait: "a list result",
      call: (zstack) => zstack.queryVm!(),
      reply: { body: { inventories: [{ uuid: "a" }], total: 1 } },
      line: "GET /zstack/v1/vms",
      authorization: SESSION,
      want: [{ uuid: "a" }],
    },
    {
      trait: "no result",
      call: (zstack) => zstack.deleteVm!({ uuid: "a/b", deleteMode: "En forcing" }),
      reply: { body: {} },
      line: "DELETE /zstack/v1/vms/a%2Fb",
      query: "deleteMode=En forcing",
      authorization: SESSION,
      want: undefined,
    },
    {
      trait: "query and path parameters and a body at once",
      call: (zstack) =>
        zstack.createVm!({ zoneUuid: "z", dryRun: true, name: "n" }, { systemTags: ["a::b"] }),
      reply: { body: { inventory: { uuid: "v" } } },
      line: "POST /zstack/v1/zones/z/vms",
      query: "dryRun=true",
      body: { params: { name: "n" }, systemTags: ["a::b"] },
      authorization: SESSION,
      want: { uuid: "v" },
    },
    {
      trait: "no authentication",
      call: (zstack) => zstack.getVersion!(),
      reply: { body: { version: "5.2.1" } },
      line: "GET /zstack/v1/version",
      want: { version: "5.2.1" },
    },
    {
      trait: "an action keyed by fragment, without params",
      call: (zstack) => zstack.startVm!({ uuid: "u" }),
      reply: { body: { inventory: { uuid: "u" } } },
      line: "PUT /zstack/v1/vms/u/actions",
      body: { startVm: {}, startvm: {} },
      authorization: SESSION,
      want: { uuid: "u" },
    },
    {
      trait: "a body that is not wrapped",
      call: (zstack) => zstack.postRaw!({ a: "x", b: 1 }),
      reply: { body: "" },
      line: "POST /zstack/v1/raw",
      body: { a: "x", b: 1 },
      authorization: SESSION,
      want: undefined,
    },
  ])("$trait", async ({ trait, call, reply, line, query = "", body, authorization, want }) => {
    const { createZStack, sessionAuth } = await importPackage(trait);
    const server = await serve({ [line]: reply });
    const zstack = createZStack({ endpoint: server.endpoint, auth: sessionAuth({ sessionUuid: "5e55" }) });
    expect(await call(zstack)).toEqual(want);
    expect(server.lines()).toEqual([line]);
    const [seen] = server.seen;
    expect(decodeURIComponent(seen?.query.toString().replaceAll("+", " ") ?? "")).toBe(query);
    expect(seen?.json).toEqual(body);
    expect(seen?.headers.authorization).toBe(authorization);
  });
});
