import { propertiesOf } from "../model/form.ts";
import type { ApiModel, JsonObject } from "../model/model.ts";
import { type SchemaIndex, schemasOf } from "../model/schema-index.ts";

/** What is called something: a list of the page, or the payload. */
export interface Unnamed {
  /** The field it stands under: `vmNics`, `inventory`. */
  readonly field: string;
  readonly operationId: string;
  /** The names of its own fields. */
  readonly fields: readonly string[];
}

/**
 * The name of a model that the page does not name: that of the model of the spec which has all its fields, else one
 * made of the field's or the operation's name.
 */
export function schemaNameFor(unnamed: Unnamed, model: ApiModel): string {
  const { field, operationId, fields } = unnamed;
  const schemas = schemasOf(model);
  const derived = field === "inventory" || field === "inventories" ? nounOf(operationId) : singular(field);
  const name = `${derived}Inventory`;
  if (schemas.has(name)) return name;
  return schemaWithFields(fields, schemas) ?? name;
}

/** Fewer fields are too little to know a model by. */
const TELLING = 4;

/** The smallest model with all of these fields; none when two are equally small. */
function schemaWithFields(fields: readonly string[], schemas: SchemaIndex): string | undefined {
  if (fields.length < TELLING) return undefined;
  const fitting = [...schemas]
    .map(([name, schema]) => ({
      name,
      names: propertiesOf(schema, schemas)?.map((property) => property.name) ?? [],
    }))
    .filter(({ names }) => fields.every((field) => names.includes(field)))
    .sort((a, b) => a.names.length - b.names.length);
  const [first, second] = fitting;
  return first !== undefined && first.names.length !== second?.names.length ? first.name : undefined;
}

/** What an operation is about: `VmInstance` of `StartVmInstance`, `DataVolume` of `CreateDataVolumeFromVolumeTemplate`. */
function nounOf(operationId: string): string {
  const words = operationId.replace(/^[A-Z]+?[a-z0-9]*(?=[A-Z])/, "");
  const [noun = ""] = words.split(/(?:From|By|To|For|With|On|In|Of)(?=[A-Z])/);
  return noun === "" ? operationId : noun;
}

/** `VmNic` of `vmNics`, `Volume` of `allVolumes`, `Policy` of `policies`. */
function singular(field: string): string {
  const bare = field.replace(/^all(?=[A-Z])/, "");
  const single = bare
    .replace(/ies$/, "y")
    .replace(/(?<=(?:s|x|ch|sh))es$/, "")
    .replace(/(?<![s])s$/, "");
  return single.charAt(0).toUpperCase() + single.slice(1);
}

/** The names of the fields that the objects of an example have. */
export function fieldsIn(objects: readonly JsonObject[]): string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))];
}
