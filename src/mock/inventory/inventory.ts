import type { JsonObject } from "../../model/model.ts";
import { BoundedMap } from "../bounded-map.ts";
import { isUuid } from "../json.ts";

/** A resource, as it was last told of. */
interface Stored {
  /** What kind of resource it is: the name of its schema, or of its collection. */
  readonly type: string;
  readonly resource: JsonObject;
}

/** The resources that exist, by uuid, and which of those that do not once did. Both are bounded. */
export class Inventory {
  readonly #resources: BoundedMap<string, Stored>;
  readonly #deleted: BoundedMap<string, true>;

  constructor(limit: number) {
    this.#resources = new BoundedMap(limit);
    this.#deleted = new BoundedMap(limit);
  }

  get(uuid: string): Stored | undefined {
    return this.#resources.get(uuid);
  }

  /** All of a type, the first created first. */
  list(type: string): JsonObject[] {
    const found: JsonObject[] = [];
    for (const [, stored] of this.#resources.entries()) if (stored.type === type) found.push(stored.resource);
    return found;
  }

  /** Creates or replaces the resource under its own `uuid`; one without any is not kept. */
  put(type: string, resource: JsonObject): void {
    const { uuid } = resource;
    if (typeof uuid !== "string") return;
    this.#deleted.delete(uuid);
    this.#resources.set(uuid, { type, resource });
  }

  delete(uuid: string): void {
    this.#resources.delete(uuid);
    if (isUuid(uuid)) this.#deleted.set(uuid, true);
  }

  wasDeleted(uuid: string): boolean {
    return this.#deleted.has(uuid);
  }
}
