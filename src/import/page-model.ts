import type { Bundle } from "../load/bundle.ts";
import { propertiesOf } from "../model/form.ts";
import type { ApiModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import { misfitsOf } from "./compare-example.ts";
import { compareFields, type FieldSet } from "./compare-fields.ts";
import { draftProperties, type PageModel, type SchemaDrafting } from "./draft-schema.ts";
import { draftText } from "./draft-text.ts";
import type { Finding } from "./finding.ts";
import { specSideOf } from "./spec-side.ts";
import { SCHEMAS } from "./starter.ts";
import type { YamlData } from "./yaml-text.ts";

/**
 * The schemas, by name, of the models of a page that neither the spec nor a new spec has.
 *
 * @param draftingFor how the file of a model is drafted; drafting one may show more of the models
 */
export function draftModels(
  models: ReadonlyMap<string, PageModel>,
  model: ApiModel,
  draftingFor: (name: string) => SchemaDrafting,
): Map<string, YamlData> {
  const schemas = new Map<string, YamlData>();
  // A model is written again when one that was met later has shown more of it.
  for (let size = -1; size !== sizeOf(models); ) {
    size = sizeOf(models);
    for (const pageModel of [...models.values()]) {
      const { name } = pageModel;
      if (schemasOf(model).has(name) || SCHEMAS[name] !== undefined) continue;
      schemas.set(name, draftModel(pageModel, draftingFor(name)));
    }
  }
  return schemas;
}

function sizeOf(models: ReadonlyMap<string, PageModel>): number {
  return [...models.values()].reduce(
    (sum, { fields, examples }) => sum + 1 + fields.size + (examples.length > 0 ? 1 : 0),
    0,
  );
}

function draftModel({ name, fields, examples, documented }: PageModel, drafting: SchemaDrafting): YamlData {
  const text = draftText("", name);
  const { required, properties } = draftProperties(
    { fields: fields.values(), objects: [...new Set(examples)], direction: "response", documented },
    drafting,
  );
  return {
    type: "object",
    description: text.en,
    required: required.length > 0 ? [...required] : undefined,
    properties,
    "x-zstack": { type: name, "zh-CN": text["zh-CN"] },
  };
}

/** How a model of the page differs from the one that the spec has by that name, which stays as it is. */
export function differencesTo(pageModel: PageModel, model: ApiModel, bundle: Bundle): Finding[] {
  const schemas = schemasOf(model);
  const schema = schemas.get(pageModel.name);
  if (schema === undefined) return [];
  const spec = specSideOf(model, bundle);
  const rows = [...pageModel.fields.values()].filter(({ listed }) => listed);
  const { name, line, examples } = pageModel;
  const set: FieldSet = {
    prefix: `${name}.`,
    direction: "response",
    rows,
    properties: propertiesOf(schema, schemas) ?? [],
    line,
    pointer: schema.pointer,
  };
  const inTree = pageModel.documented && rows.length > 0 ? compareFields(set, spec) : [];
  const inExample = examples.flatMap((example) =>
    misfitsOf(example, schema, spec).map(({ id, at, message }) => ({
      id,
      known: false,
      line,
      location: bundle.locate(at, "key"),
      message: `${name}: ${message}`,
    })),
  );
  return [...inTree.filter(({ known }) => !known), ...inExample].slice(0, MAX_DIFFERENCES);
}

/** More differences to one model say nothing more. */
const MAX_DIFFERENCES = 30;
