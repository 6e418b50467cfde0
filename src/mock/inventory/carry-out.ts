/** What operations do, to judge by the spec: they create, read, change and delete resources of the inventory. */
import type { Json, JsonObject, OperationModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { resourceNotFound } from "../error-code.ts";
import { isUuid } from "../json.ts";
import { failure, type Outcome, success } from "../outcome.ts";
import type { Params } from "../param-model.ts";
import { answerQuery } from "../query/answer-query.ts";
import type { Query } from "../query/query.ts";
import { type Effect, effectOf } from "./effect.ts";
import { Inventory } from "./inventory.ts";
import {
  carriedFields,
  fieldsOfAction,
  instantiate,
  lifecycleOf,
  resourceIn,
  resourceSchema,
  templateOf,
  withResource,
} from "./payload.ts";
import { createResourceTypes } from "./resource-type.ts";
import { madeUp, seedsOf } from "./seed.ts";
import { storeTags } from "./tags.ts";

/** What operations are carried out on. */
export interface Resources {
  readonly carryOut: (operation: OperationModel, params: Params, query: Query | undefined) => Outcome;
  /** The body of a 200, as the spec's example has it. */
  readonly templateOf: (operation: OperationModel) => Json;
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

type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { readonly kind: Kind }>;

export function createResources(options: ResourcesOptions): Resources {
  const { operations, schemas, nextUuid, limit, seeded } = options;
  const inventory = new Inventory(limit);
  const typeOf = createResourceTypes(operations, schemas);
  const effects = remember((operation: OperationModel) => effectOf(operation, typeOf));
  const templates = remember((operation: OperationModel) => templateOf(operation, schemas));
  const seed = remember((type: string) => {
    const about = seeded ? operations.filter((operation) => typeOf(operation) === type) : [];
    for (const resource of seeded ? seedsOf(type, about, schemas) : []) {
      const { uuid } = resource;
      if (isUuid(uuid) && !inventory.wasDeleted(uuid) && !inventory.get(uuid)) inventory.put(type, resource);
    }
  });

  function create(operation: OperationModel, type: string, params: Params): Outcome {
    const template = templates(operation);
    const example = resourceIn(operation, template) ?? madeUp(type, schemas);
    if (example === undefined) return success(template);
    const wanted = isUuid(params.resourceUuid) ? params.resourceUuid : undefined;
    const uuid = wanted ?? (typeof example.uuid === "string" ? nextUuid() : undefined);
    const schema = resourceSchema(operation) ?? schemas.get(type);
    const { uuid: _, ...said } = carriedFields(schema, params, schemas);
    const made = instantiate(template, example, uuid === undefined ? said : { ...said, uuid });
    inventory.put(type, made.resource);
    storeTags(inventory, { type, uuid, params, nextUuid });
    return success(withResource(operation, made.body, made.resource));
  }

  function update(operation: OperationModel, { type, param }: EffectOf<"update">, params: Params): Outcome {
    const uuid = String(params[param]);
    if (inventory.wasDeleted(uuid)) {
      // On servers, what is deleted waits in a bin until it is expunged.
      if (/^Expunge[A-Z]/.test(operation.operationId)) {
        inventory.expunge(uuid);
        return success(templates(operation));
      }
      const recovered = /^Recover[A-Z]/.test(operation.operationId) && inventory.recover(uuid);
      if (!recovered) return failure(resourceNotFound(uuid));
    }
    const kept = inventory.get(uuid);
    if (operation.result.kind === "none") {
      if (kept !== undefined) {
        const carried = fieldsOfAction(operation, schemas.get(kept.type), params, schemas);
        inventory.put(kept.type, { ...kept.resource, ...carried, uuid });
      }
      return success(templates(operation));
    }
    // An action on one resource may give another, such as a copy.
    if (kept !== undefined && type !== undefined && kept.type !== type)
      return create(operation, type, params);
    const template = templates(operation);
    const example = resourceIn(operation, template);
    if (example === undefined) return success(template);
    const said = fieldsOfAction(operation, resourceSchema(operation), params, schemas);
    const carried = { ...said, ...uuidFor(example, uuid) };
    const made = instantiate(template, example, carried);
    const resource =
      kept === undefined
        ? made.resource
        : { ...kept.resource, ...lifecycleOf(operation, example), ...carried };
    if (type !== undefined) inventory.put(type, resource);
    return success(withResource(operation, made.body, resource));
  }

  function read(operation: OperationModel, { type, param }: EffectOf<"read">, params: Params): Outcome {
    const uuid = String(params[param]);
    if (inventory.wasDeleted(uuid)) return failure(resourceNotFound(uuid));
    const template = templates(operation);
    const example = resourceIn(operation, template);
    if (example === undefined) return success(template);
    const made = instantiate(template, example, uuidFor(example, uuid));
    const kept = inventory.get(uuid);
    if (kept === undefined && type !== undefined) inventory.put(type, made.resource);
    const resource = kept?.type === type ? kept?.resource : undefined;
    return success(withResource(operation, made.body, resource ?? made.resource));
  }

  function query(
    operation: OperationModel,
    effect: EffectOf<"query">,
    params: Params,
    asked?: Query,
  ): Outcome {
    const { type, one, exact } = effect;
    const all = inventory.list(type);
    const found = one ? all.filter(({ uuid }) => uuid === params.uuid) : all;
    const property = operation.result.kind === "property" ? operation.result.property : "inventories";
    return answerQuery(found, asked, { property, type, exact, schemas, tagsOf });
  }

  function tagsOf({ uuid }: JsonObject, type: string): string[] {
    const ofResource = inventory.list(type).filter(({ resourceUuid }) => resourceUuid === uuid);
    return ofResource.map(({ tag }) => String(tag));
  }

  /** Keeps nothing: the example, with what the caller said in it. */
  function show(operation: OperationModel, params: Params): Outcome {
    const template = templates(operation);
    const example = resourceIn(operation, template);
    if (example === undefined) return success(template);
    const said = carriedFields(resourceSchema(operation), params, schemas);
    const made = instantiate(template, example, said);
    return success(withResource(operation, made.body, made.resource));
  }

  function carryOut(operation: OperationModel, params: Params, asked: Query | undefined): Outcome {
    const effect = effects(operation);
    if ("type" in effect && effect.type !== undefined) seed(effect.type);
    switch (effect.kind) {
      case "query":
        return query(operation, effect, params, asked);
      case "read":
        return read(operation, effect, params);
      case "update":
        return update(operation, effect, params);
      case "create":
        return create(operation, effect.type, params);
      case "delete":
        inventory.delete(String(params[effect.param]));
        return success(templates(operation));
      case "none":
        return show(operation, params);
    }
  }

  return { carryOut, templateOf: templates };
}

/** A field for the uuid, where the resource has one. */
function uuidFor(example: JsonObject, uuid: string): JsonObject {
  return typeof example.uuid === "string" ? { uuid } : {};
}

function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}
