import { BoundedMap } from "./bounded-map.ts";

/** How many sessions servers allow one user. */
const MAX_SESSIONS = 500;

/** The sessions that are open. */
export class Sessions {
  readonly #open = new BoundedMap<string, true>(MAX_SESSIONS);

  open(uuid: string): void {
    this.#open.set(uuid, true);
  }

  isOpen(uuid: string): boolean {
    return this.#open.has(uuid);
  }

  close(uuid: string): void {
    this.#open.delete(uuid);
  }
}
