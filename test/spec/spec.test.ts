import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { load } from "../../src/load/load.ts";
import { childPointer } from "../../src/load/pointer.ts";
import { build } from "../../src/model/build.ts";
import type { JsonObject, PropertyModel, SchemaModel, Text } from "../../src/model/model.ts";
import { DOCUMENTED } from "./documented.ts";

const bundle = load("spec/openapi.yaml");
const { model, problems } = build(bundle);
const schemas = new Map(model.schemas.map(({ name, schema }) => [name, schema]));
const operation = (id: string) => model.operations.find(({ operationId }) => operationId === id)!;
const createVm = operation("CreateVmFromCdpBackup");

test("the spec has no faults", () => {
  expect([...bundle.problems, ...problems]).toEqual([]);
});

test("CreateVmFromCdpBackup is described as servers run it and as the page has it", () => {
  expect(createVm).toMatchObject({
    method: "PUT",
    path: "/zstack/v1/cdp-backups/actions",
    tag: "CDP Operations",
    since: "4.5.0",
    execution: "job",
    documentedExecution: "sync",
    authenticated: true,
    body: { wrapper: "createVmFromCdpBackup", actionKey: "createVmFromCdpBackup", documentedKey: "params" },
    result: { kind: "property", property: "inventory", schema: { kind: "ref", name: "VmInstanceInventory" } },
  });
  expect(createVm.category["zh-CN"]).toEqual([
    "平台运维",
    "灾备管理",
    "持续数据保护(CDP)",
    "持续数据保护(CDP)相关接口",
  ]);
});

describe("the request", () => {
  // The page's wrapper key is not the one servers know.
  const fields = new Map(
    walk(createVm.body?.schema).map(({ path, property }) => [
      path.replace(/^createVmFromCdpBackup\b/, "params"),
      property,
    ]),
  );

  test("has the documented fields in their order, and no other", () => {
    expect([...fields.keys()]).toEqual(DOCUMENTED.request.map(([path]) => path));
  });

  test.each(DOCUMENTED.request)("has %s as %s, required: %s", (path, javaType, required) => {
    const property = fields.get(path);
    expect(property).toMatchObject({ required, schema: { javaType } });
  });

  test.each([
    ["params.name", { maxLength: 255 }],
    ["params.description", { maxLength: 2048 }],
    ["params.groupId", { minimum: 1 }],
    ["params.cdpTaskUuid", { minLength: 32, maxLength: 32 }],
  ])("bounds %s by %o", (path, limits) => {
    expect(fields.get(path)?.schema.limits).toEqual(limits);
  });
});

/**
 * What is null in some state: of a VM that was just created or is stopped, of a NIC without an address, of a volume that
 * is detached or not instantiated.
 *
 * @see zstackio/zstack 5.2.1 VmInstanceManagerImpl.java:1138, VmNicVO.java, VolumeManagerImpl.java:577 and :1011
 */
const NULL_AT_TIMES: ReadonlySet<string> = new Set([
  ...[
    "zoneUuid",
    "clusterUuid",
    "imageUuid",
    "hostUuid",
    "lastHostUuid",
    "instanceOfferingUuid",
    "rootVolumeUuid",
    "defaultL3NetworkUuid",
    "hypervisorType",
    "allocatorStrategy",
  ].map((name) => `inventory.${name}`),
  ...["vmInstanceUuid", "ip", "netmask", "gateway"].map((name) => `inventory.vmNics.${name}`),
  ...[
    "primaryStorageUuid",
    "vmInstanceUuid",
    "rootImageUuid",
    "installPath",
    "format",
    "actualSize",
    "deviceId",
  ].map((name) => `inventory.allVolumes.${name}`),
]);

describe("the response", () => {
  const ok = createVm.responses.find(({ status }) => status === "200")!;
  const fields = new Map(walk(ok.schema).map(({ path, property }) => [path, property]));
  const example = ok.examples[0]?.value as JsonObject;

  test("has the documented fields in their order", () => {
    const documented = [...fields].filter(([, { undocumented }]) => undocumented === undefined);
    expect(documented.map(([path]) => path)).toEqual(DOCUMENTED.response.map(([path]) => path));
  });

  test.each(DOCUMENTED.response)("has %s as %s, documented as required: %s", (path, javaType, required) => {
    const property = fields.get(path)!;
    expect(property.schema.javaType).toBe(javaType);
    // Servers leave nulls out: only what the documented example shows, and no state is without, can be relied on.
    expect(property.required).toBe(
      required && occursIn(example, path.split(".")) && !NULL_AT_TIMES.has(path),
    );
    expect(property.required || property.documentedRequired).toBe(required);
  });

  test.each([
    "inventory.internalId",
    "inventory.reservedMemorySize",
    "inventory.vmNics.usedIpUuid",
    "inventory.vmNics.state",
    "inventory.vmNics.usedIps.metaData",
    "inventory.vmNics.usedIps.ipInBinary",
    "inventory.allVolumes.lastAttachDate",
    "inventory.allVolumes.protocol",
    "inventory.vmCdRoms.protocol",
    "error.location",
    "error.cost",
  ])("has %s, which is on the wire but not on the page, with its source", (path) => {
    expect(fields.get(path)).toMatchObject({ required: false, undocumented: expect.stringMatching(/\w/) });
  });
});

describe("responses are as servers send them:", () => {
  test.each([
    ["200", "application/json"],
    ["202", "application/json"],
    ["400", "text/plain"],
    ["403", "text/plain"],
    ["404", "text/plain"],
    ["429", "text/plain"],
    ["500", "text/plain"],
    ["503", "application/json"],
  ])("%s as %s", (status, mediaType) => {
    expect(createVm.responses.find((response) => response.status === status)?.mediaType).toBe(mediaType);
  });
});

describe("companions", () => {
  test.each([
    ["LogInByAccount", "PUT", "/zstack/v1/accounts/login", "property"],
    ["LogOut", "DELETE", "/zstack/v1/accounts/sessions/{sessionUuid}", "none"],
    ["ValidateSession", "GET", "/zstack/v1/accounts/sessions/{sessionUuid}/valid", "body"],
    ["GetApiJob", "GET", "/zstack/v1/api-jobs/{uuid}", "body"],
  ])("%s is %s %s, answered at once and without a session", (id, method, path, result) => {
    expect(operation(id)).toMatchObject({
      method,
      path,
      execution: "sync",
      authenticated: false,
      result: { kind: result },
    });
  });
});

describe("examples validate against their schemas:", () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ ...model.document, $id: "spec" } as object);
  const bodies = model.operations.flatMap(({ operationId, body, responses }) =>
    [
      ...(body === undefined
        ? []
        : [
            {
              what: "request",
              pointer: body.pointer,
              mediaType: "application/json",
              examples: body.examples,
            },
          ]),
      ...responses.map(({ status, pointer, mediaType, examples }) => ({
        what: status,
        pointer,
        mediaType,
        examples,
      })),
    ].flatMap(({ what, pointer, mediaType, examples }) =>
      examples.map(({ name, value }) => ({
        name: `${operationId} ${what} ${name}`,
        schema: `spec#${childPointer(pointer, "content", mediaType ?? "", "schema")
          .split("/")
          .map(encodeURIComponent)
          .join("/")}`,
        value,
      })),
    ),
  );

  test.each(bodies.map((body) => [body.name, body] as const))("%s", (_, { schema, value }) => {
    const validate = ajv.compile({ $ref: schema });
    validate(value);
    expect(validate.errors).toBeNull();
  });

  test("there is one of the request, the result, the job and the failure of CreateVmFromCdpBackup", () => {
    const names = bodies.map(({ name }) => name).join("\n");
    for (const what of ["request", "200", "202", "503"])
      expect(names).toContain(`CreateVmFromCdpBackup ${what} `);
  });

  test("the page's spelling of integers is valid too, and a wrong type is not", () => {
    const { schema, value } = bodies.find(({ name }) => name.startsWith("CreateVmFromCdpBackup 200"))!;
    const validate = ajv.compile({ $ref: schema });
    const asOnThePage = JSON.stringify(value).replace(
      '"memorySize":8589934592',
      '"memorySize":8.589934592E9',
    );
    expect(asOnThePage).toContain("8.589934592E9");
    expect(validate(JSON.parse(asOnThePage))).toBe(true);
    expect(validate(JSON.parse(asOnThePage.replace('"cpuNum":1', '"cpuNum":1.5')))).toBe(false);
    expect(validate({})).toBe(false);
  });
});

describe("words stand in both languages:", () => {
  const texts: [string, Text][] = [
    ...model.tags.map(({ name, description }): [string, Text] => [`tag ${name}`, description]),
    ...model.schemas.map(({ name, schema }): [string, Text] => [name, schema.description]),
    ...model.schemas.flatMap(({ name, schema }) =>
      ownFields(schema).map(({ name: field, schema: { description } }): [string, Text] => [
        `${name}.${field}`,
        description,
      ]),
    ),
    ...model.operations.flatMap(({ operationId, summary, description, parameters, responses, body }) => [
      [`${operationId} summary`, summary] as [string, Text],
      [operationId, description] as [string, Text],
      ...parameters.map(({ name, schema }): [string, Text] => [`${operationId} ${name}`, schema.description]),
      ...responses.map(({ status, description: text }): [string, Text] => [`${operationId} ${status}`, text]),
      ...walk(body?.schema).map(({ path, property }): [string, Text] => [
        `${operationId} ${path}`,
        property.schema.description,
      ]),
    ]),
  ];

  test.each(texts)("%s", (_, text) => {
    expect(text.en).toMatch(/^[^\u4e00-\u9fff]{5,}$/);
    expect(text["zh-CN"]).toMatch(/[\u4e00-\u9fff]/);
  });
});

/** Every field below a schema by its path, references and items followed; a reference into itself is not. */
function walk(
  schema: SchemaModel | undefined,
  path: readonly string[] = [],
  within: readonly string[] = [],
): { path: string; property: PropertyModel }[] {
  switch (schema?.kind) {
    case "ref":
      return within.includes(schema.name)
        ? []
        : walk(schemas.get(schema.name), path, [...within, schema.name]);
    case "array":
      return walk(schema.items, path, within);
    case "object":
      return schema.properties.flatMap((property) => {
        const at = [...path, property.name];
        return [{ path: at.join("."), property }, ...walk(property.schema, at, within)];
      });
    default:
      return [];
  }
}

function ownFields(schema: SchemaModel): readonly PropertyModel[] {
  return schema.kind === "object" ? schema.properties : [];
}

function occursIn(value: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  if (Array.isArray(value)) return value.some((item) => occursIn(item, path));
  return (
    value !== null &&
    typeof value === "object" &&
    name in value &&
    occursIn((value as JsonObject)[name], rest)
  );
}
