import { describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { call, callJob, projectModel, tinyModel } from "./caller.ts";

/** Two actions on one path, whose parameter each names differently, beside a query and a deletion. */
const vms = tinyModel(
  `
  /zstack/v1/vms/{uuid}/actions#startVm:
    put:
      operationId: StartVm
      parameters: [{name: uuid, in: path, required: true, schema: {type: string}}]
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {startVm: {type: object, properties: {hostUuid: {type: string}}}}}
      responses: &vm
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/VmInventory'}}}
              example: {inventory: {uuid: 11111111111141118111111111111111, name: one, state: Running, hostUuid: null}}
        '202': {description: accepted}
  /zstack/v1/vms/{vmUuid}/actions#renameVm:
    put:
      operationId: RenameVm
      parameters: [{name: vmUuid, in: path, required: true, schema: {type: string}}]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                renameVm: {type: object, required: [name], properties: {name: {type: string}}}
      responses: *vm
  /zstack/v1/vms/{uuid}:
    get:
      operationId: GetVm
      parameters: &uuid
        - {name: uuid, in: path, required: true, schema: {type: string}}
        - {name: fields, in: query, required: true, schema: {type: array, items: {type: string}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties: {inventories: {type: array, items: {$ref: '#/components/schemas/VmInventory'}}}
    delete:
      operationId: DeleteVm
      parameters: [{name: uuid, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: gone}}
  /zstack/v1/vms/count:
    get:
      operationId: CountVms
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {total: {type: integer, minimum: 3}}}}}
`,
  `
VmInventory:
  type: object
  properties:
    uuid: {type: string}
    name: {type: string}
    state: {type: string}
    hostUuid: {type: string}
`,
);

const VM = "22222222222242228222222222222222";

describe("actions on one path", () => {
  const path = `PUT /zstack/v1/vms/${VM}/actions`;

  test("are told apart by the key in the body", async () => {
    const mock = createMock(vms);
    const session = mock.openSession();
    await callJob(mock, path, { session, body: { startVm: {} } });
    await callJob(mock, path, { session, body: { renameVm: { name: "two" } } });
    expect(mock.exchanges.flatMap(({ operationId }) => operationId ?? [])).toEqual(["StartVm", "RenameVm"]);
  });

  test("read their path parameter by its own name", async () => {
    const mock = createMock(vms);
    const session = mock.openSession();
    const started = await callJob(mock, path, { session, body: { startVm: { hostUuid: VM } } });
    expect(started.body).toEqual({ inventory: { uuid: VM, name: "one", state: "Running", hostUuid: VM } });
    const renamed = await callJob(mock, path, { session, body: { renameVm: { name: "two" } } });
    expect(renamed.body.inventory).toMatchObject({ name: "two", state: "Running" });
  });

  test.each<object>([{}, { stopVm: {} }, { constructor: {} }])(
    "refuse a body without one of them: %j",
    async (body) => {
      const answer = await call(createMock(vms), path, { session: "any", body });
      expect(answer).toMatchObject({
        status: 400,
        body: `the body doesn't contain action mapping to the URL[/v1/vms/${VM}/actions]`,
      });
    },
  );
});

describe("a path", () => {
  test.each<[string, number, unknown]>([
    ["GET /zstack/v1/vms/count", 200, { total: 3 }],
    [`DELETE /zstack/v1/vms/${VM}`, 200, {}],
    [`GET /zstack/v1/vms/${VM}?fields=a&fields=b`, 200, { inventories: [{ uuid: VM }] }],
    [`GET /zstack/v1/vms/${VM}?fields.0=a`, 200, { inventories: [{ uuid: VM }] }],
    [`GET /zstack/v1/vms/${VM}`, 503, { error: { code: "SYS.1007" } }],
    [`PUT /zstack/v1/vms/${VM}`, 500, ""],
    [`POST /zstack/v1/vms/${VM}`, 500, `No creational API found for the path[/zstack/v1/vms/${VM}]`],
    [
      `GET /zstack/v1/%76ms/${VM}/actions`,
      500,
      `No query API found for the path[/zstack/v1/%76ms/${VM}/actions]`,
    ],
    [
      `DELETE /zstack/v1/vms/${VM}/actions`,
      500,
      `No delete API found for the path[/zstack/v1/vms/${VM}/actions]`,
    ],
    [`PATCH /zstack/v1/vms/${VM}`, 405, "Request method 'PATCH' not supported"],
    ["GET /zstack/v1/vms", 404, "no api mapping to /v1/vms"],
    ["GET /zstack/v1/%76ms/count", 200, { total: 3 }],
    ["GET /zstack/v1/vms/a%2Fb", 404, "no api mapping to /v1/vms/a/b"],
    ["GET /zstack/v1/%E0%A4%A", 404, "no api mapping to /v1/%E0%A4%A"],
    ["GET /", 404, "no api mapping to /"],
  ])("%s answers %d", async (line, status, body) => {
    const mock = createMock(vms);
    const answer = await call(mock, line, { session: mock.openSession() });
    expect(answer.status).toBe(status);
    if (typeof body === "string") expect(answer.body).toBe(body);
    else expect(answer.body).toMatchObject(body as object);
  });

  test.each([{}, { params: {} }])("that has no action takes no PUT of %j", async (body) => {
    const answer = await call(createMock(vms), `PUT /zstack/v1/vms/${VM}`, { session: "any", body });
    expect([answer.status, answer.body]).toEqual([
      400,
      `the body doesn't contain action mapping to the URL[/v1/vms/${VM}]`,
    ]);
  });

  test("with a single operation takes any method", async () => {
    const mock = createMock(projectModel());
    const init = { session: mock.openSession(), body: { createVmFromCdpBackup: {} } };
    expect((await call(mock, "POST /zstack/v1/cdp-backups/actions", init)).status).toBe(202);
  });

  test("that is unknown is so before anything is asked of the caller", async () => {
    const answer = await call(createMock(projectModel()), "PUT /zstack/v1/nothing", { body: {} });
    expect(answer).toEqual({ status: 404, body: "no api mapping to /v1/nothing", contentType: null });
  });
});

test.each(["", " ", "null"])("actions on one path find nothing in the body %j", async (body) => {
  const path = `PUT /zstack/v1/vms/${VM}/actions`;
  expect(await call(createMock(vms), path, { session: "any", body })).toMatchObject({
    status: 500,
    body: "",
  });
});

test("an operation that is not a job misses its session at once", async () => {
  const answer = await call(createMock(vms), "GET /zstack/v1/vms/count", { session: "unknown" });
  expect(answer).toMatchObject({ status: 503, body: { error: { code: "ID.1001" } } });
});
