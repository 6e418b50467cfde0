import { propertiesOf } from "../model/form.ts";
import type { Json, PropertyModel, SchemaModel } from "../model/model.ts";
import { modelsIn, type SchemaIndex } from "../model/schema-index.ts";

/**
 * How much of an example is written out: models whose fields are models, each in several fields, would take a page for
 * each way to reach one. Past so many fields, or models within models, an object is an empty one.
 */
const MAX_FIELDS = 1_000;
const MAX_WITHIN = 24;

/** Where a placeholder stands. */
interface Place {
  readonly schemas: SchemaIndex;
  /** The models around it, outermost first. */
  readonly within: readonly string[];
  readonly budget: { fields: number };
}

/** Every property with the placeholder the official pages print for its type. */
export function placeholders(properties: readonly PropertyModel[], schemas: SchemaIndex): Json {
  return fieldsOf(properties, { schemas, within: [], budget: { fields: MAX_FIELDS } });
}

function fieldsOf(properties: readonly PropertyModel[], place: Place): Json {
  place.budget.fields -= properties.length;
  if (place.budget.fields < 0 || place.within.length > MAX_WITHIN) return {};
  return Object.fromEntries(properties.map(({ name, schema }) => [name, placeholderAt(schema, name, place)]));
}

/** `"<name>"` for a string, 1 for a number, `true`, one element per list, every field of an object. */
export function placeholder(schema: SchemaModel, name: string, schemas: SchemaIndex): Json {
  return placeholderAt(schema, name, { schemas, within: [], budget: { fields: MAX_FIELDS } });
}

function placeholderAt(schema: SchemaModel, name: string, place: Place): Json {
  const { schemas, within } = place;
  switch (schema.kind) {
    case "string":
    case "any":
      return `<${name}>`;
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "null":
      return null;
    case "array":
      return schema.items === undefined ? [] : [placeholderAt(schema.items, name, place)];
    case "ref": {
      const target = schemas.get(schema.name);
      if (target === undefined || within.includes(schema.name)) return {};
      return placeholderAt(target, name, { ...place, within: [...within, schema.name] });
    }
    case "object":
    case "allOf": {
      const [only] = schema.kind === "allOf" ? schema.members : [];
      if (schema.kind === "allOf" && schema.members.length === 1 && only !== undefined) {
        return placeholderAt(only, name, place);
      }
      // A model inside itself is an empty object; what `allOf` merges has been entered just as a reference.
      const names = modelsIn(schema);
      if (names.some((each) => within.includes(each))) return {};
      return fieldsOf(propertiesOf(schema, schemas) ?? [], { ...place, within: [...within, ...names] });
    }
    default: {
      const [first] = schema.members;
      return first === undefined ? null : placeholderAt(first, name, place);
    }
  }
}
