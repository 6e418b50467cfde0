/** CreateVmFromCdpBackup as the spec has it: the page's fields, the servers' behaviour. */

import type { OperationModel, SchemaModel } from "../../src/model/model.ts";
import { body, integer, list, number, object, operation, ref, response, string, text } from "./api-model.ts";

const long = { javaType: "long" };
const texts = () => list(string(), { javaType: "List" });

const params = object({
  "name!": string({
    javaType: "String",
    description: text("Name of the VM", "云主机名称"),
    limits: { maxLength: 255 },
  }),
  "groupId!": integer({ ...long, limits: { minimum: 1, maximum: 9223372036854775807n } }, "int64"),
  "cdpTaskUuid!": string({ limits: { minLength: 32, maxLength: 32 } }),
  "instanceOfferingUuid!": string(),
  defaultL3NetworkUuid: string(),
  "l3NetworkUuids!": texts(),
  type: string({ values: ["UserVm", "ApplianceVm"] }),
  zoneUuid: string(),
  clusterUuid: string(),
  hostUuid: string(),
  primaryStorageUuidForRootVolume: string(),
  primaryStorageUuidForDataVolume: string(),
  recoverBandwidth: integer({ ...long, default: 0 }, "int64"),
  description: string(),
  rootVolumeSystemTags: texts(),
  dataVolumeSystemTags: texts(),
  resourceUuid: string(),
  tagUuids: texts(),
});

export const createVm: OperationModel = operation({
  operationId: "CreateVmFromCdpBackup",
  method: "PUT",
  path: "/zstack/v1/cdp-backups/actions",
  tag: "CDP Operations",
  summary: text("Create a VM from a recovery point", "从恢复点创建云主机"),
  description: text("Restores a recovery point.\n\nAs a new VM.", "恢复一个恢复点。"),
  category: { en: ["Operations", "CDP"], "zh-CN": ["平台运维", "持续数据保护"] },
  since: "4.5.0",
  execution: "job",
  documentedExecution: "sync",
  body: body("createVmFromCdpBackup", params, { documentedKey: "params" }),
  result: { kind: "property", property: "inventory", schema: ref("VmInstanceInventory") },
  responses: [
    response("200", {
      schema: object({ "error?": ref("ErrorCode"), "inventory!": ref("VmInstanceInventory") }),
      examples: [
        {
          name: "vm",
          summary: text("A VM", "一台云主机"),
          value: { inventory: { memorySize: 9007199254740993n, cpuNum: 1 } },
        },
      ],
    }),
    response("202", {
      schema: object({ "location!": string() }),
      examples: [{ name: "job", summary: undefined, value: { location: "http://mn/zstack/v1/api-jobs/1" } }],
    }),
    response("400", {
      mediaType: "text/plain",
      schema: string(),
      examples: [{ name: "bad", summary: undefined, value: 'a "bad" header' }],
    }),
    response("503", {
      description: text("It failed.", "操作失败了。"),
      schema: object({ "error!": ref("ErrorCode") }),
      examples: [{ name: "failed", summary: undefined, value: { error: { code: "SYS.1006" } } }],
    }),
  ],
  sources: ["https://example.com/page?a=1&b=(2)", "RestServer.java:445"],
});

export const schemas: Readonly<Record<string, SchemaModel>> = {
  ErrorCode: object(
    { "code!": string(), "details?": string(), cause: ref("ErrorCode") },
    { description: text("Why it failed", "失败原因") },
  ),
  UsedIpInventory: object({
    "ip?": string({ since: "3.0" }),
    metaData: { undocumented: "UsedIpInventory.java" },
  }),
  VmInstanceInventory: object(
    {
      "uuid!": string({ javaType: "String" }),
      "cpuSpeed?": integer({ javaType: "Long" }, "int64"),
      load: number({ deprecated: true, nullable: true }),
      "vmNics!": list(ref("VmNicInventory"), { javaType: "List" }),
      internalId: { undocumented: "VmInstanceInventory.java", schema: integer() },
    },
    { javaType: "VmInstanceInventory", description: text("A VM", "云主机") },
  ),
  VmNicInventory: object({
    "mac!": string(),
    "usedIps?": list(ref("UsedIpInventory"), { javaType: "List" }),
  }),
};
