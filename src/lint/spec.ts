import { BROKEN, type Bundle } from "../load/bundle.ts";
import type { ApiModel } from "../model/model.ts";
import { type SchemaIndex, schemasOf } from "../model/schema-index.ts";
import { type Body, bodiesIn } from "./body.ts";
import { type Described, describedIn } from "./described.ts";
import { type SchemaNode, schemaNodesIn } from "./schema-node.ts";

/** What rules look at: a document as it stands in its files, the model of it, and what all of them ask for. */
export interface Spec {
  readonly bundle: Bundle;
  readonly model: ApiModel;
  readonly schemas: SchemaIndex;
  /** Every schema once, however many operations reach it. */
  readonly nodes: readonly SchemaNode[];
  /** Every place that may have a text. */
  readonly described: readonly Described[];
  /** The bodies of all requests and responses, by media type. */
  readonly bodies: readonly Body[];
  /** Whether all files could be read and all references resolved; else what seems absent may be there. */
  readonly complete: boolean;
}

/** Gathers what rules ask for. `model` may be that of a document with faults. */
export function surveySpec(bundle: Bundle, model: ApiModel): Spec {
  const schemas = schemasOf(model);
  const bodies = bodiesIn(model);
  const nodes = schemaNodesIn(model, bodies, schemas);
  return {
    bundle,
    model,
    schemas,
    nodes: nodes.filter(({ schema }) => schema.source !== BROKEN),
    described: describedIn(model, nodes),
    bodies,
    complete: bundle.problems.length === 0,
  };
}
