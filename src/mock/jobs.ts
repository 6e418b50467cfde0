import { type Answer, jsonAnswer, textAnswer } from "./answer.ts";
import { BoundedMap } from "./bounded-map.ts";

interface Job {
  /** How many polls still find it running. */
  runningPolls: number;
  readonly outcome: Answer;
}

/** What asynchronous operations have become. */
export class Jobs {
  readonly #jobs: BoundedMap<string, Job>;
  readonly #runningPolls: number;

  /** @param runningPolls how many polls find a job running before one finds it finished */
  constructor(runningPolls: number, limit: number) {
    this.#runningPolls = runningPolls;
    this.#jobs = new BoundedMap(limit);
  }

  has(uuid: string): boolean {
    return this.#jobs.has(uuid);
  }

  /** Adds a job that will end with `outcome`. */
  add(uuid: string, outcome: Answer): void {
    this.#jobs.set(uuid, { runningPolls: this.#runningPolls, outcome });
  }

  poll(uuid: string): Answer {
    const job = this.#jobs.get(uuid);
    if (job === undefined) return textAnswer(404, "the job has been expired");
    if (job.runningPolls <= 0) return job.outcome;
    job.runningPolls--;
    return jsonAnswer(202, {});
  }
}
