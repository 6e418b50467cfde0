import { BROKEN, type Bundle } from "../load/bundle.ts";
import type { ApiModel } from "../model/model.ts";
import { type SchemaIndex, schemasOf } from "../model/schema-index.ts";
import { type Body, bodiesIn } from "./body.ts";
import { type Described, describedIn } from "./described.ts";
import { type ExampleFault, exampleFaultsIn } from "./example-fault.ts";
import { type SchemaNode, schemaNodesIn } from "./schema-node.ts";
import { type Validate, validatorOf } from "./validator.ts";

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
  /** Whether no fault was found while it was read; else what seems absent may be there. */
  readonly sound: boolean;
  readonly validate: Validate;
  /** The examples of bodies that are not valid; looked for when it is asked, and once. */
  exampleFaults(): readonly ExampleFault[];
}

/** Gathers what rules ask for. `model` may be that of a document with faults, unless it is `sound`. */
export function surveySpec(bundle: Bundle, model: ApiModel, sound: boolean): Spec {
  const schemas = schemasOf(model);
  const bodies = bodiesIn(model);
  const nodes = schemaNodesIn(model, bodies, schemas);
  const validate = validatorOf(model.document);
  let faults: readonly ExampleFault[] | undefined;
  return {
    bundle,
    model,
    schemas,
    nodes: nodes.filter(({ schema }) => schema.source !== BROKEN),
    described: describedIn(model, nodes),
    bodies,
    sound,
    validate,
    exampleFaults() {
      faults ??= exampleFaultsIn(bodies, validate);
      return faults;
    },
  };
}
