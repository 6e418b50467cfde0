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
  /** What they were last told of, where anything was. */
  readonly #deleted: BoundedMap<string, Stored | undefined>;

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
    const stored = this.#resources.get(uuid) ?? this.#deleted.get(uuid);
    this.#resources.delete(uuid);
    if (isUuid(uuid)) this.#deleted.set(uuid, stored);
  }

  /** Makes sure that what was deleted cannot be brought back. */
  expunge(uuid: string): void {
    this.#deleted.set(uuid, undefined);
  }

  /** Brings back what was deleted. `false`: there is nothing to bring back. */
  recover(uuid: string): boolean {
    const stored = this.#deleted.get(uuid);
    if (stored === undefined) return false;
    this.put(stored.type, stored.resource);
    return true;
  }

  wasDeleted(uuid: string): boolean {
    return this.#deleted.has(uuid);
  }
}
