import { MAX_BUNDLED_DEPTH, MAX_PARTS } from "./bounds.ts";
import { type Bundling, type Fault, type OpenReferenced, report, startBundling } from "./bundling.ts";
import { adoptSchema, noteComponents, schemaPointer } from "./component.ts";
import { below, type FilePlace, idOf, valueIn } from "./file-place.ts";
import { define, isMapping, type Mapping } from "./mapping.ts";
import { type Position, positionOf } from "./openapi-grammar.ts";
import { childPointer, parsePointer } from "./pointer.ts";
import type { Location, Problem } from "./problem.ts";
import { chainAt, circleAt, follow, isReference, type Reference, refusedAt } from "./reference.ts";
import type { SourceFile } from "./source-file.ts";
import { standsAlone } from "./stand-alone.ts";

/** All files of a spec as one document, in which references lead to components only. */
export interface Bundle {
  /** `undefined` when the root file does not parse. */
  readonly document: unknown;
  /** The files read, the root first. */
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
  /** The place in the files of a pointer into `document`. */
  locate(pointer: string, at?: "key" | "value"): Location;
  /** The file that a pointer into `document` leads to, and the pointer within it. */
  trace(pointer: string): FilePlace;
}

/**
 * Stands in a bundled document where a reference could not be resolved. That has been reported; what reads
 * the document passes over it in silence.
 */
export const BROKEN: object = Object.freeze({});

/**
 * Joins the files of a spec. Schemas in files of their own become components: under the name the root
 * file gives them, else under their file's or pointer's last word. Everything else that is referenced
 * across files is put in place. What cannot be resolved is reported and replaced by `BROKEN`, so that the
 * rest of the document can still be checked.
 */
export function bundle(root: SourceFile, open: OpenReferenced): Bundle {
  const bundling = startBundling(root, open);
  noteComponents(bundling);
  const document = documentOf(bundling);
  const { origins } = bundling;
  const trace = (pointer: string): FilePlace => originOf(origins, pointer);
  return {
    // Of what is too large, nothing else is worth telling.
    document: bundling.parts > MAX_PARTS ? undefined : document,
    files: [...bundling.files],
    problems: [...bundling.problems, ...[...bundling.files].flatMap(({ problems }) => problems)],
    locate(pointer, at) {
      const place = trace(pointer);
      return place.file.locate(place.pointer, at);
    },
    trace,
  };
}

function originOf(origins: ReadonlyMap<string, FilePlace>, pointer: string): FilePlace {
  for (let end = pointer.length; ; end = Math.max(pointer.lastIndexOf("/", end - 1), 0)) {
    const origin = origins.get(pointer.slice(0, end));
    if (origin !== undefined) return { file: origin.file, pointer: origin.pointer + pointer.slice(end) };
  }
}

/** The document of the root file, with what it refers to. */
function documentOf(bundling: Bundling): unknown {
  const { root, adopted, origins } = bundling;
  const at = { file: root, pointer: "" };
  if (!isMapping(root.data)) {
    const fault = {
      id: "not-openapi",
      message: "This file is no OpenAPI document.",
      fix: "Start it with `openapi: 3.1.0`.",
    };
    if (root.problems.length === 0) report(bundling, { ...fault, at });
    return undefined;
  }
  if (standsAlone(root.data)) return root.data;
  const document = copy(bundling, root.data, { at, out: "", position: "object", within: [] });
  // Grows while it is gone through: schemas refer to further ones.
  for (const [name, schema] of adopted) {
    const out = schemaPointer(name);
    origins.set(out, schema);
    addSchema(document, name, copyTarget(bundling, schema, { out, position: "schema", within: [] }));
  }
  return document;
}

/** A part of a file, and where it goes. */
interface Part {
  readonly at: FilePlace;
  /** Its pointer in the document. */
  readonly out: string;
  readonly position: Position;
  /** The ids of the referenced places that it is put in place within. */
  readonly within: readonly string[];
}

function copy(bundling: Bundling, value: unknown, part: Part): unknown {
  const { at, out, position } = part;
  if (position === "data" || !(Array.isArray(value) || isMapping(value))) return value;
  if (++bundling.parts > MAX_PARTS) {
    if (bundling.parts === MAX_PARTS + 1) report(bundling, tooLarge(at));
    return BROKEN;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      copy(bundling, item, { ...part, at: below(at, index), out: childPointer(out, index) }),
    );
  }
  // In a map too: no name in it stands for a string, so `$ref: text` is a reference to the whole map.
  if (isReference(value)) return resolve(bundling, value, part);
  // fromEntries defines properties where an assignment to `__proto__` would change the prototype.
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      copy(bundling, child, {
        at: below(at, key),
        out: childPointer(out, key),
        position: positionOf(key, position),
        within: part.within,
      }),
    ]),
  );
}

/**
 * What stands in the document in the place of a reference: one to a component where there is one or can be one, as for
 * any schema; else a copy of what it leads to, as for path items.
 */
function resolve(bundling: Bundling, { $ref: _, ...siblings }: Reference, part: Part): object {
  const { at, out, position, within } = part;
  const refuse = (fault: Fault): object => {
    report(bundling, fault);
    return BROKEN;
  };
  if (bundling.endless.has(idOf(at))) return refuse(chainAt(at));
  const { target, fault } = follow(bundling, at);
  if (target === undefined) return fault === undefined ? BROKEN : refuse(fault);
  const besides = copy(bundling, siblings, part) as object;
  const component = bundling.components.get(idOf(target));
  if (component !== undefined && component !== `#${out}`) return { $ref: component, ...besides };
  if (component === undefined && position === "schema") {
    return { $ref: adoptSchema(bundling, target, at), ...besides };
  }
  if (within.includes(idOf(target))) return refuse(circleAt(at, within, target));
  if (isDeeperThan(MAX_BUNDLED_DEPTH, out)) return refuse(tooDeep(at));
  const value = valueIn(target);
  if (!isMapping(value)) return refuse(noObject(at, value));
  bundling.origins.set(out, target);
  const copied = copyTarget(bundling, target, part) as object;
  return copied === BROKEN ? BROKEN : { ...copied, ...besides };
}

/** What a reference leads to, in the place of the reference. */
function copyTarget(bundling: Bundling, target: FilePlace, part: Omit<Part, "at">): unknown {
  return copy(bundling, valueIn(target), { ...part, at: target, within: [...part.within, idOf(target)] });
}

function tooLarge(at: FilePlace): Fault {
  return {
    at,
    id: "too-large",
    message: `With everything put in place that is referred to, this document has more than ${MAX_PARTS} parts.`,
    fix: "Put what is referred to more than once under components, where references to it stay references.",
  };
}

function tooDeep(at: FilePlace): Fault {
  return refusedAt(at, {
    id: "too-deep",
    message: "This $ref leads through parts within parts, deeper than can be read.",
    fix: "Put what is referred to under components, where a reference to it stays one.",
  });
}

function noObject(at: FilePlace, value: unknown): Fault {
  const kind = Array.isArray(value) ? "a list" : value === null ? "nothing" : "a bare value";
  return refusedAt(at, {
    id: "ref-no-object",
    message: `This $ref leads to ${kind}, where OpenAPI wants an object.`,
    fix: "Refer to a mapping, or write the value here.",
  });
}

function isDeeperThan(limit: number, pointer: string): boolean {
  return pointer.length > limit && parsePointer(pointer).length > limit;
}

/** Adds a component, unless what should hold it is no mapping; that is reported by `checkStructure`. */
function addSchema(document: unknown, name: string, schema: unknown): void {
  const schemas = mappingUnder(mappingUnder(document, "components"), "schemas");
  if (schemas !== undefined) define(schemas, name, schema);
}

/** The mapping under a key, a new one if there is none; `undefined` where something else is. */
function mappingUnder(holder: unknown, key: string): Mapping | undefined {
  if (!isWhole(holder)) return undefined;
  if (holder[key] === undefined) define(holder, key, {});
  const held = holder[key];
  return isWhole(held) ? held : undefined;
}

function isWhole(value: unknown): value is Mapping {
  return isMapping(value) && value !== BROKEN;
}
