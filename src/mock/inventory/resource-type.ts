import type { OperationModel, SchemaModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";

/** The types of the resources that operations are about. */
export type ResourceTypes = (operation: OperationModel) => string | undefined;

/**
 * What type of resource an operation is about: the name of its payload's schema; when the spec is silent
 * about that, the one that creation at its path is about, else the one its own name speaks of.
 */
export function createResourceTypes(
  operations: readonly OperationModel[],
  schemas: SchemaIndex,
): ResourceTypes {
  const createdAt = new Map<string, string>();
  for (const operation of operations) {
    const type = payloadType(operation);
    if (type !== undefined && operation.method === "POST") createdAt.set(operation.path, type);
  }
  return (operation) => {
    const collection = operation.path.replace(/\/\{uuid\}$/, "");
    const queried = isQuery(operation) ? createdAt.get(collection) : undefined;
    return (
      payloadType(operation) ??
      queried ??
      namedType(operation, schemas) ??
      // Any name will do for a collection that nothing else speaks of.
      (isQuery(operation) ? collection : undefined)
    );
  };
}

/** Whether an operation reads a collection by conditions; pages list no parameters for these. */
export function isQuery({ method, operationId, parameters }: OperationModel): boolean {
  const takesConditions = parameters.some((parameter) => parameter.in === "query" && parameter.name === "q");
  return method === "GET" && (takesConditions || /^Query[A-Z]/.test(operationId));
}

/** Whether a query gives resources of just this type: its spec or its name says so, not what else is at its path. */
export function isOfType(operation: OperationModel, type: string): boolean {
  return (
    payloadType(operation) === type || operation.operationId === `Query${type.replace(/Inventory$/, "")}`
  );
}

function payloadType({ result }: OperationModel): string | undefined {
  if (result.kind !== "property") return undefined;
  const { schema } = result;
  return refName(schema.kind === "array" ? schema.items : schema);
}

function refName(schema: SchemaModel | undefined): string | undefined {
  return schema?.kind === "ref" ? schema.name : undefined;
}

/** `CreateVmInstance`, `QueryVmInstance`: what follows the verb. */
function namedType({ operationId }: OperationModel, schemas: SchemaIndex): string | undefined {
  const [, noun] = /^[A-Z][a-z]+(?=[A-Z])(\w+)$/.exec(operationId) ?? [];
  const name = `${noun}Inventory`;
  return schemas.has(name) ? name : undefined;
}

/** What others call the `uuid` of a resource of this type: `vmInstanceUuid`. */
export function referenceTo(type = ""): string {
  const resource = type.replace(/Inventory$/, "");
  return `${resource.charAt(0).toLowerCase()}${resource.slice(1)}Uuid`;
}
