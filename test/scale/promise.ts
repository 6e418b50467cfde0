/** What a document promises of its operations, read from its plain JSON: nothing of the toolkit has a hand in it. */
import type { JsonObject } from "../../src/model/model.ts";

/** How a call goes, and what it needs. */
export interface OperationPromise {
  readonly id: string;
  readonly functionName: string;
  readonly method: string;
  readonly path: string;
  readonly pathParams: readonly string[];
  readonly queryParams: readonly string[];
  /** The property of the body beside the tags. */
  readonly wrapper: string | undefined;
  readonly job: boolean;
  readonly authenticated: boolean;
  /** `true`: the whole body; `undefined`: nothing. */
  readonly result: "inventory" | "inventories" | true | undefined;
  /** The schema of the payload. */
  readonly payload: JsonObject | undefined;
  /** The params that cannot be left out, with values that servers take. */
  readonly params: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: JsonObject }[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
}

interface Media {
  readonly content: { readonly "application/json": { readonly schema: JsonObject } };
}

export function promisesOf(document: JsonObject): OperationPromise[] {
  const schemas = (document.components as { schemas: Record<string, JsonObject> }).schemas;
  const paths = document.paths as unknown as Record<string, Record<string, Operation>>;
  const target = (schema: JsonObject): JsonObject =>
    typeof schema.$ref === "string" ? target(schemas[schema.$ref.split("/").at(-1)!]!) : schema;
  const propertiesOf = (schema: JsonObject) =>
    (target(schema).properties ?? {}) as Readonly<Record<string, JsonObject>>;

  return Object.entries(paths).flatMap(([key, item]) =>
    Object.entries(item).map(([method, operation]): OperationPromise => {
      const { operationId: id, parameters = [], requestBody, responses, security } = operation;
      const body = requestBody && propertiesOf(schemaOf(requestBody));
      const wrapper = body && Object.keys(body).find((name) => !/^(system|user)Tags$/.test(name))!;
      const ok = schemaOf(responses["200"]!);
      const envelope = propertiesOf(ok);
      const named = (["inventory", "inventories"] as const).find((name) => name in envelope);
      const isQuery = ["q", "count"].every((name) => parameters.some((each) => each.name === name));
      const said = named ?? (Object.keys(envelope).length > 0 ? true : undefined);
      // Servers answer every query with a list, described or not.
      const result = said ?? (isQuery ? "inventories" : undefined);
      const held = wrapper === undefined ? undefined : target(body![wrapper]!);
      const required = (held?.required ?? []) as readonly string[];
      return {
        id,
        functionName: id.charAt(0).toLowerCase() + id.slice(1),
        method: method.toUpperCase(),
        path: key.replace(/#.*/, ""),
        pathParams: parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
        queryParams: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
        wrapper,
        job: "202" in responses,
        authenticated: security?.length !== 0,
        result,
        payload: named ? envelope[named] : said ? ok : result && { type: "array", items: {} },
        params: Object.fromEntries([
          ...parameters
            .filter((parameter) => parameter.required)
            .map(({ name, schema }) => [name, sampleOf(target(schema), name)]),
          ...required.map((name) => [name, sampleOf(target(propertiesOf(held!)[name]!), name)]),
        ]),
      };
    }),
  );
}

function schemaOf({ content }: Media): JsonObject {
  return content["application/json"].schema;
}

let uuids = 0;

/** A uuid that no call had before: what one call deletes, the next would not find. */
function freshUuid(): string {
  return `5d0c1f6b7a8e4b93a2c4${(uuids++).toString(16).padStart(12, "0")}`;
}

function sampleOf(schema: JsonObject, name: string): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === "string") return /uuid$/i.test(name) ? freshUuid() : "text";
  if (schema.type === "array") return [freshUuid()];
  if (schema.type === "boolean") return true;
  if (schema.type === "object") return {};
  return schema.minimum ?? 1;
}
