import type { Client, Job } from "../../runtime/index.ts";
import type { CallExample, OperationDescription } from "../description.ts";

/** How a call ended. */
export type Ending =
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly error: unknown }
  /** The reader waits no longer; the server goes on. `job`: what it goes on with, if it is known to have it. */
  | { readonly kind: "aborted"; readonly job: Job<unknown> | undefined };

/** Makes a call with the client, as a program would, and waits for what comes of it. */
export async function makeCall(
  client: Client,
  { spec }: OperationDescription,
  { params, systemTags, userTags }: CallExample,
  signal: AbortSignal,
): Promise<Ending> {
  const options = {
    signal,
    ...(systemTags.length > 0 && { systemTags }),
    ...(userTags.length > 0 && { userTags }),
  };
  let job: Job<unknown> | undefined;
  return end(
    signal,
    () => job,
    async () => {
      if (spec.job !== true) return client.call(spec, params, options);
      job = await client.start(spec, params, options);
      return job.result({ signal });
    },
  );
}

/** Waits again for a job that goes on. */
export function waitAgain(job: Job<unknown>, signal: AbortSignal): Promise<Ending> {
  return end(
    signal,
    () => job,
    () => job.result({ signal }),
  );
}

async function end(
  signal: AbortSignal,
  job: () => Job<unknown> | undefined,
  work: () => Promise<unknown>,
): Promise<Ending> {
  try {
    await work();
    return { kind: "done" };
  } catch (error) {
    return signal.aborted && error === signal.reason
      ? { kind: "aborted", job: job() }
      : { kind: "failed", error };
  }
}
