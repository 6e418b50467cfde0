import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import type { ApiModel } from "../../src/model/model.ts";
import { call, callJob, projectModel, tinyModel } from "./caller.ts";

const project = projectModel();
const RESTORE = "PUT /zstack/v1/cdp-backups/actions";
const params = {
  name: "restored",
  groupId: 42,
  cdpTaskUuid: "5d0c1f6b7a8e4b93a2c4e6f801234567",
  instanceOfferingUuid: "aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa",
  l3NetworkUuids: ["bbbbbbbbbbbb4bbb8bbbbbbbbbbbbbbb"],
};

async function restore(given: object, mock = createMock(project)) {
  const body = { createVmFromCdpBackup: { ...params, ...given } };
  return (await callJob(mock, RESTORE, { body, session: mock.openSession() })).body.inventory;
}

describe("a payload with an example", () => {
  test("carries what the caller asked for", async () => {
    const vm = await restore({ description: "it's <new> & shiny", zoneUuid: "zone", type: "ApplianceVm" });
    expect(vm).toMatchObject({
      name: "restored",
      description: "it's <new> & shiny",
      instanceOfferingUuid: params.instanceOfferingUuid,
      zoneUuid: "zone",
      type: "ApplianceVm",
      memorySize: 8_589_934_592,
      state: "Running",
    });
  });

  test("mentions a new resource by the same uuid everywhere", async () => {
    const vm = await restore({});
    expect(vm.uuid).toMatch(/^[0-9a-f]{12}[1-5][0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    expect(vm.vmNics[0].vmInstanceUuid).toBe(vm.uuid);
    expect(vm.allVolumes[0].name).toBe(`Root-Volume-For-VM-${vm.uuid}`);
    expect(vm.allVolumes[0].uuid).toBe(vm.rootVolumeUuid);
    expect(vm.allVolumes[0].installPath).toContain(`/${vm.rootVolumeUuid}.qcow2`);
  });

  test("gives each new resource, and its parts, other uuids", async () => {
    const mock = createMock(project);
    const [a, b] = [await restore({}, mock), await restore({}, mock)];
    expect(a.uuid).not.toBe(b.uuid);
    expect(a.rootVolumeUuid).not.toBe(b.rootVolumeUuid);
    expect(a.vmNics[0].uuid).not.toBe(b.vmNics[0].uuid);
    expect(a.zoneUuid).toBe(b.zoneUuid);
  });

  test("puts the caller's network on the NIC", async () => {
    const vm = await restore({ defaultL3NetworkUuid: params.l3NetworkUuids[0] });
    expect(vm.vmNics[0].l3NetworkUuid).toBe(params.l3NetworkUuids[0]);
  });

  test("takes a resourceUuid for the new resource", async () => {
    const resourceUuid = "cccccccccccc4ccc8ccccccccccccccc";
    expect((await restore({ resourceUuid })).uuid).toBe(resourceUuid);
  });

  test.each<[object, string]>([
    [{ description: null }, "web server VM"],
    [{ description: 1 }, "1"],
    [JSON.parse('{"__proto__":{"state":"x"}}'), "web server VM"],
  ])("carries nothing but what there is: %j", async (given, description) => {
    expect(await restore(given)).toMatchObject({ description, state: "Running" });
  });
});

describe("a payload without an example", () => {
  const model = tinyModel(
    `
  /v1/disks:
    post:
      operationId: CreateDisk
      security: []
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties: {params: {type: object, properties: {name: {type: string}, size: {type: integer}}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [inventory]
                properties:
                  success: {type: boolean}
                  error: {type: [object, 'null']}
                  inventory: {$ref: '#/components/schemas/DiskInventory'}
    get:
      operationId: QueryDisk
      security: []
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [inventories]
                properties:
                  inventories: {type: array, minItems: 2, items: {$ref: '#/components/schemas/DiskInventory'}}
`,
    `
DiskInventory:
  type: object
  required: [uuid, name, size, hostUuid, parts, anything]
  properties:
    uuid: {type: string, minLength: 32, maxLength: 32}
    name: {type: string, maxLength: 3}
    code: {type: string, minLength: 10}
    size: {type: integer, format: int64, minimum: 9007199254740993}
    share: {type: number, exclusiveMinimum: 1, maximum: 2}
    small: {type: integer, exclusiveMaximum: 0}
    hostUuid: {type: string}
    state: {anyOf: [{type: string, enum: [On, Off]}, {type: string}]}
    createDate: {type: string}
    shared: {type: boolean}
    parent: {$ref: '#/components/schemas/DiskInventory'}
    parts: {type: array, items: {$ref: '#/components/schemas/PartInventory'}}
    nothing: {type: 'null'}
    anything: {}
PartInventory:
  allOf:
    - {type: object, required: [diskUuid], properties: {diskUuid: {type: string}}}
    - {type: object, required: [index], properties: {index: {type: integer, default: 5}}}
`,
  );

  test("is made up from the schema, and fits it", async () => {
    const mock = createMock(model);
    const created = await call(mock, "POST /v1/disks", { body: { params: {} } });
    expect(created.body.inventory).toMatchObject({ name: "nam", state: "On", parts: [{ index: 5 }] });
    expect(created.body.inventory).not.toHaveProperty("parent");
    expect(Object.keys(created.body)).toEqual(["inventory"]);
    expectValid(model, "CreateDisk", created.body);
    expectValid(model, "QueryDisk", (await call(mock, "GET /v1/disks")).body);
  });

  test("keeps integers that a number cannot hold", async () => {
    const response = await createMock(model).fetch(new Request("http://mock/v1/disks"));
    expect(await response.text()).toContain('"size":9007199254740993');
  });

  test("has parts that refer to the whole", async () => {
    const { inventory } = (await call(createMock(model), "POST /v1/disks", { body: {} })).body;
    expect(inventory.parts[0].diskUuid).toBe(inventory.uuid);
  });

  test("carries what the caller asked for", async () => {
    const body = { params: { name: "abc", size: 9_007_199_254_740_992, shared: "yes" } };
    const { inventory } = (await call(createMock(model), "POST /v1/disks", { body })).body;
    expect(inventory).toMatchObject({ name: "abc", shared: true });
  });

  test("is the same however often it is read", async () => {
    const mock = createMock(model);
    expect(await call(mock, "GET /v1/disks")).toEqual(await call(mock, "GET /v1/disks"));
  });
});

test("every operation of the project answers as its schema says", async () => {
  const mock = createMock(project, { runningPolls: 0 });
  expectValid(project, "CreateVmFromCdpBackup", { inventory: await restore({}, mock) });
  const session = mock.openSession();
  const path = `/zstack/v1/accounts/sessions/${session}`;
  expectValid(project, "ValidateSession", (await call(mock, `GET ${path}/valid`)).body);
  expectValid(project, "LogOut", (await call(mock, `DELETE ${path}`)).body);
});

/** Checks a body against the schema of the operation's 200, with an ordinary validator. */
function expectValid(model: ApiModel, operationId: string, body: unknown): void {
  const operation = model.operations.find((each) => each.operationId === operationId);
  const pointer = operation?.responses.find(({ status }) => status === "200")?.schema?.pointer;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(JSON.parse(JSON.stringify(model.document, narrow)), "spec");
  const validate = ajv.compile({ $ref: `spec#${pointer}` });
  validate(body);
  expect(validate.errors).toBeNull();
}

function narrow(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
