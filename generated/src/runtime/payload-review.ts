import type { Refuse } from "./exact-integers.js";
import type { Redactor } from "./redact.js";
import type { Shape } from "./shape.js";
import type { Drift, DriftListener } from "./shape-payload.js";

/** What there is to know of a payload before it is looked at closely. */
export interface PayloadReview {
  /** Where it stands, such as `$.inventory`. */
  readonly path: string;
  /** The answer as it came, and as it was parsed. */
  readonly text: string;
  readonly body: unknown;
  /** Finds the payload in such a body. */
  pick(body: unknown): unknown;
  /** Whether the text seems to have numbers that the body does not hold exactly. */
  readonly inexact: boolean;
  /** Whether 64-bit integers become bigints. */
  readonly bigints: boolean;
  readonly shape: (() => Promise<Shape>) | undefined;
  readonly onDrift: DriftListener | undefined;
  /** Strikes secrets out of places; undefined if it could not be loaded. */
  readonly teller: Pick<Redactor, "text"> | undefined;
  /** Is given places that may be shown. */
  readonly refuse: Refuse;
}

/**
 * The payload with its integers exact and of their type, compared with its shape for those who listen to drift. Loaded
 * for the few answers that need it, which is why it imports nothing that calls need before.
 *
 * @throws what `refuse` does, and what the platform does if a part cannot be loaded.
 */
export async function reviewPayload({
  path,
  text,
  body,
  pick,
  inexact,
  bigints,
  shape,
  onDrift,
  teller,
  refuse,
}: PayloadReview): Promise<unknown> {
  const redact = (place: string): string => teller?.text(place) ?? path;
  const refuseRedacted: Refuse = (place, problem) => refuse(redact(place), problem);
  let payload = pick(body);
  if (inexact && hasInexact(payload)) {
    const { keepExact } = await import("./exact-integers.js");
    payload = pick(keepExact(text, body, bigints, refuseRedacted));
  }
  if (!shape || !(bigints || onDrift)) return payload;
  const tell = onDrift && ((drift: Drift) => onDrift({ ...drift, path: redact(drift.path) }));
  try {
    const [wanted, { shapePayload }] = await Promise.all([shape(), import("./shape-payload.js")]);
    return shapePayload(payload, wanted, path, { onDrift: tell, bigints, refuse: refuseRedacted });
  } catch (error) {
    // Numbers can do without being looked at.
    if (!bigints) return payload;
    // Nested beyond what the stack holds.
    if (error instanceof RangeError) return refuse(path, "is nested too deeply to be read exactly");
    throw error;
  }
}

/** Whether a value has a number so large that its text may have said more than it holds. */
function hasInexact(value: unknown): boolean {
  // No recursion: an answer must not exhaust the stack.
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "number") {
      if (!(Math.abs(next) <= Number.MAX_SAFE_INTEGER)) return true;
    } else if (typeof next === "object" && next !== null) {
      for (const key in next) open.push((next as Record<string, unknown>)[key]);
    }
  }
  return false;
}
