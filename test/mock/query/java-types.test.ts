import { expect, test } from "vitest";
import { createMock } from "../../../src/mock/mock.ts";
import { javaClassOf } from "../../../src/mock/query/java-classes.ts";
import { call, tinyModel } from "../caller.ts";

test.each([
  ["VmNicInventory", "org.zstack.header.vm.VmNicInventory"],
  ["UsedIpInventory", "org.zstack.header.network.l3.UsedIpInventory"],
  ["VolumeInventory", "org.zstack.header.volume.VolumeInventory"],
  ["ZoneInventory", "org.zstack.header.zone.ZoneInventory"],
  ["SessionInventory", "org.zstack.header.identity.SessionInventory"],
  ["ErrorCode", "org.zstack.header.errorcode.ErrorCode"],
  ["AccessKeyInventory", "org.zstack.accessKey.AccessKeyInventory"],
  ["QuotaUsage", "org.zstack.header.identity.Quota$QuotaUsage"],
  ["PolicyStatementEffect", "org.zstack.header.identity.StatementEffect"],
  // Two classes are called so.
  ["EmergencyLevel", undefined],
  ["DiskInventory", undefined],
  ["constructor", undefined],
])("behind %s is %s", (model, want) => {
  expect(javaClassOf(model)).toBe(want);
});

test("lists and values of a body that is no envelope have their classes as well", async () => {
  const model = tinyModel(
    `
  /v1/candidates:
    get:
      operationId: GetCandidates
      security: []
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  total: {type: integer}
                  hosts: {type: array, items: {$ref: '#/components/schemas/HostInventory'}}
                  task: {$ref: '#/components/schemas/LongJobInventory'}
                  other: {$ref: '#/components/schemas/NobodyKnows'}
              example:
                total: 2
                hosts: [{uuid: a}, {uuid: b}]
                task: {state: Running}
                other: {host: {uuid: c}}
`,
    `
HostInventory: {type: object, properties: {uuid: {type: string}}}
LongJobInventory: {type: object, properties: {state: {$ref: '#/components/schemas/LongJobState'}}}
LongJobState: {type: string}
NobodyKnows: {type: object, properties: {host: {$ref: '#/components/schemas/HostInventory'}}}
`,
  );
  const headers = { "X-JSON-Schema": "true" };
  const { schema } = (await call(createMock(model), "GET /v1/candidates", { headers })).body;
  expect(schema).toEqual({
    "hosts[0]": "org.zstack.header.host.HostInventory",
    "hosts[1]": "org.zstack.header.host.HostInventory",
    task: "org.zstack.header.longjob.LongJobInventory",
    "task.state": "org.zstack.header.longjob.LongJobState",
    "other.host": "org.zstack.header.host.HostInventory",
  });
});
