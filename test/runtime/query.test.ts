import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  type Client,
  createClient,
  createZStack,
  type QueryOperation,
  type QueryParamsOf,
  type QuerySpec,
  sessionAuth,
  ZStackApiError,
  ZStackConfigError,
  ZStackDecodeError,
} from "../../src/runtime/index.ts";
import { queryOperation } from "../../src/runtime/query.ts";
import { SESSION } from "./operations.ts";
import { collection, type Resource } from "./query-language.ts";
import { type Handler, type Seen, serve, type TestServer } from "./server.ts";

interface Vm {
  uuid: string;
  name?: string;
  state?: string;
  cpuNum?: number;
  hostUuid?: string;
}

const SPEC: QuerySpec = {
  id: "QueryVmInstance",
  method: "GET",
  path: "/zstack/v1/vm-instances",
  queryParams: ["q", "limit", "start", "count", "replyWithCount", "sort"],
  result: "inventories",
  hasUuid: true,
};
const { hasUuid: _, ...UNKNOWN } = SPEC;
const LINE = "GET /zstack/v1/vm-instances";

// As the generator writes them.
const queryVm: QueryOperation<QueryParamsOf<Vm>, Vm> = queryOperation(SPEC);
const queryRefs: QueryOperation<QueryParamsOf<Resource>, Resource> = queryOperation({
  ...SPEC,
  hasUuid: false,
});
const queryAny: QueryOperation<QueryParamsOf<Resource>, Resource> = queryOperation(UNKNOWN);

async function connect(answer: Handler | Handler[]): Promise<{ client: Client; server: TestServer }> {
  const server = await serve({ [LINE]: answer });
  const client = createClient({
    endpoint: server.endpoint,
    auth: sessionAuth({ sessionUuid: SESSION }),
    retry: { attempts: 1 },
  });
  return { client, server };
}

/** The query of a request, decoded, sorted by name. */
const asked = ({ query }: Seen): string =>
  [...query]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
const askedOf = ({ seen }: TestServer): string[] => seen.map(asked);

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

const ANSWER = { body: { inventories: [{ uuid: "a" }], total: 7, schema: {} } };

describe("a query is sent as servers read it", () => {
  const rows: [string, (client: Client) => unknown, string][] = [
    ["nothing", (client) => queryVm(client), ""],
    [
      "where, beside conditions as they are",
      (client) =>
        queryVm(client, {
          q: ["name=a b"],
          where: { state: "Running", hostUuid: null, cpuNum: { gte: 4 } },
          limit: 2,
        }),
      "limit=2&q=name=a b&q=state=Running&q=hostUuid is null&q=cpuNum>=4",
    ],
    [
      "sort and fields, each as one parameter",
      (client) => queryVm(client, { sort: "+name", fields: ["uuid", "name"], start: 3 }),
      "fields=uuid,name&sort=+name&start=3",
    ],
    [
      "a page",
      (client) => queryVm.page(client, { where: { name: { like: "%a" } }, sort: "-cpuNum", limit: 2 }),
      "limit=2&q=name~=%a&replyWithCount=true&sort=-cpuNum",
    ],
    [
      "a count, whose page makes no difference",
      (client) => queryVm.count(client, { q: ["a=b"], sort: "name", limit: 2, start: 1, fields: ["uuid"] }),
      "count=true&q=a=b",
    ],
    [
      "what is undefined",
      (client) => queryVm(client, { where: undefined, limit: undefined, sort: undefined }),
      "",
    ],
  ];
  it.each(rows)("%s", async (_, call, want) => {
    const { client, server } = await connect(ANSWER);
    await call(client);
    expect(askedOf(server)).toEqual([want]);
  });

  it("with a plus that stays one", async () => {
    const { client } = await connect(ANSWER);
    let target = "";
    const listening = createClient({
      endpoint: client.endpoint,
      fetch: (request) => {
        target = request.url;
        return fetch(request);
      },
      auth: sessionAuth({ sessionUuid: SESSION }),
    });
    await queryVm(listening, { sort: "+name", where: { name: "a+b&c" } });
    expect(target).toContain("sort=%2Bname");
    expect(target).toContain("q=name%3Da%2Bb%26c");
  });
});

describe("a query gives back", () => {
  it("a list, a page, a count", async () => {
    const { client } = await connect(ANSWER);
    expect(await queryVm(client)).toEqual([{ uuid: "a" }]);
    expect(await queryVm.page(client)).toEqual({ inventories: [{ uuid: "a" }], total: 7 });
    expect(await queryVm.count(client)).toBe(7);
  });

  it.each<[string, object, (client: Client) => Promise<unknown>, string]>([
    ["a page without a list", { total: 1 }, (client) => queryVm.page(client), 'no list "inventories"'],
    ["a page without a total", { inventories: [] }, (client) => queryVm.page(client), 'no number "total"'],
    ["a count that is none", { total: "7" }, (client) => queryVm.count(client), 'no number "total"'],
    ["no count", {}, (client) => queryVm.count(client), 'no "total"'],
    [
      "no list to go through",
      { inventories: {} },
      (client) => all(queryVm.each(client)),
      'no list "inventories"',
    ],
    [
      "nothing to go on from",
      { inventories: [{}, {}] },
      (client) => all(queryVm.each(client, {}, { pageSize: 2 })),
      'no "uuid"',
    ],
  ])("an error for %s", async (_, body, call, message) => {
    const { client } = await connect({ body });
    const error = await call(client).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ZStackDecodeError);
    expect((error as Error).message).toContain(message);
    expect((error as Error).message).toContain(
      `QueryVmInstance (GET ${client.endpoint}/zstack/v1/vm-instances)`,
    );
  });
});

describe("what cannot be asked is refused, and nothing is sent", () => {
  const loose = queryVm as unknown as Record<
    "page" | "count",
    (client: Client, params: object) => Promise<unknown>
  > &
    ((client: Client, params: object) => Promise<unknown>) & {
      each(...args: unknown[]): AsyncIterable<unknown>;
    };
  it.each<[object, string]>([
    [{ where: { uuid: undefined } }, '"uuid" is undefined'],
    [{ where: { uuid: [] } }, '"uuid" is an empty list'],
    [{ where: { name: "a!=b" } }, 'a value that has "!=" in it'],
    [{ where: null }, '"where" must be an object'],
    [{ q: "uuid=a" }, '"q" must be a list of texts'],
    [{ q: [undefined] }, '"q" must be a list of texts'],
    [{ fields: [] }, '"fields" must be a list of names, one at least'],
    [{ fields: ["uuid,name"] }, '"fields" must be a list of names'],
    [{ fields: [undefined] }, '"fields" must be a list of names'],
    [{ sort: "name desc" }, '"sort" must be the name of a field'],
    [{ sort: "" }, '"sort" must be the name of a field'],
  ])("%o", async (params, message) => {
    const { client, server } = await connect(ANSWER);
    const calls = [
      () => loose(client, params),
      () => loose.page(client, params),
      () => loose.count(client, params),
      async () => all(loose.each(client, params)),
    ];
    for (const call of calls) {
      const error = await call().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ZStackConfigError);
      expect(error).toMatchObject({
        operationId: "QueryVmInstance",
        method: "GET",
        message: expect.stringContaining(message),
      });
    }
    expect(server.seen).toEqual([]);
  });

  it.each<[object, object, string]>([
    [{ limit: -1 }, {}, '"limit" must be a whole number, 0 or greater'],
    [{ limit: 1.5 }, {}, '"limit"'],
    [{}, { pageSize: 0 }, '"pageSize" must be a whole number, 1 or greater'],
    [{}, { pageSize: Number.NaN }, '"pageSize"'],
  ])("going through %o by %o", async (params, options, message) => {
    const { client, server } = await connect(ANSWER);
    expect(() => loose.each(client, params, options)).toThrow(message);
    expect(server.seen).toEqual([]);
  });
});

const uuidOf = (n: number): string => n.toString(16).padStart(32, "0");
const some = (count: number): Resource[] =>
  Array.from({ length: count }, (_, n) => ({ uuid: uuidOf(n * 7), name: `vm-${n % 3}`, cpuNum: n % 4 }));

describe("each goes through all", () => {
  it("page by page, in the order of uuids", async () => {
    const vms = some(5);
    const { client, server } = await connect(collection(() => vms.toReversed()));
    expect(await all(queryVm.each(client, { where: { cpuNum: { lt: 9 } } }, { pageSize: 2 }))).toEqual(vms);
    expect(askedOf(server)).toEqual([
      "limit=2&q=cpuNum<9&sort=uuid",
      `limit=2&q=cpuNum<9&q=uuid>${uuidOf(7)}&sort=uuid`,
      `limit=2&q=cpuNum<9&q=uuid>${uuidOf(21)}&sort=uuid`,
    ]);
  });

  it("in many at a time", async () => {
    const { client, server } = await connect(collection(() => some(3)));
    await all(queryVm.each(client));
    expect(askedOf(server)).toEqual(["limit=500&sort=uuid"]);
  });

  it("backwards too", async () => {
    const vms = some(5);
    const { client, server } = await connect(collection(() => vms));
    expect(await all(queryVm.each(client, { sort: "-uuid" }, { pageSize: 3 }))).toEqual(vms.toReversed());
    expect(askedOf(server)[1]).toBe(`limit=3&q=uuid<${uuidOf(14)}&sort=-uuid`);
  });

  it.each([
    [{ limit: 3 }, [0, 1, 2], ["limit=2&sort=uuid", `limit=1&q=uuid>${uuidOf(7)}&sort=uuid`]],
    [{ limit: 2 }, [0, 1], ["limit=2&sort=uuid"]],
    [{ limit: 0 }, [], []],
    [{ start: 3 }, [3, 4], ["limit=2&sort=uuid&start=3", `limit=2&q=uuid>${uuidOf(28)}&sort=uuid`]],
    [{ start: 9 }, [], ["limit=2&sort=uuid&start=9"]],
  ])("of %j", async (params, want, requests) => {
    const vms = some(5);
    const { client, server } = await connect(collection(() => vms));
    const found = await all(queryVm.each(client, params, { pageSize: 2 }));
    expect(found).toEqual(want.map((n) => vms[n]));
    expect(askedOf(server)).toEqual(requests);
  });

  it("with the fields that are asked for, and no others", async () => {
    const { client, server } = await connect(collection(() => some(3)));
    expect(await all(queryVm.each(client, { fields: ["name"] }, { pageSize: 2 }))).toEqual([
      { name: "vm-0" },
      { name: "vm-1" },
      { name: "vm-2" },
    ]);
    expect(server.seen[0]?.query.get("fields")).toBe("name,uuid");
    expect(Object.keys((await all(queryVm.each(client, { fields: ["name", "uuid"] })))[0]!)).toEqual([
      "uuid",
      "name",
    ]);
  });

  it("in another order, of which ties are in any: by the uuids of all, a hundred at a time", async () => {
    const vms = some(250);
    const { client, server } = await connect(collection(() => vms));
    const found = await all(
      queryVm.each(client, { sort: "-cpuNum", fields: ["name", "cpuNum"], q: ["cpuNum<9"] }),
    );
    expect(found.map(({ cpuNum }) => cpuNum)).toEqual(
      vms
        .map(({ cpuNum }) => cpuNum)
        .sort()
        .reverse(),
    );
    expect(found[0]).not.toHaveProperty("uuid");
    expect(server.seen).toHaveLength(4);
    expect(asked(server.seen[0]!)).toBe("fields=uuid&limit=2147483647&q=cpuNum<9&sort=-cpuNum");
    const [own, listed] = server.seen[3]!.query.getAll("q");
    expect(own).toBe("cpuNum<9");
    expect(listed?.split(",")).toHaveLength(50);
    expect(server.seen[3]!.query.get("fields")).toBe("name,cpuNum,uuid");
    // With headers that are not small, either.
    expect(server.seen.map(({ query }) => query.toString().length).every((length) => length < 6000)).toBe(
      true,
    );
  });

  it("whose part is bounded in another order too", async () => {
    const { client } = await connect(collection(() => some(9)));
    const found = await all(queryVm.each(client, { sort: "cpuNum", start: 2, limit: 3 }, { pageSize: 2 }));
    expect(found.map(({ cpuNum }) => cpuNum)).toEqual([0, 1, 1]);
  });

  it("at once where there is no uuid", async () => {
    const refs: Resource[] = [{ a: 2 }, { a: 1 }, { a: 3 }];
    const { client, server } = await connect(collection(() => refs));
    expect(
      await all(queryRefs.each(client, { sort: "a", where: { a: { gt: 1 } } }, { pageSize: 1 })),
    ).toEqual([{ a: 2 }, { a: 3 }]);
    expect(askedOf(server)).toEqual(["limit=2147483647&q=a>1&sort=a"]);
  });

  it.each([
    ["there are", some(3), ["limit=1", "limit=2&sort=uuid", `limit=2&q=uuid>${uuidOf(7)}&sort=uuid`]],
    ["there are none", [{ a: 1 }, { a: 2 }], ["limit=1", "limit=2147483647"]],
    ["there is nothing", [], ["limit=1", "limit=2147483647"]],
  ])("asking first whether there are uuids, where nobody knows: %s", async (_, resources, requests) => {
    const { client, server } = await connect(collection(() => resources));
    const found = await all(queryAny.each(client, {}, { pageSize: 2 }));
    expect(found).toHaveLength(resources.length);
    expect(found).toEqual(expect.arrayContaining(resources));
    expect(askedOf(server)).toEqual(requests);
  });

  it("unless the loop is left, or its signal aborts", async () => {
    const { client, server } = await connect(collection(() => some(9)));
    for await (const { uuid } of queryVm.each(client, {}, { pageSize: 2 })) if (uuid === uuidOf(7)) break;
    expect(server.seen).toHaveLength(1);
    const controller = new AbortController();
    const seen: string[] = [];
    const loop = async (): Promise<void> => {
      for await (const { uuid } of queryVm.each(client, {}, { pageSize: 4, signal: controller.signal })) {
        seen.push(uuid);
        if (seen.length === 2) controller.abort(new Error("enough"));
      }
    };
    await expect(loop()).rejects.toThrow("enough");
    expect(seen).toHaveLength(2);
    expect(server.seen).toHaveLength(2);
  });

  it("until a server does not go on", async () => {
    const { client, server } = await connect({ body: { inventories: [{ uuid: "a" }, { uuid: "b" }] } });
    await expect(all(queryVm.each(client, {}, { pageSize: 2 }))).rejects.toThrow("the same page again");
    expect(server.seen).toHaveLength(2);
  });

  it("with what callers say at first, whatever they change later", async () => {
    const { client, server } = await connect(collection(() => some(3)));
    const params = { where: { cpuNum: 1 }, q: ["name=vm-1"] };
    const rows = queryVm.each(client, params);
    params.where.cpuNum = 2;
    params.q.push("x=y");
    await all(rows);
    expect(askedOf(server)).toEqual(["limit=500&q=name=vm-1&q=cpuNum=1&sort=uuid"]);
  });

  it("with the errors of servers", async () => {
    const { client } = await connect({ status: 503, body: { error: { code: "SYS.1006" } } });
    await expect(all(queryVm.each(client))).rejects.toThrow(ZStackApiError);
  });
});

/** What becomes of the resources after each request: some go, some come. */
const changes = fc.array(fc.record({ gone: fc.array(fc.nat(60)), come: fc.array(fc.nat(60)) }), {
  maxLength: 12,
});

it("each misses nothing that is there all the time, and gives nothing twice", async () => {
  let answer: Handler = { status: 500 };
  const { client } = await connect((seen) => (typeof answer === "function" ? answer(seen) : answer));
  const sorts = fc.constantFrom<QueryParamsOf<Vm>["sort"]>(undefined, "-uuid", "name", "-cpuNum");
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(60)),
      changes,
      fc.integer({ min: 1, max: 7 }),
      sorts,
      async (start, later, pageSize, sort) => {
        const vm = (n: number): Resource => ({ uuid: uuidOf(n), name: `vm-${n % 3}`, cpuNum: n % 4 });
        const there = new Set(start);
        const always = new Set(start);
        const coming = [...later];
        const answering = collection(() => [...there].map(vm));
        answer = (seen) => {
          const reply = answering(seen);
          const { gone = [], come = [] } = coming.shift() ?? {};
          for (const n of gone) {
            there.delete(n);
            always.delete(n);
          }
          for (const n of come) there.add(n);
          return reply;
        };
        const found = (await all(queryVm.each(client, { sort }, { pageSize }))).map(({ uuid }) => uuid);
        expect(new Set(found).size).toBe(found.length);
        expect(found).toEqual(expect.arrayContaining([...always].map(uuidOf)));
        if (sort === undefined) expect(found).toEqual(found.toSorted());
        if (sort === "-uuid") expect(found).toEqual(found.toSorted().reverse());
      },
    ),
    { numRuns: 60 },
  );
});

describe("with fields", () => {
  it("an answer lacks nothing but what it was asked for", async () => {
    const drifts: string[] = [];
    const spec: QuerySpec = {
      ...SPEC,
      shape: async () => ({ items: { required: ["uuid", "name"], optional: ["state"] } }),
    };
    const server = await serve({
      [LINE]: { body: { inventories: [{ uuid: "a", odd: 1 }], total: 1, schema: {} } },
    });
    const client = createClient({
      endpoint: server.endpoint,
      auth: sessionAuth({ sessionUuid: SESSION }),
      onEvent: (event) => event.type === "drift" && drifts.push(`${event.drift} ${event.path}`),
    });
    const query: QueryOperation<QueryParamsOf<Vm>, Vm> = queryOperation(spec);
    const calls: [() => Promise<unknown>, string[]][] = [
      [() => query(client), ["missing $.inventories[*].name", "unknown $.inventories[*].odd"]],
      [() => query(client, { fields: ["uuid"] }), ["unknown $.inventories[*].odd"]],
      [
        () => query(client, { fields: ["name"] }),
        ["missing $.inventories[*].name", "unknown $.inventories[*].odd"],
      ],
      [() => query.page(client, { fields: ["uuid"] }), ["unknown $.inventories[*].odd"]],
      [() => query.page(client), ["missing $.inventories[*].name", "unknown $.inventories[*].odd"]],
      [() => query.count(client), []],
      [() => all(query.each(client, { fields: ["state"] })), ["unknown $.inventories[*].odd"]],
    ];
    for (const [call, want] of calls) {
      drifts.length = 0;
      await call();
      expect(drifts).toEqual(want);
    }
  });
});

describe("on a facade, a query", () => {
  it("has its client, and all it can do", async () => {
    const vms = some(3);
    const server = await serve({ [LINE]: collection(() => vms) });
    const zstack = createZStack(
      { endpoint: server.endpoint, auth: sessionAuth({ sessionUuid: SESSION }) },
      { queryVm },
    );
    onTestFinished(() => zstack.logout());
    expect((await zstack.queryVm({ where: { cpuNum: [1, 2] } })).map(({ cpuNum }) => cpuNum)).toEqual([1, 2]);
    expect(await zstack.queryVm.page({ limit: 1 })).toMatchObject({ total: 3 });
    expect(await zstack.queryVm.count()).toBe(3);
    expect(await all(zstack.queryVm.each({}, { pageSize: 2 }))).toEqual(vms);
  });
});
