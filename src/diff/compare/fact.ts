import type { Json } from "../../model/model.ts";

/** Who writes the value that differs: the caller, the server, or nobody in particular. */
export type Direction = "request" | "response" | "none";

/** What may differ between two models. A kind says what happened, never whether it is good. */
export type FactKind = (typeof FACT_KINDS)[number];

export const FACT_KINDS = [
  "action-changed",
  "additional-allowed",
  "additional-refused",
  "alternative-added",
  "alternative-removed",
  "authentication-dropped",
  "authentication-required",
  "body-added",
  "body-became-optional",
  "body-became-required",
  "body-removed",
  "callback-added",
  "callback-changed",
  "callback-removed",
  "const-added",
  "const-became-enum",
  "const-changed",
  "const-removed",
  "constraint-added",
  "constraint-changed",
  "constraint-removed",
  "default-changed",
  "deprecated",
  "discriminator-changed",
  "documentation-changed",
  "enum-added",
  "enum-became-const",
  "enum-removed",
  "execution-became-job",
  "execution-became-sync",
  "format-changed",
  "format-narrowed",
  "format-widened",
  "header-added",
  "header-became-optional",
  "header-became-required",
  "header-removed",
  "known-value-added",
  "known-value-removed",
  "limit-loosened",
  "limit-tightened",
  "map-declared",
  "map-undeclared",
  "media-type-added",
  "media-type-removed",
  "method-changed",
  "null-allowed",
  "null-refused",
  "operation-added",
  "operation-id-changed",
  "operation-removed",
  "parameter-added",
  "parameter-became-optional",
  "parameter-became-required",
  "parameter-removed",
  "parameter-renamed",
  "path-changed",
  "pattern-changed",
  "property-added",
  "property-became-carried",
  "property-became-optional",
  "property-became-required",
  "property-left-out",
  "property-removed",
  "response-added",
  "response-body-added",
  "response-body-removed",
  "response-removed",
  "result-key-changed",
  "root-emptied",
  "root-filled",
  "schema-added",
  "schema-removed",
  "serialization-changed",
  "server-added",
  "server-removed",
  "type-changed",
  "type-narrowed",
  "type-widened",
  "undeprecated",
  "value-added",
  "value-removed",
  "variant-added",
  "variant-removed",
  "wrapper-key-changed",
] as const;

/** One difference, as it is. */
export interface Fact {
  readonly kind: FactKind;
  readonly direction: Direction;
  /** Pointers into the bundled documents; `undefined` on the side that does not have it. */
  readonly base: string | undefined;
  readonly head: string | undefined;
  /** What it is about, as a reader would say it: `VmNicInventory.ip`, `params.name`, `query parameter limit`. */
  readonly name: string;
  readonly from?: Json | undefined;
  readonly to?: Json | undefined;
  /** The keyword of JSON Schema or OpenAPI that differs: what is shown of both sides. */
  readonly keyword?: string;
  /** Of something added or removed: whether it must be there. */
  readonly required?: boolean;
  /** Of types and formats: whether TypeScript has one type for both. */
  readonly sameType?: boolean;
  /** Whether a type of the generated package shows it; some things only travel on the wire. */
  readonly visible: boolean;
}

/** A fact with all operations it reaches, sorted; none when it concerns the document as a whole, or nobody. */
export interface ReachingFact extends Fact {
  readonly operationIds: readonly string[];
  /** About a schema that no operation carries. */
  readonly unused: boolean;
}
