import type { JsonObject } from "../../model/model.ts";
import type { ErrorCode } from "../error-code.ts";
import type { NumberStyle } from "../gson.ts";
import type { Runtime } from "../jobs.ts";

/** What shall go wrong, and when. */
export interface Scenario {
  readonly description?: string | undefined;
  /** All that apply to a request have their effect; where two say the same thing differently, the first does. */
  readonly rules: readonly Rule[];
}

/**
 * What becomes of an answer on its way: `reset` and `closed` end the connection without it, `truncated` and
 * `truncated-chunks` in the middle of it (announced by its length, or in chunks); `stalled` sends half and no
 * more, `silent` nothing at all.
 */
export type Loss = (typeof LOSSES)[number];

export const LOSSES = ["reset", "closed", "truncated", "truncated-chunks", "stalled", "silent"] as const;

/** What is answered in the place of the management node: by a gateway, or by a limiter of the rate. */
export interface CannedAnswer {
  readonly status: number;
  /** Default: what such an answer usually has. */
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Which requests a rule is about, and what it does to them. */
export interface Rule extends Effects {
  /** The call itself, or each poll of the job it has become. Default: `call`. */
  readonly on?: "call" | "poll" | undefined;
  /** Operations by their id; `*` stands for anything. Default: all. */
  readonly operations?: readonly string[] | undefined;
  /** What params must be, or of a list one element; in texts, `*` stands for anything. */
  readonly where?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** How many requests it leaves alone at first. Polls count for each job by themselves. */
  readonly after?: number | undefined;
  /** How many requests it then applies to. Default: all. */
  readonly first?: number | undefined;
  /** Every how many of these. Default: each. */
  readonly every?: number | undefined;
  /** How likely it then applies, from 0 to 1; the seed decides. Default: 1. */
  readonly probability?: number | undefined;
}

/** What a rule does to a request. */
export interface Effects {
  /** How long the job runs. */
  readonly job?: Runtime | undefined;
  /** What the operation fails with, at once or in its job. */
  readonly error?: (Partial<ErrorCode> & { readonly code: string }) | undefined;
  /** Whether the caller's session has expired already, or ends once the call is carried out. */
  readonly session?: "expired" | "ends" | undefined;
  readonly lose?: Loss | undefined;
  readonly answer?: CannedAnswer | undefined;
  /**
   * Whether the call is carried out although its answer is lost or another is given.
   * Default: true for `lose`, false for `answer`.
   */
  readonly carriedOut?: boolean | undefined;
  /** How late the answer comes. */
  readonly delay?: { readonly milliseconds: number } | undefined;
  /** Scheme, host and port of `location` in a 202. */
  readonly location?: string | undefined;
  /** `gson`: numbers of the payload as those of an untyped map, `8.589934592E9` and `1.0`. Default: `plain`. */
  readonly numbers?: NumberStyle | undefined;
  /** Fields of the payload that are set, and others that are left out. */
  readonly payload?:
    | { readonly set?: JsonObject | undefined; readonly remove?: readonly string[] | undefined }
    | undefined;
}
