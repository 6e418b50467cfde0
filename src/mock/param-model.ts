import { addressParameters } from "../model/call-plan.ts";
import type { OperationModel, SchemaModel } from "../model/model.ts";
import { propertiesOf, type SchemaIndex } from "../model/schema-index.ts";

/** The params of a call, whichever part of the request each came in. */
export type Params = Readonly<Record<string, unknown>>;

/** A param as the spec has it, wherever it is sent. */
export interface ParamModel {
  readonly name: string;
  /** Whether servers do not do without it. */
  readonly mandatory: boolean;
  readonly schema: SchemaModel;
}

/** The params an operation has in its path, its query and its body. */
export function paramsOf(operation: OperationModel, schemas: SchemaIndex): ParamModel[] {
  const inAddress = addressParameters(operation).map(({ name, required, schema }) => ({
    name,
    mandatory: required,
    schema,
  }));
  const inBody = (propertiesOf(operation.body?.params, schemas) ?? []).map(
    // Some params are required by the page alone; servers do without.
    ({ name, required, documentedRequired, schema }) => ({
      name,
      mandatory: required && !documentedRequired,
      schema,
    }),
  );
  return [...inAddress, ...inBody];
}
