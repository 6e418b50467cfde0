/** Single edits of operations. */
import type { JsonObject } from "../../../src/model/model.ts";
import { type Edit, jsonOf, type Mutable, PLACES } from "./schema-edits.ts";

type OperationEdit = readonly [
  name: string,
  edit: (operation: Mutable, document: Mutable, place: Place) => unknown,
];

interface Place {
  readonly path: string;
  readonly method: string;
}

const parametersOf = (operation: Mutable) => (operation.parameters ??= []) as Mutable[];

function addingParameter(place: string, required: boolean): OperationEdit {
  return [
    `${required ? "required" : "optional"} ${place} parameter`,
    (operation) =>
      void parametersOf(operation).push({ name: "Added", in: place, required, schema: { type: "string" } }),
  ];
}

function withParameter(name: string, edit: (parameter: Mutable) => void): OperationEdit {
  return [
    name,
    (operation) => {
      const parameter: Mutable = { name: "Added", in: "query", schema: { type: "string" } };
      parametersOf(operation).push(parameter);
      edit(parameter);
    },
  ];
}

const OPERATION_EDITS: readonly OperationEdit[] = [
  [
    "operation removed",
    (_, document, { path, method }) => void delete ((document.paths as Mutable)[path] as Mutable)[method],
  ],
  ["operationId", (operation) => void (operation.operationId = `${operation.operationId}Renamed`)],
  [
    "path",
    (_, document, { path }) => {
      const paths = document.paths as Mutable;
      paths[path.replace("/v1/", "/v2/")] = paths[path];
      delete paths[path];
    },
  ],
  [
    "method",
    (operation, document, { path, method }) => {
      const item = (document.paths as Mutable)[path] as Mutable;
      if (item.patch !== undefined || method === "get") return false;
      item.patch = operation;
      delete item[method];
    },
  ],
  ["deprecated operation", (operation) => void (operation.deprecated = true)],
  ["summary", (operation) => void (operation.summary = "Other words")],
  ["operation description", (operation) => void (operation.description = "Other words")],
  ["tags", (operation) => void (operation.tags = ["Other"])],
  ["security dropped", (operation) => void (operation.security = [])],
  ["security with one way", (operation) => void (operation.security = [{ oauth: [] }])],
  [
    "security spelt out",
    (operation, document) =>
      operation.security === undefined ? void (operation.security = document.security) : false,
  ],
  [
    "security inherited",
    (operation) => (operation.security === undefined ? false : void delete operation.security),
  ],
  addingParameter("query", true),
  addingParameter("query", false),
  addingParameter("header", true),
  addingParameter("header", false),
  addingParameter("cookie", false),
  [
    "requestBody removed",
    (operation) => (operation.requestBody === undefined ? false : void delete operation.requestBody),
  ],
  [
    "requestBody required",
    ({ requestBody }) =>
      requestBody === undefined
        ? false
        : void ((requestBody as Mutable).required = (requestBody as Mutable).required !== true),
  ],
  [
    "request media type added",
    ({ requestBody }) =>
      requestBody === undefined
        ? false
        : void (((requestBody as Mutable).content as Mutable)["text/plain"] = { schema: { type: "string" } }),
  ],
  ["error response added", ({ responses }) => void ((responses as Mutable)["418"] = { description: "no" })],
  ["success response added", ({ responses }) => void ((responses as Mutable)["204"] = { description: "no" })],
  [
    "error response removed",
    ({ responses }) => ("503" in (responses as Mutable) ? void delete (responses as Mutable)["503"] : false),
  ],
  [
    "success response removed",
    ({ responses }) => ("202" in (responses as Mutable) ? void delete (responses as Mutable)["202"] : false),
  ],
  [
    "response header",
    ({ responses }) =>
      void okOf(responses, (ok) => void (ok.headers = { "X-Added": { schema: { type: "string" } } })),
  ],
  [
    "required response header",
    ({ responses }) =>
      void okOf(
        responses,
        (ok) => void (ok.headers = { "X-Added": { required: true, schema: { type: "string" } } }),
      ),
  ],
  [
    "response media type added",
    ({ responses }) =>
      okOf(responses, (ok) =>
        ok.content === undefined
          ? false
          : void ((ok.content as Mutable)["text/plain"] = { schema: { type: "string" } }),
      ),
  ],
  [
    "response description",
    ({ responses }) => void okOf(responses, (ok) => void (ok.description = "Other words")),
  ],
  [
    "response link",
    ({ responses }) => void okOf(responses, (ok) => void (ok.links = { next: { operationId: "GetApiJob" } })),
  ],
  [
    "callback",
    (operation) =>
      void (operation.callbacks = {
        done: {
          "{$request.header.X-Web-Hook}": {
            post: {
              requestBody: { content: { "application/json": { schema: { type: "object" } } } },
              responses: { "200": { description: "ok" } },
            },
          },
        },
      }),
  ],
  ["server of an operation", (operation) => void (operation.servers = [{ url: "http://other" }])],
  [
    "execution",
    (operation) => {
      const extension = (operation["x-zstack"] ??= {}) as Mutable;
      extension.execution = extension.execution === "job" ? "sync" : "job";
    },
  ],
  [
    "wrapper key",
    (operation) => {
      const body = jsonOf(operation.requestBody);
      const extension = operation["x-zstack"] as Mutable | undefined;
      const key = extension?.action as string | undefined;
      const properties = body?.properties as Mutable | undefined;
      if (key === undefined || properties?.[key] === undefined) return false;
      properties.renamedKey = properties[key];
      delete properties[key];
      extension!.action = "renamedKey";
      body!.required = ["renamedKey"];
    },
  ],
  withParameter("parameter style", (parameter) => void (parameter.style = "spaceDelimited")),
  withParameter("parameter explode", (parameter) => void (parameter.explode = false)),
  withParameter("parameter of type integer", (parameter) => void (parameter.schema = { type: "integer" })),
];

function okOf(responses: unknown, edit: (ok: Mutable) => unknown): unknown {
  const ok = (responses as Mutable)["200"] as Mutable | undefined;
  return ok === undefined || ok.$ref !== undefined ? false : edit(ok);
}

export function operationEdits(document: JsonObject): Edit[] {
  return OPERATION_EDITS.flatMap(([name, edit]) => {
    const edits: Edit[] = [];
    for (const [path, item] of Object.entries(document.paths as Mutable)) {
      for (const method of Object.keys(item as Mutable)) {
        if (edits.length >= PLACES) break;
        const copy = structuredClone(document) as Mutable;
        const operation = ((copy.paths as Mutable)[path] as Mutable)[method] as Mutable;
        if (typeof operation !== "object" || operation.operationId === undefined) continue;
        if (edit(operation, copy, { path, method }) === false) continue;
        edits.push({ name, at: `${method} ${path}`, head: copy as JsonObject });
      }
    }
    return edits;
  });
}
