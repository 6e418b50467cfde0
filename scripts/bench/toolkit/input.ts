/** The document to measure on, in other sizes too. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { renderDocument } from "../../../src/generate/package/document.ts";
import { load } from "../../../src/load/load.ts";
import { scaleDocument, WHOLE_API } from "../../../test/scale/document.ts";

type Schemas = Record<string, unknown>;

/** As much of a document as its size depends on. */
export interface Document {
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components?: { readonly schemas?: Schemas };
}

/** A document to measure on, in a folder that goes when all is measured. */
export interface Input {
  /** What it is, for the report. */
  readonly name: string;
  readonly document: Document;
  readonly folder: string;
  /** Writes a document into the folder, in one file on one line, and gives the file. */
  write(name: string, document: unknown): string;
  remove(): void;
}

/** @param spec A file to measure on. Default: a made-up API as large as the whole of ZStack's. */
export function openInput(spec: string | undefined): Input {
  const folder = mkdtempSync(path.join(tmpdir(), "zstack-openapi-bench-"));
  // What commands keep from run to run is not to come from elsewhere, or to stay.
  process.env.XDG_CACHE_HOME = path.join(folder, "cache");
  const document = (spec === undefined ? scaleDocument(WHOLE_API) : read(spec)) as unknown as Document;
  const from = spec === undefined ? "a made-up API" : path.basename(spec);
  return {
    name: `${from}, ${operationsIn(document).toLocaleString("en")} operations`,
    document,
    folder,
    write: (name, value) => {
      const file = path.join(folder, name);
      writeFileSync(file, JSON.stringify(value));
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function read(spec: string): Document {
  const text = spec.endsWith(".json")
    ? readFileSync(spec, "utf8")
    : renderDocument(load(spec).document as never);
  return JSON.parse(text) as Document;
}

const METHODS = new Set(["get", "put", "post", "delete", "patch", "head", "options"]);

export function operationsIn(document: Document): number {
  return placesOf(document).length;
}

/** Where the operations of a document are. */
function placesOf({ paths }: Document): { key: string; method: string }[] {
  return Object.entries(paths).flatMap(([key, item]) =>
    Object.keys(item)
      .filter((method) => METHODS.has(method))
      .map((method) => ({ key, method })),
  );
}

/** So many operations, spread over the document, and the schemas they need. */
export function excerpt(document: Document, operations: number): Document {
  const places = placesOf(document);
  const paths: Document["paths"] = {};
  for (let n = 0; n < operations; n++) {
    const { key, method } = places[Math.floor((n * places.length) / operations)]!;
    const others = Object.entries(document.paths[key]!).filter(([name]) => !METHODS.has(name));
    paths[key] = { ...Object.fromEntries(others), ...paths[key], [method]: document.paths[key]![method] };
  }
  const all = document.components?.schemas ?? {};
  const schemas: Schemas = {};
  const need = (value: unknown): void => {
    for (const [, name = ""] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (Object.hasOwn(schemas, name) || !Object.hasOwn(all, name)) continue;
      schemas[name] = all[name];
      need(all[name]);
    }
  };
  need(paths);
  return { ...document, paths, components: { ...document.components, schemas } };
}

/** The document so many times over: operations, paths and schemas of each copy have names of their own. */
export function copies(document: Document, times: number): Document {
  const paths: Document["paths"] = {};
  const schemas: Schemas = {};
  for (let copy = 1; copy <= times; copy++) {
    const mark = copy === 1 ? "" : `Copy${copy}`;
    const { paths: itsPaths, components } = JSON.parse(
      JSON.stringify(document)
        .replace(/"(#\/components\/schemas\/[^"]+)"/g, `"$1${mark}"`)
        .replace(/"operationId":"(\w+)"/g, `"operationId":"$1${mark}"`),
    ) as Document;
    for (const [key, item] of Object.entries(itsPaths)) paths[copy === 1 ? key : `/copy${copy}${key}`] = item;
    for (const [name, schema] of Object.entries(components?.schemas ?? {})) schemas[name + mark] = schema;
  }
  return { ...document, paths, components: { ...document.components, schemas } };
}
