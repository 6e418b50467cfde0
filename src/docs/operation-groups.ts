import type { ApiModel, OperationModel, Text } from "../model/model.ts";

/** The operations of one tag. */
export interface OperationGroup {
  /** `undefined`: the operations without a tag. */
  readonly tag: string | undefined;
  readonly description: Text | undefined;
  readonly operations: readonly OperationModel[];
}

/** Operations by tag: as the spec declares them, then in the order of their first use, the untagged last. */
export function operationGroups(model: ApiModel): OperationGroup[] {
  const groups = new Map<string | undefined, OperationModel[]>(model.tags.map(({ name }) => [name, []]));
  for (const operation of model.operations) {
    const group = groups.get(operation.tag);
    if (group === undefined) groups.set(operation.tag, [operation]);
    else group.push(operation);
  }
  const untagged = groups.get(undefined) ?? [];
  groups.delete(undefined);
  groups.set(undefined, untagged);
  const descriptions = new Map<string | undefined, Text>();
  for (const { name, description } of model.tags) {
    if (!descriptions.has(name)) descriptions.set(name, description);
  }
  return [...groups].flatMap(([tag, operations]) =>
    operations.length === 0 ? [] : [{ tag, description: descriptions.get(tag), operations }],
  );
}

/** What the operations of a tag are linked by. */
export function tagId(tag: string | undefined): string {
  return tag === undefined ? "untagged" : `tag.${tag}`;
}
