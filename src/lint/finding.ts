import type { FilePlace } from "../load/file-place.ts";
import type { Location } from "../load/problem.ts";
import type { Edit, Severity } from "./rule.ts";

/** One place of a spec that breaks a rule, or a fault that makes it useless. */
export interface Finding {
  /** Of the rule, or of the fault: `uuid-pattern`, `unresolved-ref`. */
  readonly id: string;
  readonly severity: Severity;
  readonly location: Location;
  /** The JSON Pointer of the place within its file. */
  readonly pointer: string;
  readonly message: string;
  readonly fix: string;
  /** What `--fix` does about it, if it can. */
  readonly edit: PlacedEdit | undefined;
  /** The section about the rule, as a path into this package; `undefined` for a fault of the document. */
  readonly anchor: string | undefined;
}

/** A change of one file. */
export interface PlacedEdit {
  readonly place: FilePlace;
  readonly edit: Edit;
}
