import type { FilePlace } from "../load/file-place.ts";
import type { Text } from "../model/model.ts";
import type { Spec } from "./spec.ts";

/** `error`: what is published would be wrong. `warning`: it would be poorer than it should be. */
export type Severity = "error" | "warning";

/**
 * One convention of ZStack specs, and how it is checked.
 *
 * Each has a file of its own, named after its id, and a section in `docs/rules/lint.md`.
 */
export interface Rule<Kind extends string = string> {
  readonly id: string;
  readonly severity: Severity;
  /** What the rule asks for and why, for its documentation. */
  readonly asks: Text;
  /** The ways to break it, each with its words; `{slots}` are filled by what `check` reports. */
  readonly faults: Readonly<Record<Kind, FaultText>>;
  /** What `--fix` does about it, where there is nothing to decide. */
  readonly mends?: Text;
  /** Ids of general faults that say less than this rule does about the same place, and give way to it. */
  readonly insteadOf?: readonly string[];
  check(spec: Spec, report: Report<Kind>): void;
}

export interface FaultText {
  readonly message: Text;
  readonly fix: Text;
}

/** Tells of a place that breaks the rule. */
export type Report<Kind extends string> = (kind: Kind, place: Place, slots?: Slots) => void;

/** What is filled into the words of a fault; a text is filled in by its locale. */
export type Slots = Readonly<Record<string, string | Text>>;

export interface Place {
  /** A pointer into the bundled document, or a place in one of its files. */
  readonly pointer: string | FilePlace;
  /** Default: the value. */
  readonly at?: "key" | "value";
  /** What mends it without anyone having to decide. */
  readonly edit?: Edit | undefined;
}

/** A change of one line of a YAML file; all else stays byte for byte. */
export type Edit =
  /** The scalar becomes a text, in quotes, spelt as it is. */
  | { readonly kind: "quote" }
  /** The scalar becomes this one, in quotes if it had any; without, it must be one that needs none. */
  | { readonly kind: "replace"; readonly value: string }
  /** After the entry `sibling` of the mapping comes a new one. */
  | { readonly kind: "insert"; readonly sibling: string; readonly key: string; readonly value: string };

/** Gives a rule its type, its kinds of fault inferred. */
export function defineRule<const Kind extends string>(rule: Rule<Kind>): Rule<Kind> {
  return rule;
}
