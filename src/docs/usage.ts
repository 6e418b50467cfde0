import type { ApiModel, OperationModel, SchemaModel } from "../model/model.ts";
import { schemasOf, subschemasOf } from "../model/schema-index.ts";

/** Who refers to a model, without another model in between. */
export interface Users {
  readonly operations: readonly string[];
  readonly models: readonly string[];
}

/** For every model the operations and models that refer to it, in the order of the API model. */
export const usersByModel = oncePerModel((model): ReadonlyMap<string, Users> => {
  const users = new Map<string, { operations: string[]; models: string[] }>();
  const usersOf = (name: string) => {
    const found = users.get(name) ?? { operations: [], models: [] };
    users.set(name, found);
    return found;
  };
  for (const operation of model.operations) {
    for (const name of references(operationSchemas(operation)))
      usersOf(name).operations.push(operation.operationId);
  }
  for (const { name: user, schema } of model.schemas) {
    for (const name of references([schema])) usersOf(name).models.push(user);
  }
  return users;
});

/** The models of which something else is said, since others refer to them now or no longer do. */
export function modelsUsedOtherwise(before: ApiModel, after: ApiModel): ReadonlySet<string> {
  const [usersBefore, users] = [usersByModel(before), usersByModel(after)];
  const [answeredBefore, answered] = [answeredModels(before), answeredModels(after)];
  const names = after.schemas.map(({ name }) => name);
  return new Set(
    names.filter(
      (name) =>
        answeredBefore.has(name) !== answered.has(name) ||
        JSON.stringify(usersBefore.get(name)) !== JSON.stringify(users.get(name)),
    ),
  );
}

/** The models that occur in answers, within other models as well. */
export const answeredModels = oncePerModel((model): ReadonlySet<string> => {
  const schemas = schemasOf(model);
  const bodies = model.operations.flatMap(({ responses }) => responses.map(({ schema }) => schema));
  const found = references(bodies.filter((schema) => schema !== undefined));
  // A set that grows while it is walked also visits what was added.
  for (const name of found) {
    const schema = schemas.get(name);
    if (schema !== undefined) for (const inner of references([schema])) found.add(inner);
  }
  return found;
});

/** Models do not change, and are asked for these things several times. */
function oncePerModel<T>(look: (model: ApiModel) => T): (model: ApiModel) => T {
  const known = new WeakMap<ApiModel, T>();
  return (model) => {
    const found = known.get(model) ?? look(model);
    known.set(model, found);
    return found;
  };
}

function operationSchemas({ parameters, body, responses }: OperationModel): SchemaModel[] {
  const found = [
    ...parameters.map(({ schema }) => schema),
    body?.schema,
    body?.params,
    ...responses.map(({ schema }) => schema),
  ];
  return found.filter((schema) => schema !== undefined);
}

/** The names of the models that schemas refer to, each once. */
function references(schemas: readonly SchemaModel[]): Set<string> {
  const names = new Set<string>();
  const visit = (schema: SchemaModel): void => {
    if (schema.kind === "ref") names.add(schema.name);
    subschemasOf(schema).forEach(visit);
  };
  schemas.forEach(visit);
  return names;
}
