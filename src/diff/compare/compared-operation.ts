import type { OperationModel } from "../../model/model.ts";
import type { Fact } from "./fact.ts";
import type { Pair } from "./graph.ts";
import type { Sameness } from "./sameness.ts";
import type { SchemaComparison } from "./schemas.ts";
import type { Side } from "./side.ts";

/** The two sides of an operation, and what is known of their documents. */
export interface ComparedOperation {
  readonly base: Side;
  readonly head: Side;
  readonly before: OperationModel;
  readonly after: OperationModel;
  readonly schemas: SchemaComparison;
  readonly sameness: Sameness;
}

/** Where what is found goes: facts, and pairs of schemas that the operation leads to. */
export interface Findings {
  report(fact: Fact): void;
  lead(pair: Pair | undefined): void;
}
