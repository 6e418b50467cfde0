import { BoundedMap } from "./bounded-map.ts";
import type { Clock } from "./clock.ts";

/** How many sessions servers allow one user. */
export const MAX_SESSIONS = 500;

/** How long a session lasts after its last call. */
const LIFETIME_MS = 7200_000;

/** The sessions that are open, all of them the account's. */
export class Sessions {
  /** When each ends, unless it is used. */
  readonly #ends = new BoundedMap<string, number>(MAX_SESSIONS);
  readonly #now: Clock;

  constructor(now: Clock) {
    this.#now = now;
  }

  /** Whether one more may be opened. */
  hasRoom(): boolean {
    if (this.#ends.size < MAX_SESSIONS) return true;
    for (const [uuid, end] of this.#ends.entries()) if (end <= this.#now()) this.#ends.delete(uuid);
    return this.#ends.size < MAX_SESSIONS;
  }

  /** Where there is no room, the oldest ends. Gives the time it lasts to. */
  open(uuid: string): number {
    const end = this.#now() + LIFETIME_MS;
    this.#ends.set(uuid, end);
    return end;
  }

  isOpen(uuid: string): boolean {
    const end = this.#ends.get(uuid);
    if (end !== undefined && end > this.#now()) return true;
    this.#ends.delete(uuid);
    return false;
  }

  /** Whether it is open; if so, this call has renewed it. */
  use(uuid: string): boolean {
    return this.isOpen(uuid) && this.renew(uuid, LIFETIME_MS);
  }

  /** Makes a session last for a time from now on, if it would not last longer anyway. */
  renew(uuid: string, lifetimeMs: number): boolean {
    if (!this.isOpen(uuid)) return false;
    this.#ends.set(uuid, Math.max(this.#ends.get(uuid) ?? 0, this.#now() + lifetimeMs));
    return true;
  }

  close(uuid: string): void {
    this.#ends.delete(uuid);
  }
}
