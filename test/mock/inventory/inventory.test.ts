import { describe, expect, test } from "vitest";
import { createMock, type Mock } from "../../../src/mock/mock.ts";
import { call, callJob, tinyModel } from "../caller.ts";

const uuidParameter = "{name: uuid, in: path, required: true, schema: {type: string}}";

/** Disks and what can be done to them, jobs and others, with a query whose items nothing is said of. */
const model = tinyModel(
  `
  /v1/disks:
    post:
      operationId: CreateDisk
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                params: {type: object, required: [name], properties: {name: {type: string}, size: {type: integer}, poolUuid: {type: string}}}
                systemTags: {type: array, items: {type: string}}
      responses: &disk
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/DiskInventory'}}}
              example:
                inventory: {uuid: '11111111111141118111111111111111', name: example, size: 7, state: Enabled, poolUuid: '22222222222242228222222222222222'}
        '202': {description: accepted}
    get:
      operationId: QueryDisk
      responses: &disks
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {inventories: {type: array, items: {}}, total: {type: integer}}}
  /v1/disks/{uuid}/actions#updateDisk:
    put:
      operationId: UpdateDisk
      parameters: [${uuidParameter}]
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {updateDisk: {type: object, properties: {name: {type: string}, size: {type: integer}}}}}
      responses: {'200': {description: ok}, '202': {description: accepted}}
  /v1/disks/{uuid}/actions#disableDisk:
    put:
      operationId: DisableDisk
      parameters: [${uuidParameter}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {disableDisk: {type: object}}}}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/DiskInventory'}}}
              example: {inventory: {uuid: '11111111111141118111111111111111', name: example, size: 7, state: Disabled}}
  /v1/disks/{uuid}/actions#recoverDisk:
    put:
      operationId: RecoverDisk
      parameters: [${uuidParameter}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {recoverDisk: {type: object}}}}}}
      responses: *disk
  /v1/disks/{uuid}/actions#expungeDisk:
    put:
      operationId: ExpungeDisk
      parameters: [${uuidParameter}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {expungeDisk: {type: object}}}}}}
      responses: {'200': {description: ok}, '202': {description: accepted}}
  /v1/disks/{uuid}:
    delete:
      operationId: DeleteDisk
      parameters: [${uuidParameter}]
      responses: {'200': {description: ok}, '202': {description: accepted}}
  /v1/disks/{uuid}/details:
    get:
      operationId: GetDisk
      x-zstack: {execution: sync}
      parameters: [${uuidParameter}]
      responses: *disk
  /v1/disks/{uuid}/actions#copyDisk:
    put:
      operationId: CopyDisk
      parameters: [${uuidParameter}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {copyDisk: {type: object}}}}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/CopyInventory'}}}
  /v1/disks/{uuid}/hosts/{hostUuid}:
    delete:
      operationId: DetachDiskFromHost
      parameters: [${uuidParameter}, {name: hostUuid, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: ok}}
  /v1/disks/attached/{uuid}:
    delete:
      operationId: DetachDisk
      x-zstack: {execution: sync}
      parameters: [${uuidParameter}]
      responses: *disk
  /v1/system-tags:
    get: {operationId: QuerySystemTag, responses: *disks}
`,
  `
DiskInventory:
  type: object
  properties: {uuid: {type: string}, name: {type: string}, size: {type: integer}, state: {type: string}, poolUuid: {type: string}}
CopyInventory:
  type: object
  properties: {uuid: {type: string}, name: {type: string}}
SystemTagInventory:
  type: object
  properties: {uuid: {type: string}, resourceUuid: {type: string}, resourceType: {type: string}, tag: {type: string}, type: {type: string}}
`,
);

const SEED = "11111111111141118111111111111111";

function node(options = {}) {
  const mock = createMock(model, { runningPolls: 0, ...options });
  const session = mock.openSession();
  const send = (line: string, body?: unknown) => call(mock, line, { session, body });
  const run = (line: string, body?: unknown) => callJob(mock, line, { session, body });
  return {
    mock,
    send,
    run,
    create: async (params: object) => (await run("POST /v1/disks", { params })).body.inventory,
    query: async (search = "") => (await send(`GET /v1/disks?${search}`)).body,
    names: async (search = "") =>
      (await send(`GET /v1/disks?${search}`)).body.inventories.map((disk: { name: string }) => disk.name),
  };
}

describe("a resource", () => {
  test("that was created is found, as it was answered", async () => {
    const { create, query, send } = node();
    const disk = await create({ name: "one", size: 3 });
    expect((await query("q=name=one")).inventories).toEqual([disk]);
    expect((await send(`GET /v1/disks/${disk.uuid}`)).body.inventories).toEqual([disk]);
    expect((await send(`GET /v1/disks/${disk.uuid}/details`)).body.inventory).toEqual(disk);
  });

  test("that was updated has changed, whatever the update answers", async () => {
    const { create, query, run } = node();
    const disk = await create({ name: "one", size: 3 });
    const path = `PUT /v1/disks/${disk.uuid}/actions`;
    expect((await run(path, { updateDisk: { name: "two", colour: "red" } })).body).toEqual({});
    expect((await query("q=name=two")).inventories).toEqual([{ ...disk, name: "two" }]);
    expect((await query("q=name=one")).inventories).toEqual([]);
  });

  test("is in the state that the example of an action shows, and else as it was", async () => {
    const { create, query, send } = node();
    const disk = await create({ name: "one", size: 3 });
    const changed = { ...disk, state: "Disabled" };
    const answer = await send(`PUT /v1/disks/${disk.uuid}/actions`, { disableDisk: {} });
    expect(answer.body.inventory).toEqual(changed);
    expect((await query("q=name=one")).inventories).toEqual([changed]);
  });

  test("that was deleted is gone, and may be deleted again", async () => {
    const { create, query, send, run } = node();
    const { uuid } = await create({ name: "one" });
    for (const _ of ["once", "twice"]) {
      expect(await run(`DELETE /v1/disks/${uuid}`)).toMatchObject({ status: 200, body: {} });
    }
    expect((await query(`q=uuid=${uuid}`)).inventories).toEqual([]);
    const gone = { status: 503, body: { error: { code: "SYS.1003" } } };
    expect(await send(`GET /v1/disks/${uuid}/details`)).toMatchObject(gone);
    expect(await run(`PUT /v1/disks/${uuid}/actions`, { updateDisk: { name: "x" } })).toMatchObject(gone);
  });

  test("that was deleted can be recovered as it was, until it is expunged", async () => {
    const { create, query, run } = node();
    const disk = await create({ name: "one", size: 3 });
    const actions = `PUT /v1/disks/${disk.uuid}/actions`;
    for (const _ of ["once", "twice"]) await run(`DELETE /v1/disks/${disk.uuid}`);
    expect((await run(actions, { recoverDisk: {} })).body.inventory).toEqual(disk);
    expect((await query("q=name=one")).inventories).toEqual([disk]);
    await run(`DELETE /v1/disks/${disk.uuid}`);
    expect(await run(actions, { expungeDisk: {} })).toMatchObject({ status: 200, body: {} });
    expect(await run(actions, { recoverDisk: {} })).toMatchObject({
      status: 503,
      body: { error: { code: "SYS.1003" } },
    });
    expect((await query("q=name=one")).inventories).toEqual([]);
  });

  test("is not deleted with what it is taken off", async () => {
    const { create, names, send } = node();
    const { uuid } = await create({ name: "one" });
    expect((await send(`DELETE /v1/disks/${uuid}/hosts/${uuid}`)).status).toBe(200);
    expect((await send(`DELETE /v1/disks/attached/${uuid}`)).body).toHaveProperty("inventory");
    expect(await names()).toContain("one");
  });

  test("is still there when an action on it gives another", async () => {
    const { create, query, send } = node();
    const disk = await create({ name: "one" });
    const { inventory } = (await send(`PUT /v1/disks/${disk.uuid}/actions`, { copyDisk: {} })).body;
    expect(inventory.uuid).not.toBe(disk.uuid);
    expect((await query(`q=uuid=${disk.uuid}`)).inventories).toEqual([disk]);
  });

  test("that nobody has heard of is taken for one that exists, and kept", async () => {
    const { names, send } = node();
    const uuid = "3".repeat(32);
    expect(await names(`q=uuid=${uuid}`)).toEqual([]);
    expect((await send(`GET /v1/disks/${uuid}/details`)).body.inventory).toMatchObject({
      uuid,
      name: "example",
    });
    expect(await names(`q=uuid=${uuid}`)).toEqual(["example"]);
  });

  test("of the spec's example exists from the beginning, unless nothing shall", async () => {
    expect((await node().query()).inventories).toMatchObject([{ uuid: SEED, name: "example" }]);
    expect((await node({ inventory: "empty" }).query()).inventories).toEqual([]);
    const { run, query } = node();
    await run(`DELETE /v1/disks/${SEED}`);
    expect((await query()).inventories).toEqual([]);
  });

  test("of the example that comes first in the document exists, not of the one that does by name", async () => {
    const giving = (operationId: string, name: string) => `
      operationId: ${operationId}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/DiskInventory'}}}
              example: {inventory: {uuid: '${SEED}', name: ${name}}}`;
    const disks = tinyModel(
      `
  /v1/disks:
    post:${giving("CreateDisk", "first")}
    get: {operationId: QueryDisk, responses: {'200': {description: ok}}}
  /v1/archives:
    post:${giving("ArchiveDisk", "second")}`,
      "{DiskInventory: {type: object, properties: {uuid: {type: string}, name: {type: string}}}}",
    );
    const mock = createMock(disks);
    const { body } = await call(mock, "GET /v1/disks", { session: mock.openSession() });
    expect(body.inventories).toMatchObject([{ name: "first" }]);
  });

  test("is found by its tags", async () => {
    const { run, send } = node();
    const body = { params: { name: "one" }, systemTags: ["a::b", "c::d"] };
    const { uuid } = (await run("POST /v1/disks", body)).body.inventory;
    const { inventories } = (await send(`GET /v1/system-tags?q=resourceUuid=${uuid}`)).body;
    expect(inventories).toMatchObject([
      { tag: "a::b", resourceType: "DiskVO" },
      { tag: "c::d", resourceUuid: uuid },
    ]);
  });

  test("that failed to be created is not there", async () => {
    const { run, names } = node({ inventory: "empty" });
    expect((await run("POST /v1/disks", { params: { size: 1 } })).status).toBe(503);
    expect(await names()).toEqual([]);
  });

  test("is forgotten when many later ones are there", async () => {
    const { create, names } = node({ inventory: "empty", maxResources: 3 });
    for (const name of ["a", "b", "c", "d"]) await create({ name });
    expect(await names()).toEqual(["b", "c", "d"]);
  });
});

describe("a query", () => {
  async function filled(): Promise<ReturnType<typeof node>> {
    const filled = node({ inventory: "empty" });
    for (const [name, size] of [
      ["b", 2],
      ["a", 10],
      ["d", 2],
      ["c", 1],
    ] as const) {
      await filled.create({ name, size });
    }
    return filled;
  }

  test.each<[string, readonly string[]]>([
    ["", ["b", "a", "d", "c"]],
    ["q=size=2&q=name!=b", ["d"]],
    ["limit=2", ["b", "a"]],
    ["start=1&limit=2", ["a", "d"]],
    ["sort=name", ["a", "b", "c", "d"]],
    ["sort=%2Bname", ["a", "b", "c", "d"]],
    ["sort=+name", ["a", "b", "c", "d"]],
    ["sort=-size&limit=1", ["a"]],
    // Servers take it, and do nothing with it.
    ["groupBy=size&sort=name", ["a", "b", "c", "d"]],
    ["limit=-1&sort=name", ["a", "b", "c", "d"]],
    ["limit=0", []],
    ["start=-1&limit=1", ["b"]],
    ["limit=%2B1", ["b"]],
    ["limit=1&limit=2", ["b"]],
    ["count=1&limit=1", ["b"]],
    ["=name=a", ["a"]],
    ["sort=disk.name", ["a", "b", "c", "d"]],
    ["condition=name=a&limit=1", ["b"]],
    ["q=name=A", ["a"]],
    ["start=9", []],
  ])("%s finds %j", async (search, want) => {
    expect(await (await filled()).names(search)).toEqual(want);
  });

  test("tells how many there are to those who ask", async () => {
    const { query } = await filled();
    expect(await query("count=true&limit=1")).toEqual({ total: 4, schema: {} });
    const page = await query("replyWithCount=true&limit=1&q=size=2");
    expect([page.total, page.inventories.length]).toEqual([2, 1]);
    expect(await query()).not.toHaveProperty("total");
  });

  test("gives the fields that were asked for", async () => {
    const { query } = await filled();
    expect((await query("fields=name,%20size&limit=1")).inventories).toEqual([{ name: "b", size: 2 }]);
    expect((await query("fields=name&fields=size&limit=1")).inventories).toEqual([{ name: "b" }]);
  });

  test("always tells the Java types", async () => {
    const { query } = await filled();
    const { schema } = await query("limit=1");
    // No such class is known.
    expect(schema).toEqual({});
  });

  test.each([
    [
      "q=name",
      400,
      "Invalid query parameter. The 'name' in the parameter[q] doesn't contain any query operator.",
    ],
    [
      "q==name",
      400,
      "Invalid query parameter. The '=name' in parameter[q] is not a key-value pair split by =",
    ],
    ["limit=many", 400, "Invalid query parameter. 'limit' must be an integer"],
    ["limit=2147483648", 400, "Invalid query parameter. 'limit' must be an integer"],
    ["start=1.0", 400, "Invalid query parameter. 'start' must be an integer"],
    ["fields=,", 400, "Invalid query parameter. 'fields' contains zero field"],
  ])("%s is refused", async (search, status, text) => {
    const { mock } = node();
    const answer = await call(mock, `GET /v1/disks?${search}`, { session: "unknown" });
    expect(answer).toMatchObject({ status, body: expect.stringContaining(text), contentType: null });
  });

  test("has up to a thousand in a page", async () => {
    const { create, query } = node({ inventory: "empty" });
    await Promise.all(Array.from({ length: 1001 }, () => create({ name: "x" })));
    expect((await query()).inventories).toHaveLength(1000);
  });
});

test("many mocks do not share what they keep", async () => {
  const mocks: readonly Mock[] = [createMock(model), createMock(model)];
  const [a, b] = mocks as [Mock, Mock];
  await callJob(a, "POST /v1/disks", { session: a.openSession(), body: { params: { name: "one" } } });
  const { body } = await call(b, "GET /v1/disks?q=name=one", { session: b.openSession() });
  expect(body.inventories).toEqual([]);
});
