import type { CallCredentials } from "./call-credentials.js";
import type { Explain } from "./failure.js";
import type { WireRequest } from "./request.js";

/** What all jobs of one client share. */
export interface JobContext {
  readonly pollIntervalMs: number;
  readonly maxPollIntervalMs: number;
  /** How long to wait when the caller does not say. */
  timeoutMs(apiTimeoutMs: number | undefined): number;
}

/** What it takes to submit an operation. */
export interface Submission {
  readonly request: WireRequest;
  /** Whether servers run it as a job; of what others have written, that is not known until they answer. */
  readonly isJob: boolean;
  readonly credentials: CallCredentials;
  /** What a refusal means, where its text does not say what to do. */
  readonly explain: Explain;
}
