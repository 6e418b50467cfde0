import { propertiesOf } from "../model/form.ts";
import type { BodyModel, PropertyModel, SchemaModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";

/** The key that holds the params on the official page; `undefined` when they are the whole body. */
export function documentedKeyOf(body: BodyModel): string | undefined {
  return body.documentedKey ?? body.actionKey;
}

/** The key servers dispatch on, where it is not the documented one. */
export function otherKeyOf(body: BodyModel): string | undefined {
  return body.documentedKey === undefined || body.documentedKey === body.actionKey
    ? undefined
    : body.actionKey;
}

/** The properties of the whole body in the spec's order, with params under `key`. */
export function bodyProperties(
  body: BodyModel,
  key: string | undefined,
  schemas: SchemaIndex,
): readonly PropertyModel[] {
  if (key === undefined) return body.params === undefined ? [] : (propertiesOf(body.params, schemas) ?? []);
  const all = body.schema === undefined ? [] : (propertiesOf(body.schema, schemas) ?? []);
  const found = all.find(({ name }) => name === body.wrapper);
  const wrapper: PropertyModel = {
    name: key,
    required: found?.required ?? true,
    documentedRequired: found?.documentedRequired ?? false,
    undocumented: undefined,
    schema: body.params ?? found?.schema ?? EMPTY,
  };
  const keys = [body.wrapper, body.actionKey, body.documentedKey];
  // A spec may hold both keys side by side; a page shows one at a time.
  const siblings = all.filter((property) => property === found || !keys.includes(property.name));
  if (found === undefined) return [wrapper, ...siblings];
  return siblings.map((property) => (property === found ? wrapper : property));
}

const EMPTY: SchemaModel = {
  kind: "object",
  properties: [],
  additional: undefined,
  description: { en: "", "zh-CN": "" },
  javaType: undefined,
  nullable: false,
  deprecated: false,
  since: undefined,
  default: undefined,
  examples: [],
  values: undefined,
  limits: {},
  source: {},
  pointer: "",
};
