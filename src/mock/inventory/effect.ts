import type { OperationModel } from "../../model/model.ts";
import { isOfType, isQuery, type ResourceTypes, referenceTo } from "./resource-type.ts";

/**
 * What an operation does to the inventory, to judge by its method, path and payload. `param` names the path
 * parameter with the uuid of the resource.
 */
export type Effect =
  /**
   * `one`: for the resource whose `uuid` is in the path. Servers look at no other parameter there. `exact`: whether the
   * resources are of just this type.
   */
  | { readonly kind: "query"; readonly type: string; readonly one: boolean; readonly exact: boolean }
  | { readonly kind: "read"; readonly type: string | undefined; readonly param: string }
  | { readonly kind: "update"; readonly type: string | undefined; readonly param: string }
  | { readonly kind: "delete"; readonly param: string }
  | { readonly kind: "create"; readonly type: string }
  /** Nothing that the inventory would show. */
  | { readonly kind: "none" };

export function effectOf(operation: OperationModel, typeOf: ResourceTypes): Effect {
  const { method, path, result } = operation;
  const type = typeOf(operation);
  const inPath = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const own = inPath.find((name) => name === "uuid" || (type !== undefined && name === referenceTo(type)));
  if (isQuery(operation)) {
    const exact = type !== undefined && isOfType(operation, type);
    return { kind: "query", type: type ?? path, one: inPath.includes("uuid"), exact };
  }
  if (method === "DELETE") {
    const [param] = inPath;
    // Further parameters name what a resource is taken off; whoever detaches it gets it back.
    const isGone = result.kind !== "property" || /^(Delete|Destroy)[A-Z]/.test(operation.operationId);
    const isResource = inPath.length === 1 && path.endsWith("}");
    return isGone && isResource && param !== undefined ? { kind: "delete", param } : { kind: "none" };
  }
  const isOne = result.kind === "property" && result.schema.kind !== "array";
  if (method === "GET") {
    return result.kind === "property" && own !== undefined
      ? { kind: "read", type, param: own }
      : { kind: "none" };
  }
  if (own !== undefined) {
    return isOne || result.kind === "none" ? { kind: "update", type, param: own } : { kind: "none" };
  }
  const creates = isOne || (result.kind === "none" && /^(Create|Add)[A-Z]/.test(operation.operationId));
  return creates && type !== undefined ? { kind: "create", type } : { kind: "none" };
}
