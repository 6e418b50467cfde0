import type { Bundle } from "../load/bundle.ts";
import { childPointer, valueAt } from "../load/pointer.ts";
import { propertiesOf } from "../model/form.ts";
import type { ApiModel, Execution } from "../model/model.ts";
import { functionNameOf, identifierFault } from "../model/names.ts";
import { schemasOf } from "../model/schema-index.ts";
import { type Claims, claimsOf } from "./claims.ts";
import { misfitsOf } from "./compare-example.ts";
import { compareFields, type FieldSet } from "./compare-fields.ts";
import { comparePage, doubtsOf } from "./compare-page.ts";
import { draftOperation, SESSION_SCHEME } from "./draft-operation.ts";
import { EXAMPLE_TEXT } from "./draft-parts.ts";
import { draftProperties, type PageModel, type SchemaDrafting } from "./draft-schema.ts";
import { draftText } from "./draft-text.ts";
import { type Finding, sortFindings } from "./finding.ts";
import { findOperation, operationIdOf } from "./identify.ts";
import { toJson } from "./json-text.ts";
import type { Page, PageDoubt, Split } from "./page.ts";
import { readPage } from "./read-page.ts";
import { type FileSchema, schemaLine } from "./schema-line.ts";
import { freeFile, layoutOf, pathFileName, refBetween } from "./spec-layout.ts";
import { specSideOf } from "./spec-side.ts";
import { OAUTH, RESPONSES, SCHEMAS } from "./starter.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { insertEntry, insertItem } from "./yaml-insert.ts";
import { toYaml, type Yaml, type YamlData, yaml } from "./yaml-text.ts";

export interface ImportInput {
  /** What to call the page. */
  readonly file: string;
  readonly text: string;
  /** The operation, as the user says. */
  readonly operationId: string | undefined;
  readonly model: ApiModel;
  readonly bundle: Bundle;
  /** The text of a file of the spec; `undefined` when there is none. */
  readonly read: (file: string) => string | undefined;
  readonly choices: Choices;
}

/** What the user has decided, where the page leaves it open. */
export interface Choices {
  /** Names for models that the page does not name, by the name they would get. */
  readonly names: ReadonlyMap<string, string>;
  /** How names and types that run together are split. */
  readonly splits: readonly Split[];
}

export interface Imported {
  readonly operationId: string | undefined;
  /** `added`: `files` make it part of the spec. `present`: the spec has it. `failed`: the findings say why. */
  readonly outcome: "added" | "present" | "failed";
  readonly method: string;
  readonly path: string;
  readonly execution: Execution | undefined;
  /** The files to write: new ones, and those that the root and path items have become. */
  readonly files: ReadonlyMap<string, string>;
  /** What a maintainer must decide, and what was changed for known reasons. */
  readonly findings: readonly Finding[];
  /** What the user may decide otherwise: see `Choices`. */
  readonly open: { readonly names: readonly string[]; readonly doubts: readonly PageDoubt[] };
}

/**
 * Makes a page part of a spec. An operation that the spec has is compared with the page and left alone; so are models,
 * for they may have been written by hand.
 */
export function importPage(input: ImportInput): Imported {
  const { file, text, model, bundle } = input;
  const { names, types } = vocabularyOf(model);
  const { splits } = input.choices;
  const read = readPage(file, text, {
    names: new Set([...names, ...splits.map(({ name }) => name)]),
    types: new Set([...types, ...splits.map(({ type }) => type)]),
  });
  if ("fault" in read) {
    const { id, line, message, fix } = read.fault;
    return failure(undefined, { id, known: false, line, location: undefined, message: `${message} ${fix}` });
  }
  const { page } = read;
  const operationId = operationIdOf(page, input.operationId);
  const present = findOperation(model, operationId, page);
  if (present !== undefined && (operationId === undefined || present.operationId === operationId)) {
    return {
      operationId: present.operationId,
      outcome: "present",
      method: present.method,
      path: present.path,
      execution: present.execution,
      files: new Map(),
      findings: comparePage(page, present, specSideOf(model, bundle)),
      open: NOTHING_OPEN,
    };
  }
  const fault = operationIdFault(operationId, model);
  if (operationId === undefined || fault !== undefined) {
    return failure(operationId, { ...fault!, line: page.operationId?.line ?? page.title?.line ?? 1 });
  }
  return addOperation(page, operationId, input);
}

const NOTHING_OPEN = { names: [], doubts: [] };

function failure(operationId: string | undefined, finding: Finding): Imported {
  const nothing = {
    open: NOTHING_OPEN,
    method: "",
    path: "",
    execution: undefined,
    files: new Map<string, string>(),
  };
  return { ...nothing, operationId, outcome: "failed", findings: [finding] };
}

function operationIdFault(
  operationId: string | undefined,
  model: ApiModel,
): Omit<Finding, "line"> | undefined {
  const finding = { id: "operation-id", known: false, location: undefined };
  if (operationId === undefined) {
    const message = "The page does not say which operation it is about. Name it with --operation-id.";
    return { ...finding, message };
  }
  const fault =
    identifierFault("operationId", operationId) ??
    identifierFault("operationId", functionNameOf(operationId));
  if (fault !== undefined) {
    return { ...finding, message: `${fault.message} Name the operation with --operation-id.` };
  }
  const twin = model.operations.find(
    (operation) => operation.operationId.toLowerCase() === operationId.toLowerCase(),
  );
  if (twin === undefined) return undefined;
  return {
    ...finding,
    message: `The spec has ${twin.operationId} already, which is written to the same file.`,
  };
}

function addOperation(page: Page, operationId: string, input: ImportInput): Imported {
  const { model, bundle } = input;
  const layout = layoutOf(bundle);
  const claims = claimsOf(page, operationId);
  const files = new Map<string, string>();
  const textOf = (file: string): string => files.get(file) ?? input.read(file) ?? "";
  const notes = new Map<string, Finding>();
  const drafting: Omit<SchemaDrafting, "refTo"> = {
    model,
    operationId,
    models: new Map(),
    assumedNames: new Set(),
    chosenNames: input.choices.names,
    note: (line, message) =>
      void notes.set(message, { id: "assumed", known: true, line, location: undefined, message }),
  };
  const inFile = (file: string): SchemaDrafting => ({
    ...drafting,
    refTo: (name) => layout.refTo("schemas", name, file),
  });

  const key = pathKeyFor(claims, operationId, bundle);
  const pathFile =
    layout.fileOfPath(key) ?? freeFile(layout.fileFor("paths", pathFileName(key)), textOf, operationId);
  const inRoot = layout.has(childPointer("/paths", key)) && layout.fileOfPath(key) === undefined;
  const operationFile = inRoot ? layout.root : pathFile;
  const exampleFile = layout.fileFor("examples", `${operationId}.json`);
  const draft = draftOperation(
    { page, claims, model, bundle, file: operationFile, exampleFile },
    layout,
    inFile(operationFile),
  );

  const method = claims.method.toLowerCase();
  const remarks = new Map([...draft.remarks].map(([at, remark]) => [`${method}.${at}`, remark]));
  const entry = { key: method, value: draft.operation, remarks };
  if (inRoot) {
    files.set(layout.root, insertEntry(textOf(layout.root), ["paths", key], entry));
  } else {
    files.set(pathFile, insertEntry(textOf(pathFile) || lineFor(pathFile, "path-item"), [], entry));
  }
  if (!layout.has(childPointer("/paths", key))) {
    addToRoot(["paths"], key, { $ref: refBetween(layout.root, pathFile) });
  }
  if (draft.example !== undefined) {
    const object = {
      summary: EXAMPLE_TEXT.en,
      "x-zstack": { "zh-CN": EXAMPLE_TEXT["zh-CN"] },
      value: draft.example,
    };
    addFile(exampleFile, `${toJson(object)}\n`);
  }
  const differing = addModels();
  addShared();
  addTag();
  return {
    operationId,
    outcome: "added",
    method: claims.method,
    path: claims.path,
    execution: draft.execution,
    files,
    findings: sortFindings([
      ...doubtsOf(page),
      ...claims.corrections,
      ...correctionsOf(page, claims, draft.execution, operationId),
      ...differing,
      ...notes.values(),
    ]),
    open: {
      names: [...drafting.assumedNames],
      doubts: page.doubts.filter(({ choices }) => choices.length > 1),
    },
  };

  function lineFor(file: string, schema: FileSchema): Yaml {
    return schemaLine({ file: layout.root, text: textOf(layout.root) }, file, schema);
  }

  function yamlFile(file: string, schema: FileSchema, content: YamlData): Yaml {
    return yaml`${lineFor(file, schema)}${toYaml(content)}`;
  }

  /** A file that is there and that the spec does not refer to may be someone's work: it is taken as it is. */
  function addFile(file: string, text: string): void {
    const there = input.read(file);
    if (there === undefined || there === text) files.set(file, text);
    else {
      const message = `${file} was there and no part of the spec; the spec now refers to it, and it is as it was.`;
      notes.set(message, { id: "file-there", known: false, line: 1, location: undefined, message });
    }
  }

  function addToRoot(path: readonly string[], name: string, value: YamlData): void {
    files.set(layout.root, insertEntry(textOf(layout.root), path, { key: name, value }));
  }

  /** Adds the models that the spec lacks; gives the differences to those it has. */
  function addModels(): Finding[] {
    const findings: Finding[] = [];
    const texts = new Map<string, { readonly file: string; readonly text: string }>();
    // A model is written again when one that was met later has shown more of it.
    for (let size = -1; size !== sizeOf(drafting.models); ) {
      size = sizeOf(drafting.models);
      for (const pageModel of [...drafting.models.values()]) {
        if (schemasOf(model).has(pageModel.name) || SCHEMAS[pageModel.name] !== undefined) continue;
        const file = layout.fileFor("schemas", `${pageModel.name}.yaml`);
        texts.set(pageModel.name, {
          file,
          text: yamlFile(file, "schema", schemaOf(pageModel, inFile(file))),
        });
      }
    }
    for (const [name, { file, text }] of texts) {
      addFile(file, text);
      addToRoot(["components", "schemas"], name, { $ref: refBetween(layout.root, file) });
    }
    for (const pageModel of drafting.models.values()) {
      findings.push(...differencesTo(pageModel, model, bundle));
    }
    return findings;
  }

  function addShared(): void {
    const needed = new Set(draft.execution === "job" ? ["JobAccepted", "Failed"] : ["Failed"]);
    const schemas = new Set(drafting.models.has("ErrorCode") ? ["ErrorCode"] : []);
    for (const name of needed) {
      const response = RESPONSES[name];
      if (response === undefined || layout.has(`/components/responses/${name}`)) continue;
      const file = layout.fileFor("responses", `${name}.yaml`);
      const refTo = (schema: string): string => {
        schemas.add(schema);
        return layout.refTo("schemas", schema, file);
      };
      addFile(file, yamlFile(file, "response", response(refTo)));
      addToRoot(["components", "responses"], name, { $ref: refBetween(layout.root, file) });
    }
    for (const name of schemas) {
      if (schemasOf(model).has(name)) continue;
      const file = layout.fileFor("schemas", `${name}.yaml`);
      addFile(file, yamlFile(file, "schema", SCHEMAS[name]!));
      addToRoot(["components", "schemas"], name, { $ref: refBetween(layout.root, file) });
    }
    const secured = page.authenticated?.value ?? page.requestExample?.authorized ?? true;
    if (secured && !layout.has("/components/securitySchemes")) {
      addToRoot(["components", "securitySchemes"], SESSION_SCHEME, OAUTH);
    }
  }

  function addTag(): void {
    const name = page.tag?.value;
    if (name === undefined || model.tags.some((tag) => tag.name === name)) return;
    const description = draftText("", name);
    const tag = { name, description: description.en, "x-zstack": { "zh-CN": description["zh-CN"] } };
    files.set(layout.root, insertItem(textOf(layout.root), ["tags"], tag));
  }
}

function sizeOf(models: ReadonlyMap<string, PageModel>): number {
  return [...models.values()].reduce(
    (sum, { fields, examples }) => sum + 1 + fields.size + (examples.length > 0 ? 1 : 0),
    0,
  );
}

function schemaOf({ name, fields, examples, documented }: PageModel, drafting: SchemaDrafting): YamlData {
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
function differencesTo(pageModel: PageModel, model: ApiModel, bundle: Bundle): Finding[] {
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
    misfitsOf(example, schema, spec, "").map(({ id, at, message }) => ({
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

/** Where the path item goes: actions that share a path are told apart by a fragment. */
function pathKeyFor({ method, path }: Claims, operationId: string, bundle: Bundle): string {
  const fragment = `${path}#${functionNameOf(operationId)}`;
  if (method === "PUT" && path.endsWith("/actions")) return fragment;
  const item = valueAt(bundle.document, childPointer("/paths", path)) as object | undefined;
  return item !== undefined && method.toLowerCase() in item ? fragment : path;
}

/** What was written otherwise than the page has it, and why. */
function correctionsOf(page: Page, claims: Claims, execution: Execution, operationId: string): Finding[] {
  const findings: Finding[] = [];
  const correct = (id: string, line: number, message: string): void => {
    findings.push({ id, known: true, line, location: undefined, message });
  };
  if (page.execution !== undefined && page.execution.value !== execution) {
    const how = execution === "job" ? "with 202 and a job" : "at once";
    correct(
      "execution",
      page.execution.line,
      `The page says ${page.execution.value === "sync" ? "synchronous" : "asynchronous"}; servers answer a ${claims.method} ${how}.`,
    );
  }
  const action = functionNameOf(operationId);
  const { wrapper } = claims;
  const line = wrapper?.line ?? page.methods[0]?.line ?? 1;
  if (claims.method === "PUT" && wrapper?.name !== action) {
    const documented =
      wrapper === undefined ? "shows no key around params" : `puts params under \`${wrapper.name}\``;
    correct("body-key", line, `The page ${documented}; servers dispatch on \`${action}\`.`);
  } else if (claims.method === "POST" && wrapper === undefined) {
    correct("body-key", line, "The page shows no key around params; servers look for `params`.");
  }
  if (/^Query[A-Z]/.test(operationId)) {
    correct(
      "query-parameters",
      page.methods[0]?.line ?? 1,
      "The page leaves out the parameters that all query operations take; they are added.",
    );
  }
  return findings;
}
