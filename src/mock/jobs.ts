import { BoundedMap } from "./bounded-map.ts";
import type { Clock } from "./clock.ts";

/** How long a job runs: for so many polls, or for a time. */
export type Runtime = { readonly polls: number } | { readonly milliseconds: number };

interface JobRecord<Job> {
  readonly job: Job;
  readonly createdMs: number;
  readonly endsMs: number;
  /** How many more polls find it running. */
  runningPolls: number;
}

/** How long servers keep what a job came to, from its creation on, and how often they tidy up. */
const RETENTION_MS = 10_800_000;
const SWEEP_MS = 3_600_000;

/** The jobs that are remembered: those of the last hours, and of these no more than `limit`, the latest used. */
export class Jobs<Job> {
  readonly #records: BoundedMap<string, JobRecord<Job>>;
  readonly #now: Clock;
  #sweptMs: number;

  constructor(limit: number, now: Clock) {
    this.#records = new BoundedMap(limit);
    this.#now = now;
    this.#sweptMs = now();
  }

  has(uuid: string): boolean {
    return this.get(uuid) !== undefined;
  }

  get(uuid: string): Job | undefined {
    this.#sweep();
    return this.#records.get(uuid)?.job;
  }

  add(uuid: string, job: Job, runtime: Runtime): void {
    this.#sweep();
    const createdMs = this.#now();
    const [runningPolls, ms] = "polls" in runtime ? [runtime.polls, 0] : [0, runtime.milliseconds];
    this.#records.set(uuid, { job, createdMs, endsMs: createdMs + ms, runningPolls });
  }

  /** Whether a job that is remembered has finished. Asking is what brings some of them to an end. */
  poll(uuid: string): boolean {
    const record = this.#records.get(uuid);
    if (record === undefined) return false;
    this.#records.refresh(uuid);
    if (record.runningPolls <= 0) return record.endsMs <= this.#now();
    record.runningPolls--;
    return false;
  }

  /** Ends a job that would run for some more polls. */
  finish(uuid: string): void {
    const record = this.#records.get(uuid);
    if (record !== undefined) record.runningPolls = 0;
  }

  #sweep(): void {
    const now = this.#now();
    if (now - this.#sweptMs < SWEEP_MS) return;
    this.#sweptMs = now;
    for (const [uuid, { createdMs, endsMs }] of this.#records.entries()) {
      if (endsMs <= now && createdMs < now - RETENTION_MS) this.#records.delete(uuid);
    }
  }
}
