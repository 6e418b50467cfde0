import type { Direction, Fact, FactKind } from "./fact.ts";
import type { SchemaForm } from "./schema-form.ts";
import type { SchemaPart } from "./schema-parts.ts";
import type { Side } from "./side.ts";

/** What a schema is part of. */
export interface Place {
  readonly direction: Exclude<Direction, "none">;
  /** Whether a type of the generated package shows it. */
  readonly visible: boolean;
  /** A property to be found under another name on either side: the wrapper key. */
  readonly renamed?: { readonly base: string; readonly head: string } | undefined;
  /** The property of an invisible envelope that is visible. */
  readonly payload?: string | undefined;
}

/** One side of a pair: the form, and what it was made from. */
export interface Compared {
  readonly side: Side;
  readonly form: SchemaForm;
  readonly parts: readonly SchemaPart[];
}

/** Where two forms are compared: how to tell what differs, and how to go on to what is below. */
export interface Surroundings extends Place {
  report(fact: Fact): void;
  /** Compares what is below, in the same place unless told otherwise. */
  descend(base: readonly SchemaPart[], head: readonly SchemaPart[], inner?: Partial<Place>): void;
}

/** States a fact about the pair: what is common to all of them filled in. */
export type State = (kind: FactKind, rest?: Partial<Fact>) => void;
