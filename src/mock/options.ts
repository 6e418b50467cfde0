import type { AccessKey } from "./access-key.ts";
import type { Account } from "./account.ts";
import type { Clock } from "./clock.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { WebhookOptions } from "./webhooks.ts";

export interface MockOptions {
  /** Default: `admin` with the password `password`. */
  readonly account?: Account | undefined;
  /** Default: `DEFAULT_ACCESS_KEY`. */
  readonly accessKey?: AccessKey | undefined;
  /** How many polls find a job running before one finds it finished. Default: 2. */
  readonly runningPolls?: number | undefined;
  /** How many jobs are remembered, the latest. Default: 2000, as servers cache. */
  readonly maxJobs?: number | undefined;
  /** How many resources are remembered, the latest. Default: 5000. */
  readonly maxResources?: number | undefined;
  /** Mocks with the same seed give the same answers to the same calls. Default: `"zstack"`. */
  readonly seed?: string | undefined;
  /** What exists from the beginning: the resources of the spec's examples, or nothing. Default: `"examples"`. */
  readonly inventory?: "examples" | "empty" | undefined;
  /**
   * The time by which sessions end and jobs are forgotten. Default: that of this machine; then the dates in
   * payloads stay those of the spec's examples, so that the same calls give the same bytes at any time.
   */
  readonly clock?: Clock | undefined;
  /** The UTC offset of the server's clock, such as `"+08:00"` or `"Z"`. Default: that of this machine. */
  readonly offset?: string | undefined;
  /** Whether the zone of a signed date is heeded. Default: false, as servers drop it (`rest.checkTimeZone`). */
  readonly checkTimeZone?: boolean | undefined;
  /** What shall go wrong. Default: nothing. */
  readonly scenario?: Scenario | undefined;
  readonly webhooks?: WebhookOptions | undefined;
}
