import type { Bundle } from "../load/bundle.ts";
import { childPointer, valueAt } from "../load/pointer.ts";
import type { ApiModel, Execution } from "../model/model.ts";
import { functionNameOf } from "../model/names.ts";
import { schemasOf } from "../model/schema-index.ts";
import { type Claims, claimsOf } from "./claims.ts";
import { doubtsOf } from "./compare-page.ts";
import { correctionsOf } from "./corrections.ts";
import { draftOperation, SESSION_SCHEME } from "./draft-operation.ts";
import { EXAMPLE_TEXT } from "./draft-parts.ts";
import type { PageModel, SchemaDrafting } from "./draft-schema.ts";
import { draftText } from "./draft-text.ts";
import { type Finding, sortFindings } from "./finding.ts";
import { toJson } from "./json-text.ts";
import type { Page, PageDoubt } from "./page.ts";
import { differencesTo, draftModels } from "./page-model.ts";
import {
  addComponent,
  addFile,
  addNote,
  addToRoot,
  lineFor,
  type SpecChange,
  textIn,
} from "./spec-change.ts";
import { freeFile, layoutOf, pathFileName, refBetween } from "./spec-layout.ts";
import { OAUTH, RESPONSES, SCHEMAS } from "./starter.ts";
import { insertEntry, insertItem, type YamlEntry } from "./yaml-insert.ts";

/** An operation that the spec lacks, and the spec. */
export interface NewOperation {
  readonly operationId: string;
  readonly page: Page;
  readonly model: ApiModel;
  readonly bundle: Bundle;
  /** The text of a file of the spec; `undefined` when there is none. */
  readonly read: (file: string) => string | undefined;
  /** Names for models that the page does not name, by the name they would get. */
  readonly chosenNames: ReadonlyMap<string, string>;
}

/** What comes of adding an operation. */
export interface Added {
  readonly method: string;
  readonly path: string;
  readonly execution: Execution;
  /** The files to write: new ones, and those that the root and path items have become. */
  readonly files: ReadonlyMap<string, string>;
  /** What a maintainer must decide, and what was changed for known reasons. */
  readonly findings: readonly Finding[];
  /** What the user may decide otherwise. */
  readonly open: { readonly names: readonly string[]; readonly doubts: readonly PageDoubt[] };
}

/** Adds the operation of a page to a spec, with the models and responses that it needs and the spec lacks. */
export function addOperation(wanted: NewOperation): Added {
  const { operationId, page, model, bundle, read, chosenNames } = wanted;
  const layout = layoutOf(bundle);
  const change: SpecChange = { layout, read, files: new Map(), notes: new Map() };
  const claims = claimsOf(page, operationId);
  const models = new Map<string, PageModel>();
  const assumedNames = new Set<string>();
  const draftingIn = (file: string): SchemaDrafting => ({
    model,
    operationId,
    models,
    assumedNames,
    chosenNames,
    note: (line, message) => addNote(change, { id: "assumed", known: true, line, message }),
    refTo: (name) => layout.refTo("schemas", name, file),
  });

  const place = placeOf(claims, wanted, change);
  const exampleFile = layout.fileFor("examples", `${operationId}.json`);
  const draft = draftOperation(
    { page, claims, model, bundle, file: place.file, exampleFile },
    layout,
    draftingIn(place.file),
  );
  const method = claims.method.toLowerCase();
  const remarks = new Map([...draft.remarks].map(([at, remark]) => [`${method}.${at}`, remark]));
  addToPath(change, place, { key: method, value: draft.operation, remarks });
  if (draft.example !== undefined) {
    const object = {
      summary: EXAMPLE_TEXT.en,
      "x-zstack": { "zh-CN": EXAMPLE_TEXT["zh-CN"] },
      value: draft.example,
    };
    addFile(change, exampleFile, `${toJson(object)}\n`);
  }
  const schemas = draftModels(models, model, (name) => draftingIn(layout.fileFor("schemas", `${name}.yaml`)));
  for (const [name, schema] of schemas) addComponent(change, "schemas", name, schema);
  const differing = [...models.values()].flatMap((pageModel) => differencesTo(pageModel, model, bundle));
  addStandardParts(change, wanted, { execution: draft.execution, answersError: models.has("ErrorCode") });
  addTag(change, wanted);
  return {
    method: claims.method,
    path: claims.path,
    execution: draft.execution,
    files: change.files,
    findings: sortFindings([
      ...doubtsOf(page),
      ...claims.corrections,
      ...correctionsOf(page, claims, draft.execution, operationId),
      ...differing,
      ...change.notes.values(),
    ]),
    open: {
      names: [...assumedNames],
      doubts: page.doubts.filter(({ choices }) => choices.length > 1),
    },
  };
}

/** Where an operation goes: the key of its path item, and the file that has or will have that, which may be the root. */
interface PathPlace {
  readonly key: string;
  readonly file: string;
}

function placeOf(claims: Claims, { operationId, bundle }: NewOperation, change: SpecChange): PathPlace {
  const { layout } = change;
  const key = pathKeyFor(claims, operationId, bundle);
  const file = layout.fileOfPath(key);
  if (file !== undefined) return { key, file };
  if (layout.has(childPointer("/paths", key))) return { key, file: layout.root };
  const wanted = layout.fileFor("paths", pathFileName(key));
  return { key, file: freeFile(wanted, (name) => textIn(change, name), operationId) };
}

/** Where the path item goes: actions that share a path are told apart by a fragment. */
function pathKeyFor({ method, path }: Claims, operationId: string, bundle: Bundle): string {
  const fragment = `${path}#${functionNameOf(operationId)}`;
  if (method === "PUT" && path.endsWith("/actions")) return fragment;
  const item = valueAt(bundle.document, childPointer("/paths", path)) as object | undefined;
  return item !== undefined && method.toLowerCase() in item ? fragment : path;
}

/** Adds an operation to its path item, and the path item to the root. */
function addToPath(change: SpecChange, { key, file }: PathPlace, operation: YamlEntry): void {
  const { files, layout } = change;
  if (file === layout.root) {
    addToRoot(change, ["paths", key], operation);
    return;
  }
  files.set(file, insertEntry(textIn(change, file) || lineFor(change, file, "path-item"), [], operation));
  if (layout.has(childPointer("/paths", key))) return;
  addToRoot(change, ["paths"], { key, value: { $ref: refBetween(layout.root, file) } });
}

/** Adds what all operations have in common, as far as the spec lacks it: responses, the error in them, the log-in. */
function addStandardParts(
  change: SpecChange,
  { page, model }: NewOperation,
  { execution, answersError }: { readonly execution: Execution; readonly answersError: boolean },
): void {
  const { layout } = change;
  const schemas = new Set(answersError ? ["ErrorCode"] : []);
  for (const name of execution === "job" ? ["JobAccepted", "Failed"] : ["Failed"]) {
    const response = RESPONSES[name];
    if (response === undefined || layout.has(`/components/responses/${name}`)) continue;
    const file = layout.fileFor("responses", `${name}.yaml`);
    const refTo = (schema: string): string => {
      schemas.add(schema);
      return layout.refTo("schemas", schema, file);
    };
    addComponent(change, "responses", name, response(refTo));
  }
  for (const name of schemas) {
    if (!schemasOf(model).has(name)) addComponent(change, "schemas", name, SCHEMAS[name]!);
  }
  const secured = page.authenticated?.value ?? page.requestExample?.authorized ?? true;
  if (secured && !layout.has("/components/securitySchemes")) {
    addToRoot(change, ["components", "securitySchemes"], { key: SESSION_SCHEME, value: OAUTH });
  }
}

function addTag(change: SpecChange, { page, model }: NewOperation): void {
  const name = page.tag?.value;
  if (name === undefined || model.tags.some((tag) => tag.name === name)) return;
  const description = draftText("", name);
  const tag = { name, description: description.en, "x-zstack": { "zh-CN": description["zh-CN"] } };
  const { root } = change.layout;
  change.files.set(root, insertItem(textIn(change, root), ["tags"], tag));
}
