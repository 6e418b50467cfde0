import { describe, expect, test } from "vitest";
import { describeOperation } from "../../src/console/describe.ts";
import type { FieldDescription, OperationDescription } from "../../src/console/description.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { operationOf, specOf } from "../model/spec-builder.ts";
import { modelOf } from "../text-files.ts";
import { projectModel } from "./started.ts";

/** The only operation of a spec, described. */
function described(operation: string, options: Parameters<typeof specOf>[1] = {}): OperationDescription {
  const model = modelOf(specOf(operation, options));
  return describeOperation(model.operations[0]!, schemasOf(model));
}

function bodyFields(schema: string): readonly FieldDescription[] {
  return described(operationOf({ body: `{type: object, properties: {params: ${schema}}}` })).fields;
}

const named = (fields: readonly FieldDescription[], name: string) =>
  fields.find((field) => field.name === name);

describe("CreateVmFromCdpBackup", () => {
  const model = projectModel();
  const operation = model.operations.find(({ operationId }) => operationId === "CreateVmFromCdpBackup")!;
  const it = describeOperation(operation, schemasOf(model));

  test("is called as the generated package calls it", () => {
    expect(it.spec).toEqual({
      id: "CreateVmFromCdpBackup",
      method: "PUT",
      path: "/zstack/v1/cdp-backups/actions",
      body: { key: "createVmFromCdpBackup", documentedKey: "params" },
      result: "inventory",
      job: true,
    });
  });

  test("begins with the spec's example", () => {
    expect(it.example.params).toMatchObject({ name: "web-01-restored", groupId: 42, type: "UserVm" });
    expect(it.example.systemTags).toEqual(["hostname::web-01-restored"]);
    expect(it.example.userTags).toEqual(["restored"]);
  });

  test("has every param with its limits and texts", () => {
    expect(it.fields).toHaveLength(18);
    expect(named(it.fields, "name")).toMatchObject({
      required: true,
      value: { kind: "string", maxLength: 255 },
    });
    expect(named(it.fields, "groupId")?.value).toMatchObject({
      kind: "integer",
      format: "int64",
      minimum: "1",
    });
    expect(named(it.fields, "type")?.value).toMatchObject({
      kind: "string",
      values: ["UserVm", "ApplianceVm"],
    });
    expect(named(it.fields, "l3NetworkUuids")).toMatchObject({
      required: true,
      documentedRequired: true,
      value: { kind: "array", items: { kind: "string" } },
    });
    for (const { description } of it.fields) {
      expect(description.en).not.toBe("");
      expect(description["zh-CN"]).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

test("bounds beyond 2^53 keep their digits", () => {
  const [size] = bodyFields(
    "{type: object, properties: {size: {type: integer, maximum: 9223372036854775807}}}",
  );
  expect(size?.value).toMatchObject({ maximum: "9223372036854775807" });
});

test("what a form cannot show well is edited as JSON", () => {
  const kinds = Object.fromEntries(
    bodyFields(`{type: object, properties: {
      nested: {type: object, properties: {a: {type: boolean}}},
      map: {type: object, additionalProperties: {type: string}},
      anything: {}, either: {oneOf: [{type: string}, {type: integer}]},
      hostUuids: {type: array}, userTags: {type: array, items: {}},
      lists: {type: array, items: {type: array, items: {type: string}}}, free: {type: array}
    }}`).map(({ name, value }) => [name, value.kind]),
  );
  expect(kinds).toEqual({
    nested: "object",
    map: "json",
    anything: "json",
    // What they hold is told by their names.
    hostUuids: "array",
    userTags: "array",
    either: "json",
    lists: "json",
    free: "json",
  });
});

test("a model inside itself is unfolded once", () => {
  const rest =
    "components: {schemas: {Node: {type: object, properties: {name: {type: string}, next: {$ref: '#/components/schemas/Node'}}}}}";
  const body =
    "{type: object, properties: {params: {type: object, properties: {node: {$ref: '#/components/schemas/Node'}}}}}";
  const { fields } = described(operationOf({ body }), { rest });
  const node = named(fields, "node")?.value;
  expect(node?.kind).toBe("object");
  expect(node?.kind === "object" && named(node.fields, "next")?.value.kind).toBe("json");
});

test("a field that is in the path as well is asked for once", () => {
  const parameters =
    "parameters: [{name: uuid, in: path, required: true, schema: {type: string}}, {name: q, in: query, schema: {type: string}}]";
  const body =
    "{type: object, properties: {params: {type: object, properties: {uuid: {type: string}, name: {type: string}}}}}";
  const { fields, spec } = described(operationOf({ body, extra: parameters }), { path: "/v1/things/{uuid}" });
  expect(fields.map(({ name, place }) => `${place} ${name}`)).toEqual(["path uuid", "query q", "body name"]);
  expect(spec).toMatchObject({ path: "/v1/things/{uuid}", pathParams: ["uuid"], queryParams: ["q"] });
});
