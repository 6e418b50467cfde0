import { addressParameters } from "../model/call-plan.ts";
import { propertiesOf } from "../model/form.ts";
import type { OperationModel, SchemaModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";

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
  // Servers fill a field from the path when both name it, so there is one of it.
  const taken = new Set(inAddress.map(({ name }) => name));
  const inBody = (propertiesOf(operation.body?.params, schemas) ?? [])
    .filter(({ name }) => !taken.has(name))
    // Some params are required by the page alone; servers do without.
    .map(({ name, required, documentedRequired, schema }) => ({
      name,
      mandatory: required && !documentedRequired,
      schema,
    }));
  return [...inAddress, ...inBody];
}
