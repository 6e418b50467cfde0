import { propertiesOf, requiredHere } from "../model/form.ts";
import type { Composition, PropertyModel, SchemaModel } from "../model/model.ts";
import { modelsIn, type SchemaIndex } from "../model/schema-index.ts";

/** A field with the fields under it, followed through references: the same in every language. */
export interface FieldNode {
  /** For a form of a union, a property without a name. */
  readonly property: PropertyModel;
  /** Counts the forms of a union from 1; `undefined` for a field with a name. */
  readonly form: number | undefined;
  /** From the root of the body: `inventory.vmNics[].ip`. */
  readonly path: string;
  /** The innermost model the field belongs to, and its path within; `undefined` for what stands inline. */
  readonly own: { readonly model: string; readonly path: string } | undefined;
  readonly children: readonly FieldNode[];
  /** The model whose fields are not repeated here, and why. */
  readonly stop: { readonly model: string; readonly because: "recursion" | "elsewhere" } | undefined;
}

/** How far a tree follows references. */
export interface Growth {
  readonly schemas: SchemaIndex;
  /** `false`: models met on the way are only linked, never unfolded. */
  readonly unfold: boolean;
}

/**
 * Past so many fields a tree only links to further models: inventories refer to each other, and unfolding
 * all of them would give pages of megabytes.
 */
export const FIELD_LIMIT = 400;

/** The fields of a schema as a tree; no model is unfolded inside itself, nor inside those of `within`. */
export function fieldNodes(
  schema: SchemaModel,
  growth: Growth,
  within: readonly string[] = [],
): readonly FieldNode[] {
  let root = unwrapped(schema);
  const entered = [...within];
  // The root is what the tree is about, so its own model is entered even where others are only linked.
  let own: Walk["own"];
  while (root.kind === "ref" && !entered.includes(root.name)) {
    const target = growth.schemas.get(root.name);
    if (target === undefined) return [];
    entered.push(root.name);
    own = { model: root.name, path: "" };
    root = unwrapped(target);
  }
  return below(root, { ...growth, budget: { fields: 0 }, within: entered, path: "", own }).children;
}

/** The fields of a list of properties as a tree. */
export function propertyNodes(properties: readonly PropertyModel[], growth: Growth): readonly FieldNode[] {
  const walk: Walk = { ...growth, budget: { fields: 0 }, within: [], path: "", own: undefined };
  return properties.map((property) => nodeOf(property, walk));
}

interface Walk extends Growth {
  readonly budget: { fields: number };
  /** The models this place lies in, outermost first. */
  readonly within: readonly string[];
  readonly path: string;
  readonly own: FieldNode["own"];
}

type Below = Pick<FieldNode, "children" | "stop">;

const NOTHING: Below = { children: [], stop: undefined };

function nodeOf(property: PropertyModel, walk: Walk): FieldNode {
  walk.budget.fields++;
  const place = placeBelow(walk, (path) => (path === "" ? property.name : `${path}.${property.name}`));
  return { property, form: undefined, ...place, ...below(property.schema, { ...walk, ...place }) };
}

/** The same step from the root of the body and from that of the innermost model. */
function placeBelow({ path, own }: Walk, step: (path: string) => string): Pick<Walk, "path" | "own"> {
  return { path: step(path), own: own && { model: own.model, path: step(own.path) } };
}

function below(schema: SchemaModel, walk: Walk): Below {
  switch (schema.kind) {
    case "ref":
      return belowModel(schema.name, walk);
    case "array":
      return schema.items === undefined
        ? NOTHING
        : below(schema.items, { ...walk, ...placeBelow(walk, (path) => `${path}[]`) });
    case "object": {
      const children = schema.properties.map((property) => nodeOf(property, walk));
      if (children.length > 0 || schema.additional === undefined) return { children, stop: undefined };
      return below(schema.additional, { ...walk, ...placeBelow(walk, (path) => `${path}.*`) });
    }
    case "allOf":
      return belowAll(schema, walk);
    case "anyOf":
    case "oneOf":
      return schema.members.length === 1 ? belowAll(schema, walk) : belowUnion(schema.members, walk);
    default:
      return NOTHING;
  }
}

function belowModel(name: string, walk: Walk): Below {
  const target = walk.schemas.get(name);
  if (target === undefined) return NOTHING;
  if (walk.within.includes(name)) return { children: [], stop: { model: name, because: "recursion" } };
  if (walk.unfold && walk.budget.fields < FIELD_LIMIT) {
    return below(target, { ...walk, within: [...walk.within, name], own: { model: name, path: "" } });
  }
  const hasFields = (propertiesOf(target, walk.schemas) ?? []).length > 0;
  return hasFields ? { children: [], stop: { model: name, because: "elsewhere" } } : NOTHING;
}

/** What a composition of one comes to, which is how a reference gets a description. */
function unwrapped(schema: SchemaModel): SchemaModel {
  const [only, ...others] = "members" in schema ? schema.members : [];
  return only !== undefined && others.length === 0 && requiredHere(schema).length === 0 ? only : schema;
}

function belowAll(schema: Composition, walk: Walk): Below {
  const only = unwrapped(schema);
  if (only !== schema) return below(only, walk);
  const names = schema.members.flatMap(modelsIn);
  const again = names.find((name) => walk.within.includes(name));
  if (again !== undefined) return { children: [], stop: { model: again, because: "recursion" } };
  // Members that are models count as entered, so that a field of theirs cannot unfold them again.
  const inside = { ...walk, within: [...walk.within, ...names] };
  const properties = propertiesOf(schema, walk.schemas);
  // Of what is one or another, whatever else is said of it, the forms are listed.
  if (properties === undefined) {
    const found = schema.members.map((member) => below(member, walk));
    return found.find(({ children, stop }) => children.length > 0 || stop !== undefined) ?? NOTHING;
  }
  const children = properties.map((property) => nodeOf(property, inside));
  return { children, stop: undefined };
}

function belowUnion(forms: readonly SchemaModel[], walk: Walk): Below {
  walk.budget.fields += forms.length;
  const children = forms.map((schema, at): FieldNode => {
    const property = {
      name: "",
      required: false,
      documentedRequired: false,
      undocumented: undefined,
      schema,
    };
    return { property, form: at + 1, path: walk.path, own: walk.own, ...below(schema, walk) };
  });
  const bare = children.every((child) => child.children.length === 0 && child.stop === undefined);
  return bare ? NOTHING : { children, stop: undefined };
}
