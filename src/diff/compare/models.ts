/**
 * What differs between two models, as plain facts: who is right, and whom it hurts, is judged elsewhere.
 *
 * Pure. Operations are paired by their ids, schemas by where they are used; every pair of schemas is compared once, and
 * what it says is told of each operation that reaches it.
 */

import { isMapping } from "../../load/mapping.ts";
import { childPointer } from "../../load/pointer.ts";
import { isRootComplete } from "../../model/facade-limit.ts";
import type { ApiModel, Json, NamedSchema } from "../../model/model.ts";
import { compareNamed } from "./callbacks.ts";
import type { ComparedOperation } from "./compared-operation.ts";
import type { Fact, ReachingFact } from "./fact.ts";
import { collect, type Pair, pairOf, spread } from "./graph.ts";
import { differingKeys, sameJson } from "./json.ts";
import { compareOperation } from "./operation.ts";
import { pairOperations } from "./operation-pairs.ts";
import { samenessOf } from "./sameness.ts";
import { createSchemaComparison, type SchemaComparison } from "./schemas.ts";
import { type Side, sideOf } from "./side.ts";

export function compareModels(baseModel: ApiModel, headModel: ApiModel): ReachingFact[] {
  const base = sideOf(baseModel);
  const head = sideOf(headModel);
  const sameness = samenessOf(base.document, head.document);
  const schemas = createSchemaComparison(base, head, sameness);
  const roots: Pair[] = [];
  const { pairs, added, removed } = pairOperations(baseModel.operations, headModel.operations);

  for (const [before, after] of pairs) {
    const root = pairOf();
    const compared: ComparedOperation = { base, head, before, after, schemas, sameness };
    compareOperation(compared, {
      report: (fact) => void root.facts.push(fact),
      lead: (pair) => void (pair !== undefined && root.leadsTo.push(pair)),
    });
    roots.push(root);
    spread(root, after.operationId);
    if (before.operationId !== after.operationId) spread(root, before.operationId);
  }
  for (const operation of added) roots.push(loneOperation("operation-added", operation));
  for (const operation of removed) roots.push(loneOperation("operation-removed", operation));

  const unused = compareUnused(base, head, schemas);
  const facts = collect([...roots, ...schemas.pairs.values()]);
  return [
    ...[...documentFacts(base, head), ...rootFacts(baseModel, headModel)].map((fact) => ({
      ...fact,
      operationIds: [],
      unused: false,
    })),
    ...facts.map((fact) => ({
      ...fact,
      unused: fact.operationIds.length === 0 && unused.has(componentOf(fact)),
    })),
    ...schemaNames(baseModel.schemas, headModel.schemas),
  ];
}

function loneOperation(
  kind: "operation-added" | "operation-removed",
  operation: ApiModel["operations"][number],
) {
  const root = pairOf();
  const { operationId, pointer, method, path } = operation;
  const isAdded = kind === "operation-added";
  root.facts.push({
    kind,
    direction: "none",
    base: isAdded ? undefined : pointer,
    head: isAdded ? pointer : undefined,
    name: operationId,
    [isAdded ? "to" : "from"]: `${method} ${path}`,
    visible: true,
  });
  spread(root, operationId);
  return root;
}

/**
 * Components that no operation leads to: they are exported all the same.
 *
 * @returns their pointers
 */
function compareUnused(base: Side, head: Side, schemas: SchemaComparison): ReadonlySet<string> {
  const unused = new Set<string>();
  const before = new Map(base.model.schemas.map(({ name, schema }) => [name, schema]));
  for (const { name, schema } of head.model.schemas) {
    const old = before.get(name);
    const pointer = childPointer("/components/schemas", name);
    if (old === undefined || schemas.seen.has(pointer)) continue;
    unused.add(pointer);
    const parts = (value: typeof schema) => [{ value: value.source, pointer }];
    schemas.compare(parts(old), parts(schema), { direction: "response", visible: true });
  }
  return unused;
}

function componentOf({ base, head }: Fact): string {
  return (head ?? base ?? "").split("/").slice(0, 4).join("/");
}

/** Types of the package that come and go with their schemas. */
function schemaNames(before: readonly NamedSchema[], after: readonly NamedSchema[]): ReachingFact[] {
  const names = (schemas: readonly NamedSchema[]) => new Set(schemas.map(({ name }) => name));
  const [old, now] = [names(before), names(after)];
  const fact = (kind: "schema-added" | "schema-removed", name: string): ReachingFact => {
    const pointer = childPointer("/components/schemas", name);
    const isAdded = kind === "schema-added";
    return {
      kind,
      direction: "none",
      base: isAdded ? undefined : pointer,
      head: isAdded ? pointer : undefined,
      name,
      visible: true,
      operationIds: [],
      unused: false,
    };
  };
  return [
    ...[...now].filter((name) => !old.has(name)).map((name) => fact("schema-added", name)),
    ...[...old].filter((name) => !now.has(name)).map((name) => fact("schema-removed", name)),
  ];
}

/** What concerns the API as a whole: its words, and the requests that servers send of their own. */
function documentFacts(base: Side, head: Side): Fact[] {
  const facts: Fact[] = [];
  const root = { pointer: "" };
  compareNamed(
    { base, head, before: root, after: root },
    "webhooks",
    { base: base.document, head: head.document },
    { report: (fact) => void facts.push(fact) },
  );
  const words = (["info", "tags", "externalDocs"] as const).flatMap((key): Fact[] => {
    const [from, to] = [wordsUnder(base, key), wordsUnder(head, key)];
    if (sameJson(from, to)) return [];
    return [
      {
        kind: "documentation-changed",
        direction: "none",
        base: from === undefined ? undefined : `/${key}`,
        head: to === undefined ? undefined : `/${key}`,
        name: key,
        keyword: isMapping(from) && isMapping(to) ? differingKeys(from, to) : key,
        visible: false,
      },
    ];
  });
  return [...facts, ...words];
}

/** Whether the root of the package still has the operations, which depends on how many there are. */
function rootFacts(base: ApiModel, head: ApiModel): Fact[] {
  const isComplete = isRootComplete(head);
  if (isRootComplete(base) === isComplete) return [];
  return [
    {
      kind: isComplete ? "root-filled" : "root-emptied",
      direction: "none",
      base: "/paths",
      head: "/paths",
      name: "createZStack",
      from: base.operations.length,
      to: head.operations.length,
      visible: true,
    },
  ];
}

/** The version is the name of a release, not a change in it. */
function wordsUnder({ document }: Side, key: string): Json | undefined {
  const value = document[key];
  if (key !== "info" || !isMapping(value)) return value;
  const { version: _, ...words } = value;
  return words;
}
