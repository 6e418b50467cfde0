import type { Text } from "../model/model.ts";
import type { Direction, FactKind } from "./compare/fact.ts";

/** What a change does to someone, from nothing to harm. */
export const VERDICTS = ["none", "compatible", "warning", "breaking"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Judges one kind of change. */
export interface Rule {
  readonly id: string;
  /** The facts it judges: of this kind, in this direction, and as `when` says. */
  readonly fact: FactKind;
  readonly direction: "request" | "response" | "both";
  readonly when?: { readonly required?: boolean; readonly sameType?: boolean } | undefined;
  /** For whoever speaks HTTP: existing callers, and code that reads what servers answer. */
  readonly wire: Verdict;
  /** For code compiled against `zstack-client`. */
  readonly client: Verdict;
  readonly why: Text;
  /** What is said of a change; `{name}`, `{from}`, `{to}` and `{keyword}` are those of the fact. */
  readonly message: Text;
  /** The rule for the way back; left out: it is a change of the same kind. */
  readonly mirror?: string | undefined;
}

/** Whether a rule is the one for a fact. */
export function judges(
  { fact, direction, when = {} }: Rule,
  {
    kind,
    direction: given,
    required = false,
    sameType = false,
  }: {
    readonly kind: FactKind;
    readonly direction: Direction;
    readonly required?: boolean;
    readonly sameType?: boolean;
  },
): boolean {
  return (
    fact === kind &&
    (direction === "both" || direction === given) &&
    (when.required === undefined || when.required === required) &&
    (when.sameType === undefined || when.sameType === sameType)
  );
}

/** The worse of two verdicts. */
export function worse(a: Verdict, b: Verdict): Verdict {
  return VERDICTS.indexOf(a) > VERDICTS.indexOf(b) ? a : b;
}
