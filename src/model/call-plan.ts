import { hasAddress, type OperationSpec } from "../runtime/operation-spec.ts";
import { isSecretName } from "../runtime/secret-name.ts";
import type { OperationModel, ParameterModel, SchemaModel } from "./model.ts";
import type { SchemaIndex } from "./schema-index.ts";

/**
 * How a call goes over the wire: all that the client is told of an operation, but for what its payload looks like.
 * What is at its default is left out. The rest is the same for all calls, and the client's own: `buildRequest` writes
 * lists and maps of the query, and the one media type.
 */
export type CallPlan = Omit<OperationSpec, "shape" | "int64" | "raw" | "repeatable" | "address">;

/** A parameter that callers pass as one of their params. */
export type AddressParameter = ParameterModel & { readonly in: "path" | "query" };

/** Plans the calls of an operation. */
export function callPlanOf(operation: OperationModel, schemas: SchemaIndex): CallPlan {
  const { operationId, method, path, body, authenticated, result, execution } = operation;
  const parameters = addressParameters(operation);
  const named = (place: AddressParameter["in"]) =>
    parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
  const [pathParams, queryParams] = [named("path"), named("query")];
  const params = body?.params === undefined ? [] : [{ name: "", schema: body.params }];
  const secrets = secretsOf([...parameters, ...params], schemas);
  return {
    id: operationId,
    method,
    path,
    ...(pathParams.length > 0 && { pathParams }),
    ...(queryParams.length > 0 && { queryParams }),
    ...(body && {
      body: {
        ...(body.actionKey !== undefined && { key: body.actionKey }),
        ...(body.documentedKey !== undefined && { documentedKey: body.documentedKey }),
      },
    }),
    ...(secrets.length > 0 && { secrets }),
    ...(!authenticated && { authenticated }),
    ...(result.kind !== "none" && { result: result.kind === "property" ? result.property : true }),
    ...(execution === "job" && { job: true }),
  };
}

/** Whether a call must bring along what writes path and query. */
export const needsAddress: (plan: CallPlan) => boolean = hasAddress;

/** What goes into the address. Headers and cookies are for `CallOptions.headers`: no call is about them. */
export function addressParameters({ parameters }: OperationModel): AddressParameter[] {
  return parameters.filter(
    (parameter): parameter is AddressParameter => parameter.in === "path" || parameter.in === "query",
  );
}

interface Named {
  readonly name: string;
  readonly schema: SchemaModel;
}

/** The names of what has `format: password`, wherever it is; of a list, the list's. Those that tell it are left out. */
function secretsOf(params: readonly Named[], schemas: SchemaIndex): string[] {
  const secrets = new Set<string>();
  const seen = new Set<unknown>();
  const open = [...params];
  for (const { name, schema } of open) {
    if (isPassword(schema) && name !== "" && !isSecretName(name)) secrets.add(name);
    // What a reference leads to takes on the name; fields are the same whatever their object is called.
    const place = schema.kind === "ref" ? `${schema.name} ${name}` : schema.kind === "object" && schema;
    if (place !== false && seen.has(place)) continue;
    seen.add(place);
    for (const each of withinOf(name, schema, schemas)) open.push(each);
  }
  return [...secrets];
}

function isPassword(schema: SchemaModel): boolean {
  const formats = [schema.source.format, schema.kind === "string" && schema.format];
  return formats.includes("password");
}

/** The schemas that a schema is made of, with what their values are called. */
function withinOf(name: string, schema: SchemaModel, schemas: SchemaIndex): readonly Named[] {
  switch (schema.kind) {
    case "ref": {
      const target = schemas.get(schema.name);
      return target === undefined ? [] : [{ name, schema: target }];
    }
    case "array":
      return schema.items === undefined ? [] : [{ name, schema: schema.items }];
    case "object":
      // The values of a map have no name that a document could tell.
      return schema.additional === undefined
        ? schema.properties
        : [...schema.properties, { name: "", schema: schema.additional }];
    case "allOf":
    case "anyOf":
    case "oneOf":
      return schema.members.map((member) => ({ name, schema: member }));
    default:
      return [];
  }
}
