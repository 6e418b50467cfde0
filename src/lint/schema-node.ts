import type { ApiModel, PropertyModel, SchemaModel } from "../model/model.ts";
import { type SchemaIndex, subschemasOf } from "../model/schema-index.ts";
import type { Body } from "./body.ts";

/** One schema of the spec, and how it is met. */
export interface SchemaNode {
  readonly schema: SchemaModel;
  /** For messages: `VmNicInventory.ip`, `CreateVm request params.name`. */
  readonly label: string;
  readonly kind: "component" | "body" | "parameter" | "property" | "items" | "member";
  /** The component's, parameter's or property's; of items, their list's. */
  readonly name: string;
  /** Of a property: what its object says of it. */
  readonly property?: PropertyModel;
  /** Of a property: the object it is part of. */
  readonly owner?: Extract<SchemaModel, { readonly kind: "object" }>;
  /** Whether callers send it. */
  readonly inRequest: boolean;
  /** Whether servers send it; also what nobody is known to send, since schemas of the API are mostly answers. */
  readonly inResponse: boolean;
}

type Direction = Pick<SchemaNode, "inRequest" | "inResponse">;

/** Every schema of the model with all below it, each once. */
export function schemaNodesIn(model: ApiModel, bodies: readonly Body[], schemas: SchemaIndex): SchemaNode[] {
  const requests = bodies.filter(({ status }) => status === "request");
  const responses = bodies.filter(({ status }) => status !== "request");
  const parameters = model.operations.flatMap((operation) =>
    operation.parameters.map((parameter) => ({ ...parameter, operation })),
  );
  const sent = reachable([...parameters, ...requests], schemas);
  const answered = reachable(responses, schemas);
  const nodes: SchemaNode[] = [];
  const seen = new Set<string>();

  const add = (node: SchemaNode): void => {
    const { schema } = node;
    if (seen.has(schema.pointer)) return;
    seen.add(schema.pointer);
    nodes.push(node);
    for (const child of childrenOf(node)) add(child);
  };
  for (const { name, schema } of model.schemas) {
    const inRequest = sent.has(name);
    add({
      schema,
      label: name,
      kind: "component",
      name,
      inRequest,
      inResponse: answered.has(name) || !inRequest,
    });
  }
  for (const { operation, name, schema } of parameters) {
    add({ schema, label: `${operation.operationId} ${name}`, kind: "parameter", name, ...REQUEST });
  }
  for (const { operation, status, schema } of bodies) {
    if (schema === undefined) continue;
    const direction = status === "request" ? REQUEST : RESPONSE;
    add({ schema, label: `${operation.operationId} ${status}`, kind: "body", name: "", ...direction });
  }
  return nodes;
}

const REQUEST: Direction = { inRequest: true, inResponse: false };
const RESPONSE: Direction = { inRequest: false, inResponse: true };

function childrenOf({ schema, label, kind, name, inRequest, inResponse }: SchemaNode): SchemaNode[] {
  const direction = { inRequest, inResponse };
  switch (schema.kind) {
    case "object": {
      const before = kind === "body" ? `${label} ` : `${label}.`;
      const properties = schema.properties.map(
        (property): SchemaNode => ({
          schema: property.schema,
          label: before + property.name,
          kind: "property",
          name: property.name,
          property,
          owner: schema,
          ...direction,
        }),
      );
      if (schema.additional === undefined) return properties;
      return [
        ...properties,
        { schema: schema.additional, label: `${label}.*`, kind: "items", name, ...direction },
      ];
    }
    case "array":
      if (schema.items === undefined) return [];
      return [{ schema: schema.items, label: `${label}[]`, kind: "items", name, ...direction }];
    case "allOf":
    case "anyOf":
    case "oneOf":
      return schema.members.flatMap((member): SchemaNode[] => {
        const node: SchemaNode = { schema: member, label, kind: "member", name, ...direction };
        // What stands beside a composition, or a reference, is no schema of its own in the document.
        return member.pointer === schema.pointer ? childrenOf({ ...node, kind }) : [node];
      });
    default:
      return [];
  }
}

/** The names of all components that some schemas lead to. */
function reachable(
  from: readonly { readonly schema: SchemaModel | undefined }[],
  schemas: SchemaIndex,
): Set<string> {
  const found = new Set<string>();
  const pending = from.flatMap(({ schema }) => schema ?? []);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind !== "ref") {
      pending.push(...subschemasOf(next));
    } else if (!found.has(next.name)) {
      found.add(next.name);
      const target = schemas.get(next.name);
      if (target !== undefined) pending.push(target);
    }
  }
  return found;
}
