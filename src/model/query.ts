import { formOf } from "./form.ts";
import type { OperationModel, ParameterModel, SchemaModel } from "./model.ts";
import { resolve, type SchemaIndex } from "./schema-index.ts";

/** An operation that asks for resources in ZStack's query language. */
export interface QueryModel {
  /** What it asks for; `undefined`: the document does not say. */
  readonly inventory: SchemaModel | undefined;
  /** Whether those have a uuid; `undefined`: the document does not say. */
  readonly hasUuid: boolean | undefined;
}

/** The language's parameters: what callers pass for the first ones the client writes, the others it sends itself. */
export const QUERY_PARAMETERS: readonly string[] = ["q", "sort", "fields", "limit", "start"];
const OWN_PARAMETERS: readonly string[] = ["count", "replyWithCount"];

/**
 * What there is to know of a query: an operation with a parameter `q` and a list of `inventories`. `undefined`: it is
 * none, be it for a parameter that the language has no room for.
 */
export function queryOf(
  { parameters, body, result }: OperationModel,
  schemas: SchemaIndex,
): QueryModel | undefined {
  const isAsked = parameters.some(({ name, in: place }) => name === "q" && place === "query");
  if (!isAsked || body !== undefined || result.kind !== "property" || result.property !== "inventories") {
    return undefined;
  }
  const isForeign = parameters.some(
    ({ name, in: place, required }) =>
      name === "where" ||
      (place === "path" && isOfLanguage(name)) ||
      (required && OWN_PARAMETERS.includes(name)),
  );
  const list = resolve(result.schema, schemas);
  if (isForeign || list?.kind !== "array" || (list !== result.schema && list.nullable)) return undefined;
  return { inventory: list.items, hasUuid: list.items && hasUuid(list.items, schemas) };
}

/** Whether an operation has the parameters of the language: `q`, and one that counts what it finds. */
export function hasQueryParameters(parameters: readonly ParameterModel[]): boolean {
  const names = parameters.flatMap(({ name, in: place }) => (place === "query" ? [name] : []));
  return names.includes("q") && OWN_PARAMETERS.some((name) => names.includes(name));
}

/** Whether a parameter of a query is none that callers pass in the words of the document. */
export function isOfLanguage(name: string): boolean {
  return QUERY_PARAMETERS.includes(name) || OWN_PARAMETERS.includes(name);
}

function hasUuid(inventory: SchemaModel, schemas: SchemaIndex): boolean | undefined {
  const { object } = formOf(inventory, schemas);
  if (object?.fields.has("uuid")) return true;
  return object === undefined || object.fields.size === 0 || object.others !== undefined ? undefined : false;
}
