import type { Bundle } from "../load/bundle.ts";
import { checkStructure } from "../load/structure.ts";
import { build } from "./build.ts";
import { affectedBetween, type Entries, entriesOf, excerptOf, reachedFrom } from "./entries.ts";
import type { ApiModel, JsonObject } from "./model.ts";

/** A sound model, and what tells how a later document differs from the one it was built from. */
export interface ModelState {
  readonly model: ApiModel;
  readonly entries: Entries;
}

/** A model that was brought up to date. */
export interface ModelUpdate extends ModelState {
  /** The path items and schemas that say something else now, or lead to one that does: their pointers. */
  readonly affected: ReadonlySet<string>;
}

/**
 * Brings a model up to date: only path items and schemas that changed, or lead to what did, are read and checked
 * again. The outcome is what reading all of the document would give.
 *
 * @returns `undefined` when that takes reading all of it: other parts changed, or names did, or something is wrong
 */
export async function updateModel(before: ModelState, bundle: Bundle): Promise<ModelUpdate | undefined> {
  if (bundle.problems.length > 0) return undefined;
  const document = bundle.document as JsonObject;
  const entries = entriesOf(document, before.entries);
  const affected = affectedBetween(before.entries, entries);
  if (affected === undefined) return undefined;

  const excerpt: Bundle = { ...bundle, document: excerptOf(document, reachedFrom(affected, entries)) };
  const { model: part, problems } = build(excerpt);
  if (problems.length > 0 || (await checkStructure(excerpt)).length > 0) return undefined;

  const operations = replaceSome(
    before.model.operations,
    part.operations.filter(({ pointer }) => affected.has(pathItemOf(pointer))),
    ({ operationId }) => operationId,
    ({ pointer }) => affected.has(pathItemOf(pointer)),
  );
  const schemas = replaceSome(
    before.model.schemas,
    part.schemas.filter(({ schema }) => affected.has(schema.pointer)),
    ({ name }) => name,
    ({ schema }) => affected.has(schema.pointer),
  );
  if (operations === undefined || schemas === undefined) return undefined;
  return { model: { ...before.model, operations, schemas, document }, entries, affected };
}

/** The pointer of the path item that the pointer of an operation is in: `/paths/~1vms/get` is in `/paths/~1vms`. */
export function pathItemOf(pointer: string): string {
  return pointer.slice(0, pointer.indexOf("/", "/paths/".length));
}

/** A list in which those that are replaced have the same names as before; `undefined` when they have not. */
function replaceSome<T>(
  list: readonly T[],
  replacements: readonly T[],
  nameOf: (item: T) => string,
  isReplaced: (item: T) => boolean,
): readonly T[] | undefined {
  const byName = new Map(replacements.map((item) => [nameOf(item), item]));
  const replaced = list.filter(isReplaced).map(nameOf);
  if (replaced.length !== replacements.length || !replaced.every((name) => byName.has(name)))
    return undefined;
  return list.map((item) => byName.get(nameOf(item)) ?? item);
}
