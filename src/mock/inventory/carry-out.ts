/** What operations do, to judge by the spec: they create, read, change and delete resources of the inventory. */
import type { Json, JsonObject, OperationModel, SchemaModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { resourceNotFound } from "../error-code.ts";
import { isList, isObject, isUuid } from "../json.ts";
import { failure, type Outcome, success } from "../outcome.ts";
import type { Params } from "../params.ts";
import type { Query } from "../query/query.ts";
import { answerQuery } from "../query/query.ts";
import { type Effect, effectOf } from "./effect.ts";
import { Inventory } from "./inventory.ts";
import {
  carriedFields,
  instantiate,
  resourceIn,
  templateOf,
  withResource,
  writtenExample,
} from "./payload.ts";
import { createResourceTypes } from "./resource-type.ts";
import { synthesise } from "./synthesis.ts";
import { storeTags } from "./tags.ts";

/** What operations are carried out on. */
export interface Resources {
  readonly carryOut: (operation: OperationModel, params: Params, query: Query | undefined) => Outcome;
  /** The body of a 200, as the spec's example has it. */
  readonly templateOf: (operation: OperationModel) => Json;
  readonly inventory: Inventory;
}

export interface ResourcesOptions {
  readonly operations: readonly OperationModel[];
  readonly schemas: SchemaIndex;
  readonly nextUuid: () => string;
  /** How many resources are remembered, the latest. */
  readonly limit: number;
  /** Whether the resources of the spec's examples exist from the beginning. */
  readonly seeded: boolean;
}

/** What the example of a call may tell of how a resource is thereafter. */
const LIFECYCLE = ["state", "status"] as const;

export function createResources({
  operations,
  schemas,
  nextUuid,
  limit,
  seeded,
}: ResourcesOptions): Resources {
  const inventory = new Inventory(limit);
  const typeOf = createResourceTypes(operations, schemas);
  const effects = remember((operation: OperationModel) => effectOf(operation, typeOf));
  const templates = remember((operation: OperationModel) => templateOf(operation, schemas));
  const seed = remember(plant);

  /** The resources of a type that exist from the beginning: those of the spec's examples. */
  function plant(type: string): void {
    if (!seeded) return;
    const examples = operations.filter((operation) => typeOf(operation) === type);
    const bodies = examples.flatMap((operation) => {
      const example = writtenExample(operation);
      return example === undefined || operation.result.kind !== "property" ? [] : [{ operation, example }];
    });
    // A query's example shows more of them than any other.
    const chosen = bodies.find(({ operation }) => operation.method === "GET") ?? bodies[0];
    const schema = schemas.get(type);
    const resources = chosen
      ? resourcesIn(chosen.operation, chosen.example)
      : [schema && synthesise(schema, schemas, { name: type, within: [type] })];
    for (const resource of resources) {
      if (!isObject(resource) || !isUuid(resource.uuid)) continue;
      if (!inventory.wasDeleted(resource.uuid) && inventory.get(resource.uuid) === undefined)
        inventory.put(type, resource);
    }
  }

  function update(
    operation: OperationModel,
    { type, param }: Effect & { kind: "update" },
    params: Params,
  ): Outcome {
    const uuid = String(params[param]);
    if (inventory.wasDeleted(uuid)) return failure(resourceNotFound(uuid));
    const keptType = inventory.typeOf(uuid);
    // An action on one resource may give another, such as a copy.
    if (
      operation.result.kind !== "none" &&
      type !== undefined &&
      keptType !== undefined &&
      keptType !== type
    ) {
      return create(operation, { kind: "create", type }, params);
    }
    const kept = inventory.get(uuid);
    if (operation.result.kind === "none") {
      if (kept !== undefined) {
        const carried = carriedFields(schemas.get(keptType ?? ""), params, schemas);
        inventory.put(keptType ?? "", { ...kept, ...carried, uuid });
      }
      return success(templates(operation));
    }
    const template = templates(operation);
    const example = resourceIn(operation, template);
    if (example === undefined) return success(template);
    const carried = { ...carriedFields(schemaOf(operation), params, schemas), ...uuidFor(example, uuid) };
    const made = instantiate(template, example, carried);
    const resource =
      kept === undefined ? made.resource : { ...kept, ...lifecycleOf(operation, example), ...carried };
    if (type !== undefined) inventory.put(type, resource);
    return success(withResource(operation, made.body, resource));
  }

  function create(operation: OperationModel, { type }: Effect & { kind: "create" }, params: Params): Outcome {
    const template = templates(operation);
    const schema = schemaOf(operation) ?? schemas.get(type);
    const example = resourceIn(operation, template) ?? exampleOf(type);
    if (example === undefined) return success(template);
    const wanted = isUuid(params.resourceUuid) ? params.resourceUuid : undefined;
    // Reading names no resource anew: asked twice, a server tells the same.
    const uuid = wanted ?? (typeof example.uuid === "string" ? nextUuid() : undefined);
    const { uuid: _, ...said } = carriedFields(schema, params, schemas);
    const made = instantiate(template, example, { ...said, ...(uuid === undefined ? {} : { uuid }) });
    inventory.put(type, made.resource);
    storeTags(inventory, schemas, { type, uuid, params, nextUuid });
    return success(withResource(operation, made.body, made.resource));
  }

  function exampleOf(type: string): JsonObject | undefined {
    const schema = schemas.get(type);
    const example = schema && synthesise(schema, schemas, { name: type, within: [type] });
    return isObject(example) ? example : undefined;
  }

  function read(
    operation: OperationModel,
    { type, param }: Effect & { kind: "read" },
    params: Params,
  ): Outcome {
    const uuid = String(params[param]);
    if (inventory.wasDeleted(uuid)) return failure(resourceNotFound(uuid));
    const template = templates(operation);
    const example = resourceIn(operation, template);
    if (example === undefined) return success(template);
    const made = instantiate(template, example, uuidFor(example, uuid));
    const keptType = inventory.typeOf(uuid);
    if (keptType !== undefined && keptType !== type)
      return success(withResource(operation, made.body, made.resource));
    const kept = inventory.get(uuid);
    const resource = kept ?? made.resource;
    if (kept === undefined && type !== undefined && resource.uuid === uuid) inventory.put(type, resource);
    return success(withResource(operation, made.body, resource));
  }

  /** Nothing that is kept: the example, with what the caller said in it. */
  function show(operation: OperationModel, params: Params): Outcome {
    const template = templates(operation);
    const example = resourceIn(operation, template);
    if (example === undefined) return success(template);
    const made = instantiate(template, example, carriedFields(schemaOf(operation), params, schemas));
    return success(withResource(operation, made.body, made.resource));
  }

  function schemaOf({ result }: OperationModel): SchemaModel | undefined {
    if (result.kind === "none") return undefined;
    return result.schema.kind === "array" ? result.schema.items : result.schema;
  }

  function carryOut(operation: OperationModel, params: Params, query: Query | undefined): Outcome {
    const effect = effects(operation);
    if ("type" in effect && effect.type !== undefined) seed(effect.type);
    switch (effect.kind) {
      case "query": {
        const { type, fields } = effect;
        const found = inventory
          .list(type)
          .filter((resource) =>
            fields.every(
              ({ param, name }) => resource[name] === undefined || resource[name] === params[param],
            ),
          );
        const property = operation.result.kind === "property" ? operation.result.property : "inventories";
        return success(answerQuery(found, query, { property, type, schemas }));
      }
      case "read":
        return read(operation, { ...effect, kind: "read" }, params);
      case "update":
        return update(operation, { ...effect, kind: "update" }, params);
      case "create":
        return create(operation, effect, params);
      case "delete":
        inventory.delete(String(params[effect.param]));
        return success(templates(operation));
      case "none":
        return show(operation, params);
    }
  }

  return { carryOut, templateOf: templates, inventory };
}

/** A field for the uuid, where the resource has one. */
function uuidFor(example: JsonObject, uuid: string): JsonObject {
  return typeof example.uuid === "string" ? { uuid } : {};
}

/** What a written example says of the state a resource is in after the call. */
function lifecycleOf(operation: OperationModel, example: JsonObject): JsonObject {
  if (writtenExample(operation) === undefined) return {};
  return Object.fromEntries(
    LIFECYCLE.flatMap((name) => (example[name] === undefined ? [] : [[name, example[name]]])),
  );
}

function resourcesIn({ result }: OperationModel, body: Json): readonly Json[] {
  if (result.kind !== "property" || !isObject(body)) return [];
  const payload = body[result.property];
  return isList(payload) ? payload : payload === undefined ? [] : [payload];
}

function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (known.has(key)) return known.get(key) as V;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
