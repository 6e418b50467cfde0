import { expect, test } from "vitest";
import { createMock } from "../../../src/mock/mock.ts";
import { call, tinyModel } from "../caller.ts";

/** What an action on a VM is told, with a result and without one. */
const action = (verb: string, result: string) => `
  /zstack/v1/vm-instances/{uuid}/actions#${verb.toLowerCase()}VmInstance${result}:
    put:
      operationId: ${verb}VmInstance${result}
      x-zstack: {execution: sync}
      parameters: [{name: uuid, in: path, required: true, schema: {type: string}}]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                ${verb.toLowerCase()}VmInstance${result}:
                  type: object
                  properties: {type: {type: string}, description: {type: string}, hostUuid: {type: string}}
      responses:
        '200':
          description: ok
          ${result === "" ? "content: {application/json: {schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/VmInstanceInventory'}}}}}" : ""}`;

const VERBS = ["Stop", "Reboot", "Destroy", "Start", "Protect", "Update", "Change"];
const model = tinyModel(
  `
  /zstack/v1/vm-instances:
    post:
      operationId: CreateVmInstance
      x-zstack: {execution: sync}
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {params: {type: object, properties: {type: {type: string}, description: {type: string}, hostUuid: {type: string}}}}}
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/VmInstanceInventory'}}}}}
    get:
      operationId: QueryVmInstance
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {inventories: {type: array, items: {$ref: '#/components/schemas/VmInstanceInventory'}}}}}}
${VERBS.flatMap((verb) => [action(verb, ""), action(verb, "Quietly")]).join("")}`,
  `
VmInstanceInventory:
  type: object
  properties: {uuid: {type: string}, type: {type: string}, description: {type: string}, hostUuid: {type: string}}
`,
);

const BEFORE = { type: "UserVm", description: "as created", hostUuid: "1".repeat(32) };
const TOLD = { type: "grace", description: "of the action", hostUuid: "2".repeat(32) };

test.each(
  VERBS.flatMap((verb) => [
    [verb, ""],
    [verb, "Quietly"],
  ]),
)("%sVmInstance%s: what is said of the action does not become the VM's", async (verb, result) => {
  const mock = createMock(model);
  const session = mock.openSession();
  const created = await call(mock, "POST /zstack/v1/vm-instances", { session, body: { params: BEFORE } });
  const { uuid } = created.body.inventory;
  const body = { [`${verb.toLowerCase()}VmInstance${result}`]: TOLD };
  const acted = await call(mock, `PUT /zstack/v1/vm-instances/${uuid}/actions`, { session, body });
  const found = await call(mock, `GET /zstack/v1/vm-instances/${uuid}`, { session });
  const changes = verb === "Update" || verb === "Change";
  const want = { uuid, ...(changes ? TOLD : { ...BEFORE, hostUuid: TOLD.hostUuid }) };
  expect(found.body.inventories).toEqual([want]);
  expect(acted.body).toEqual(result === "" ? { inventory: want } : {});
});
