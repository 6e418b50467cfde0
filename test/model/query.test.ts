import { expect, test } from "vitest";
import { queryOf } from "../../src/model/query.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { modelOf } from "../text-files.ts";

const list = (items: string) => `{type: object, properties: {inventories: {type: array, items: ${items}}}}`;
const Q = "{name: q, in: query, schema: {type: array, items: {type: string}}}";
const COUNT = "{name: replyWithCount, in: query, schema: {type: boolean}}";

interface Given {
  readonly path?: string;
  readonly parameters?: string;
  readonly result?: string;
  readonly method?: string;
  readonly more?: string;
}

function queryIn({
  path = "/zstack/v1/vms",
  parameters = Q,
  result = list("{$ref: '#/components/schemas/Vm'}"),
  method = "get",
  more = "",
}: Given) {
  const model = modelOf({
    "openapi.yaml": `openapi: 3.1.0
info: {title: Queries, version: 1.0.0}
paths:
  ${path}:
    ${method}:
      operationId: AskForVms
      parameters: [${parameters}]
      ${more}
      responses: {'200': {description: ok, content: {application/json: {schema: ${result}}}}}
components:
  schemas:
    Vm: {type: object, properties: {uuid: {type: string}}}
    Ref: {type: object, properties: {vmUuid: {type: string}}}
    OpenRef: {allOf: [{$ref: '#/components/schemas/Ref'}, {type: object, additionalProperties: true}]}
    BigVm: {allOf: [{$ref: '#/components/schemas/Vm'}, {type: object, properties: {size: {type: integer}}}]}
    Vms: {type: array, items: {$ref: '#/components/schemas/Vm'}}
    NoVms: {type: [array, 'null'], items: {$ref: '#/components/schemas/Vm'}}
`,
  });
  return queryOf(model.operations[0]!, schemasOf(model));
}

test.each<[string, Given, { hasUuid: boolean | undefined } | undefined]>([
  ["with a list of inventories, whatever it is called", {}, { hasUuid: true }],
  [
    "of inventories without a uuid",
    { result: list("{$ref: '#/components/schemas/Ref'}") },
    { hasUuid: false },
  ],
  [
    "of inventories that may have one",
    { result: list("{$ref: '#/components/schemas/OpenRef'}") },
    { hasUuid: undefined },
  ],
  [
    "of inventories that have one by composition",
    { result: list("{$ref: '#/components/schemas/BigVm'}") },
    { hasUuid: true },
  ],
  ["of inventories of which nothing is said", { result: list("{}") }, { hasUuid: undefined }],
  ["of objects of which nothing is said", { result: list("{type: object}") }, { hasUuid: undefined }],
  [
    "with a list that is a model",
    { result: "{type: object, properties: {inventories: {$ref: '#/components/schemas/Vms'}}}" },
    { hasUuid: true },
  ],
  [
    "of a list that may be null",
    { result: "{type: object, properties: {inventories: {$ref: '#/components/schemas/NoVms'}}}" },
    undefined,
  ],
  [
    "with one inventory",
    { result: "{type: object, properties: {inventory: {$ref: '#/components/schemas/Vm'}}}" },
    undefined,
  ],
  [
    "with the whole answer as its result",
    { result: "{type: array, items: {$ref: '#/components/schemas/Vm'}}" },
    undefined,
  ],
  [
    "whose document does not say what it finds, but that it counts it",
    { result: "{type: object}", parameters: `${Q}, ${COUNT}` },
    { hasUuid: undefined },
  ],
  [
    "of which no more is said than how it went",
    { result: "{type: object, properties: {success: {type: boolean}}}", parameters: `${Q}, ${COUNT}` },
    { hasUuid: undefined },
  ],
  ["whose document says neither", { result: "{type: object}" }, undefined],
  [
    "that counts something else",
    { result: "{type: object, properties: {sum: {type: integer}}}", parameters: `${Q}, ${COUNT}` },
    undefined,
  ],
  [
    "that is said to give nothing back",
    { result: "{type: object}", parameters: `${Q}, ${COUNT}`, more: "x-zstack: {result: none}" },
    undefined,
  ],
  ["without q", { parameters: "{name: limit, in: query, schema: {type: integer}}" }, undefined],
  ["with q in a header", { parameters: "{name: q, in: header, schema: {type: string}}" }, undefined],
  [
    "with a parameter that the language has no room for",
    { parameters: `${Q}, {name: where, in: query, schema: {type: string}}` },
    undefined,
  ],
  [
    "with a part of its path that the language calls so",
    {
      path: "'/zstack/v1/vms/{limit}'",
      parameters: `${Q}, {name: limit, in: path, required: true, schema: {type: string}}`,
    },
    undefined,
  ],
  [
    "that must count",
    { parameters: `${Q}, {name: count, in: query, required: true, schema: {type: boolean}}` },
    undefined,
  ],
  [
    "with a body",
    { method: "post", more: "requestBody: {content: {application/json: {schema: {type: object}}}}" },
    undefined,
  ],
])("an operation %s", (_, given, want) => {
  const query = queryIn(given);
  expect(query && { hasUuid: query.hasUuid }).toEqual(want);
});
