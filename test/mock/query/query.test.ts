import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMock } from "../../../src/mock/mock.ts";
import { type Served, serve } from "../../../src/mock/serve.ts";
import { call, read, requestOf, tinyModel } from "../caller.ts";

/** VMs with parts that the spec knows, as servers have them. */
const model = tinyModel(
  `
  /zstack/v1/vm-instances:
    post:
      operationId: CreateVmInstance
      x-zstack: {execution: sync}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                params: {type: object, properties: {name: {type: string}, cpuNum: {type: integer}, hostUuid: {type: string}, clusterUuid: {type: string}}}
                systemTags: {type: array, items: {type: string}}
                userTags: {type: array, items: {type: string}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/VmInstanceInventory'}}}
              example:
                inventory:
                  uuid: '11111111111141118111111111111111'
                  name: example
                  cpuNum: 1
                  state: Running
                  undocumented: 5
                  createDate: Nov 14, 2017 10:20:57 PM
                  vmNics: [{uuid: '22222222222242228222222222222222', ip: 10.0.0.1, usedIps: [{ip: 10.0.0.1}]}, {uuid: '33333333333343338333333333333333', ip: 10.0.0.2}]
    get:
      operationId: QueryVmInstance
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {inventories: {type: array, items: {$ref: '#/components/schemas/VmInstanceInventory'}}, total: {type: integer}}}
`,
  `
VmInstanceInventory:
  type: object
  properties:
    uuid: {type: string}
    name: {type: string}
    cpuNum: {type: integer}
    state: {type: string}
    hostUuid: {type: string}
    clusterUuid: {type: string}
    createDate: {type: string}
    vmNics: {type: array, items: {$ref: '#/components/schemas/VmNicInventory'}}
VmNicInventory:
  type: object
  properties:
    uuid: {type: string}
    ip: {type: string}
    usedIps: {type: array, items: {$ref: '#/components/schemas/UsedIpInventory'}}
UsedIpInventory:
  type: object
  properties: {ip: {type: string}}
`,
);

const mock = createMock(model, { inventory: "empty" });
const session = mock.openSession();
let server: Served;

const send = async (line: string, body?: unknown) =>
  read(await fetch(requestOf(server.url, line, { session, body })));
const query = (search: string) => send(`GET /zstack/v1/vm-instances?${search.replaceAll(" ", "%20")}`);

beforeAll(async () => {
  server = await serve(mock);
  const create = (params: object, tags: object = {}) =>
    send("POST /zstack/v1/vm-instances", { params, ...tags });
  await create({ name: "Web-01", cpuNum: 2, hostUuid: "" }, { systemTags: ["ha::NeverStop"] });
  await create({ name: "db-01", cpuNum: 4 }, { userTags: ["Prod", "db"] });
  await create({ name: "web-02", cpuNum: 8 }, { userTags: ["test"] });
});
afterAll(() => server.close());

describe("a query", () => {
  test.each<[string, readonly string[]]>([
    ["q=name=WEB-01", ["Web-01"]],
    ["q=name?=WEB-02,DB-01", ["db-01", "web-02"]],
    ["q=name~=WEB%25", ["Web-01", "web-02"]],
    ["q=name!~=web%25", ["db-01"]],
    ["q=state=running&q=cpuNum>2", ["db-01", "web-02"]],
    ["sort=-name", ["web-02", "Web-01", "db-01"]],
    ["q=vmNics.ip=10.0.0.2&limit=1", ["Web-01"]],
    ["q=vmNics.usedIps.ip=10.0.0.1&limit=1", ["Web-01"]],
    ["q=vmNics.ip=10.0.0.3", []],
    // What is joined from elsewhere, nothing is known of.
    ["q=cluster.name=c1", []],
    ["q=vmNics.l3Network.name=n1", []],
    ["q=undocumented=5&limit=1", ["Web-01"]],
    // Appliances have fields of their own.
    ["q=type=ApplianceVm&q=managementNetworkUuid=x", []],
    ["q=hostUuid is null", ["Web-01", "db-01", "web-02"]],
    ["q=__systemTag__=HA::neverstop", ["Web-01"]],
    ["q=__systemTag__~=ha::%25", ["Web-01"]],
    ["q=__userTag__?=prod,TEST", ["db-01", "web-02"]],
    ["q=__userTag__!=test", ["Web-01", "db-01"]],
    ["q=__userTag__!~=%25", ["Web-01"]],
    ["q=__userTag__ not null", ["db-01", "web-02"]],
    ["q=__userTag__ is null", []],
    ["q=__tagUuid__=x", []],
    ["groupBy=nofield", ["Web-01", "db-01", "web-02"]],
  ])("%s finds %j", async (search, want) => {
    const { status, body } = await query(search);
    expect([status, body.inventories?.map(({ name }: { name: string }) => name)]).toEqual([200, want]);
  });

  const VM = "class org.zstack.header.vm.VmInstanceInventory";
  const RUNTIME = "org.zstack.header.exception.CloudRuntimeException: ";
  const PARSE = "org.antlr.v4.runtime.misc.ParseCancellationException: error ";

  test.each<[string, string]>([
    ["q=nofield=1", `${RUNTIME}inventory class[${VM}] not having field[nofield]`],
    ["q=Name=1", `${RUNTIME}inventory class[${VM}] not having field[Name]`],
    [
      "q=vmNics.nofield=1",
      `${RUNTIME}inventory class[class org.zstack.header.vm.VmNicInventory] not having field[nofield]`,
    ],
    ["fields=nofield", `${RUNTIME}inventory[\${selfInventoryClass}] has no field[nofield]`],
    [
      "sort=nofield",
      "org.zstack.zql.ast.visitors.ZQLError: invalid order by clause, inventory[VmInstanceInventory] doesn't have field[nofield]",
    ],
    ["sort=vmNics.ip", "java.lang.RuntimeException: cannot find inventory with name[vmNics]"],
    // As the grammar's own parser tells them.
    [
      "q=name is not null",
      `${PARSE}no viable alternative at input 'nameis' at line 1:28, here name is is not `,
    ],
    [
      "q=is null",
      `${PARSE}mismatched input 'is null' expecting {'(', ID} at line 1:24, ce where  is null li`,
    ],
    ["q=a-b=1", `${PARSE}no viable alternative at input 'a-' at line 1:24, ce where a-b = '1' l`],
    [
      "fields=name,,state",
      `${PARSE}mismatched input ',' expecting {<EOF>, ';'} at line 1:21, tance.name,,state li`,
    ],
    ["sort=", `${PARSE}mismatched input 'asc' expecting {'(', ID} at line 1:27, order by  asc limit `],
    ["q=name=it's", `${PARSE}token recognition error at: '' limit 1000' at line 1:36, e = 'it\\'s' limit 10`],
    ["filterName=region:x", "unable to find QueryBelongFilter with type[region:x]"],
  ])("%s is an internal error", async (search, details) => {
    const error = {
      code: "SYS.1000",
      description: "An internal error happened in system",
      details,
    };
    expect(await query(search)).toEqual({ status: 503, body: { error }, contentType: null });
  });

  test("a filter of no type is an invalid argument", async () => {
    const { status, body } = await query("filterName=region");
    expect([status, body.error.code, body.error.details]).toEqual([
      503,
      "SYS.1007",
      "filterName must be formatted as [filterType:condition(s)]",
    ]);
  });

  test("for how many there are answers that alone", async () => {
    expect((await query("count=true&q=name~=web%25")).body).toEqual({ total: 2, schema: {} });
  });

  test("for one, by its uuid, minds nothing else", async () => {
    const [{ uuid }] = (await query("q=name=db-01")).body.inventories;
    const search = "q=nothing&limit=x&fields=name&count=true";
    const { body } = await send(`GET /zstack/v1/vm-instances/${uuid}?${search}`);
    expect(body.inventories).toMatchObject([{ uuid, name: "db-01", cpuNum: 4 }]);
    expect((await send(`GET /zstack/v1/vm-instances/${"0".repeat(32)}`)).body.inventories).toEqual([]);
  });

  test("names the classes of what it found, from the last to the first", async () => {
    const { schema } = (await query("limit=1")).body;
    expect(Object.entries(schema)).toEqual([
      ["inventories[0]", "org.zstack.header.vm.VmInstanceInventory"],
      ["inventories[0].vmNics[1]", "org.zstack.header.vm.VmNicInventory"],
      ["inventories[0].vmNics[0]", "org.zstack.header.vm.VmNicInventory"],
      ["inventories[0].vmNics[0].usedIps[0]", "org.zstack.header.network.l3.UsedIpInventory"],
    ]);
  });
});

test("what is known of its resources by their path alone, a query does not hold against a field", async () => {
  const own = createMock(
    tinyModel(
      `
  /zstack/v1/backup-storage/sftp:
    post:
      operationId: AddSftpBackupStorage
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/BackupStorageInventory'}}}}}
    get:
      operationId: QuerySftpBackupStorage
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {inventories: {type: array, items: {}}}}}}
`,
      "{BackupStorageInventory: {type: object, properties: {uuid: {type: string}}}}",
    ),
  );
  const init = { session: own.openSession() };
  const { status, body } = await call(own, "GET /zstack/v1/backup-storage/sftp?q=hostname=x", init);
  expect([status, body]).toEqual([200, { inventories: [], schema: {} }]);
  const all = (await call(own, "GET /zstack/v1/backup-storage/sftp", init)).body;
  expect([all.inventories.length, all.schema]).toEqual([1, {}]);
});

test("an empty reference is none", async () => {
  const params = { name: "x", hostUuid: "", clusterUuid: "4".repeat(32) };
  const own = createMock(model);
  const init = { session: own.openSession(), body: { params } };
  const { inventory } = (await call(own, "POST /zstack/v1/vm-instances", init)).body;
  expect(inventory).toMatchObject({ name: "x", clusterUuid: params.clusterUuid });
  expect(inventory).not.toHaveProperty("hostUuid");
});
