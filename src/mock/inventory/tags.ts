import type { Json } from "../../model/model.ts";
import { isList } from "../json.ts";
import type { Params } from "../param-model.ts";
import type { Inventory } from "./inventory.ts";

/** What the tags of each kind are, on servers. */
const TAG_TYPES = [
  { param: "systemTags", schema: "SystemTagInventory", type: "System" },
  { param: "userTags", schema: "UserTagInventory", type: "User" },
] as const;

/** Keeps the tags that a resource was created with, so that queries find them, and it by them. */
export function storeTags(
  inventory: Inventory,
  resource: {
    readonly type: string;
    readonly uuid: string | undefined;
    readonly params: Params;
    readonly nextUuid: () => string;
  },
): void {
  const { type: resourceType, uuid: resourceUuid, params, nextUuid } = resource;
  if (resourceUuid === undefined) return;
  for (const { param, schema, type } of TAG_TYPES) {
    const tags = params[param];
    if (!isList(tags)) continue;
    for (const tag of tags) {
      const stored: Record<string, Json> = {
        uuid: nextUuid(),
        resourceUuid,
        resourceType: resourceType.replace(/Inventory$/, "VO"),
        tag: String(tag),
        type,
      };
      inventory.put(schema, stored);
    }
  }
}
