import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CallOptions,
  type ClientOptions,
  createClient,
  jobOperation,
  sessionAuth,
  syncOperation,
  ZStackConfigError,
} from "../../src/runtime/index.ts";
import {
  CREATE,
  createVm,
  deleteVm,
  done,
  QUERY,
  type QueryParams,
  queryVm,
  SESSION,
  startVm,
} from "./operations.ts";
import { type Routes, serve } from "./server.ts";

const job = { pollIntervalMs: 1 };
const auth = sessionAuth({ sessionUuid: SESSION });

async function connect(routes: Routes, options: Partial<ClientOptions> = {}) {
  const server = await serve(routes);
  return { server, client: createClient({ endpoint: server.endpoint, auth, job, ...options }) };
}

it("refuses a query that would vanish", async () => {
  const client = createClient({ endpoint: "http://h", auth: sessionAuth({ sessionUuid: "5e55" }) });
  for (const q of [new Date(0), new Map([["a", 1]])]) {
    const call = client.call({ id: "X", method: "GET", path: "/x" }, { q });
    await expect(call).rejects.toThrow('parameter "q" cannot be encoded');
  }
});

describe("the body", () => {
  const params = { name: "a" };
  const rows: { bodyKey?: ClientOptions["bodyKey"]; call?: CallOptions; want: object }[] = [
    { want: { params, createVmFromCdpBackup: params } },
    { bodyKey: "both", want: { params, createVmFromCdpBackup: params } },
    { bodyKey: "documented", want: { params } },
    { bodyKey: "action", want: { createVmFromCdpBackup: params } },
    {
      bodyKey: "action",
      call: { systemTags: ["a::b"], userTags: ["c"] },
      want: { createVmFromCdpBackup: params, systemTags: ["a::b"], userTags: ["c"] },
    },
  ];
  it.each(rows)("is $want for $bodyKey", async ({ bodyKey, call, want }) => {
    const { server, client } = await connect({ [CREATE]: done }, { bodyKey });
    await createVm(client, params, call);
    expect(server.seen[0]?.json).toEqual(want);
  });

  it.each(["both", "documented", "action"] as const)("has the one key there is (%s)", async (bodyKey) => {
    const { server, client } = await connect({ "PUT /zstack/v1/vm-instances/v1/actions": done }, { bodyKey });
    await startVm(client, { uuid: "v1" });
    expect(server.seen[0]?.text).toBe('{"startVmInstance":{}}');
  });

  it("is the params themselves where there is no key", async () => {
    const bare = syncOperation<{ a: number; systemTags?: string[] }, unknown>({
      id: "Bare",
      method: "POST",
      path: "/zstack/v1/bare",
      body: {},
      result: true,
    });
    const { server, client } = await connect({ "POST /zstack/v1/bare": done });
    await bare(client, { a: 1 }, { systemTags: ["t"] });
    expect(server.seen[0]?.json).toEqual({ a: 1, systemTags: ["t"] });
    await bare(client, { a: 1, systemTags: ["own"] });
    expect(server.seen[1]?.json).toEqual({ a: 1, systemTags: ["own"] });
    expect(server.seen[0]?.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  it("drops undefined, keeps null, and writes bigints as digits", async () => {
    const { server, client } = await connect({ [CREATE]: done }, { bodyKey: "action" });
    const params: object = {
      name: "x",
      groupId: 2n ** 63n - 1n,
      a: undefined,
      b: null,
      c: [{ d: undefined, e: 1n }],
    };
    await createVm(client, params as { name: string });
    expect(server.seen[0]?.text).toBe(
      '{"createVmFromCdpBackup":{"name":"x","groupId":9223372036854775807,"b":null,"c":[{"e":1}]}}',
    );
  });

  it("gives an integer back as it was given", async () => {
    const { server, client } = await connect({
      [QUERY]: { body: '{"inventories":[{"uuid":"v","memorySize":1152921504606846976}]}' },
      [CREATE]: done,
    });
    const [{ memorySize } = {}] = await queryVm(client, { limit: 2 ** 60 });
    expect(server.seen[0]?.query.get("limit")).toBe("1152921504606846976");
    await createVm(client, { name: "x", groupId: memorySize ?? 0 });
    expect(server.seen[1]?.text).toContain('"groupId":1152921504606846976');
  });

  it("survives any JSON", async () => {
    const { server, client } = await connect({ [CREATE]: done }, { bodyKey: "action" });
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const params: object = { name: "x", value };
        await createVm(client, params as { name: string });
        expect(server.seen.at(-1)?.json).toEqual({
          createVmFromCdpBackup: JSON.parse(JSON.stringify(params)),
        });
      }),
      { numRuns: 30 },
    );
  });

  it("is what the params were when the call was made", async () => {
    const { server, client } = await connect({ [CREATE]: done }, { bodyKey: "action" });
    const params = { name: "before", l3NetworkUuids: ["a"] };
    const call = createVm(client, params);
    params.name = "after";
    params.l3NetworkUuids.push("b");
    await call;
    expect(server.seen[0]?.json).toEqual({
      createVmFromCdpBackup: { name: "before", l3NetworkUuids: ["a"] },
    });
  });
});

describe("the query", () => {
  const rows: { given: QueryParams; want: string[][] }[] = [
    { given: {}, want: [] },
    {
      given: { q: ["a=b", "c!=d&e"] },
      want: [
        ["q", "a=b"],
        ["q", "c!=d&e"],
      ],
    },
    { given: { limit: 0, q: [] }, want: [["limit", "0"]] },
    { given: { sort: "+name" }, want: [["sort", "+name"]] },
    {
      given: { labels: { "a b": "1", "x&y": ["2", "3"], gone: undefined } },
      want: [
        ["labels.a b", "1"],
        ["labels.x&y", "2"],
        ["labels.x&y", "3"],
      ],
    },
  ];
  it.each(rows)("of $given is $want", async ({ given, want }) => {
    const { server, client } = await connect({ [QUERY]: { body: { inventories: [] } } });
    await queryVm(client, given);
    expect([...(server.seen[0]?.query ?? [])]).toEqual(want);
    expect(server.seen[0]?.text).toBe("");
  });

  it("encodes a plus, which servers would read as a space", async () => {
    const { client } = await connect(
      {},
      {
        fetch: (request) => {
          expect(request.url).toContain("?sort=%2Bname");
          return Response.json({ inventories: [] });
        },
      },
    );
    await queryVm(client, { sort: "+name" });
  });

  it("survives any text", async () => {
    const { server, client } = await connect({ [QUERY]: { body: { inventories: [] } } });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme" })),
        fc.dictionary(fc.string(), fc.string()),
        async (q, labels) => {
          await queryVm(client, { q, labels });
          const query = server.seen.at(-1)?.query;
          expect(query?.getAll("q")).toEqual(q);
          for (const [key, value] of Object.entries(labels)) expect(query?.get(`labels.${key}`)).toBe(value);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("takes the tags and the params of a DELETE", async () => {
    const { server, client } = await connect({ "DELETE /zstack/v1/vm-instances/v1": {} });
    await deleteVm(
      client,
      { uuid: "v1", deleteMode: "Enforcing" },
      { systemTags: ["a", "b"], userTags: ["c"] },
    );
    expect(String(server.seen[0]?.query)).toBe("deleteMode=Enforcing&systemTags=a&systemTags=b&userTags=c");
    expect(server.seen[0]?.text).toBe("");
  });
});

describe("tags", () => {
  it.each(["GET", "DELETE", "HEAD"])("go into the query of %s", async (method) => {
    const { server, client } = await connect({ [`${method} /zstack/v1/x`]: {} });
    await client.call({ id: "X", method, path: "/zstack/v1/x" }, { a: 1 }, { systemTags: ["a", "b"] });
    expect(String(server.seen[0]?.query)).toBe("a=1&systemTags=a&systemTags=b");
    expect(server.seen[0]?.text).toBe("");
  });
});

describe("the path", () => {
  it("has parameters of any name", async () => {
    const { server, client } = await connect({ "GET /zstack/v1/a/b": {} });
    const spec = {
      id: "X",
      method: "GET",
      path: "/zstack/v1/{the-a}/{b.c d}",
      pathParams: ["the-a", "b.c d"],
    };
    await client.call(spec, { "the-a": "a", "b.c d": "b" });
    expect(server.lines()).toEqual(["GET /zstack/v1/a/b"]);
  });

  it("survives any text in a parameter", async () => {
    const { server, client } = await connect({ "PUT /zstack/v1/vm-instances/*": done });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (uuid) => {
        fc.pre(uuid !== "." && uuid !== "..");
        await startVm(client, { uuid });
        const [, , , , sent = "", tail] = server.seen.at(-1)?.path.split("/") ?? [];
        expect([decodeURIComponent(sent), tail]).toEqual([uuid, "actions"]);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [{}, 'path parameter "uuid" is missing or empty'],
    [{ uuid: "" }, 'path parameter "uuid" is missing or empty'],
    [{ uuid: null }, 'path parameter "uuid" is missing or empty'],
    [{ uuid: ["a"] }, 'path parameter "uuid" is missing or empty'],
    [{ uuid: ".." }, 'path parameter "uuid" must not be ".."'],
    [{ uuid: "\ud800" }, 'parameter "uuid" cannot be encoded'],
    [{ uuid: "a", hostUuid: Number.NaN }, "NaN has no JSON form"],
    [null, "params must be an object"],
    [["a"], "params must be an object"],
  ])("with %j is refused: %s", async (params, want) => {
    const { server, client } = await connect({});
    const error: unknown = await startVm(client, params as unknown as { uuid: string }).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(ZStackConfigError);
    expect(String(error)).toBe(
      `ZStackConfigError: StartVmInstance (PUT ${server.endpoint}/zstack/v1/vm-instances/{uuid}/actions): ${want}`,
    );
    expect(server.seen).toEqual([]);
  });
});

describe("the query's limits", () => {
  it.each<[object, string]>([
    [{ labels: { a: { b: "c" } } }, 'parameter "labels.a" cannot be encoded'],
    [{ q: [{}] }, 'parameter "q" cannot be encoded'],
    [{ limit: Number.POSITIVE_INFINITY }, 'parameter "limit" cannot be encoded'],
  ])("%j is refused", async (params, want) => {
    const { client } = await connect({});
    await expect(queryVm(client, params)).rejects.toThrow(want);
  });
});

it("needs no body where the operation has none", async () => {
  const { server, client } = await connect({ "POST /zstack/v1/bare/a": {} });
  const bare = jobOperation<{ uuid: string }, undefined>({
    id: "Bare",
    method: "POST",
    path: "/zstack/v1/bare/{uuid}",
    pathParams: ["uuid"],
  });
  expect(await bare(client, { uuid: "a" })).toBeUndefined();
  expect(server.seen[0]?.text).toBe("");
  await bare(client, { uuid: "a" }, { systemTags: ["t"] });
  expect(server.seen[1]?.json).toEqual({ systemTags: ["t"] });
});
