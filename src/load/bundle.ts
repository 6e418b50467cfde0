import { MAX_BUNDLED_DEPTH, MAX_HOPS, MAX_PARTS, MAX_PROBLEMS, MAX_SUGGESTIONS } from "./bounds.ts";
import { asMap } from "./json-walk.ts";
import { type Position, positionOf } from "./openapi-grammar.ts";
import { childPointer, parsePointer, valueAt } from "./pointer.ts";
import type { Location, Problem } from "./problem.ts";
import type { SourceFile } from "./source-file.ts";
import { standsAlone } from "./stand-alone.ts";
import { DEFINE_IT, isWithoutHolder, suggestFor } from "./unresolved.ts";

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

/** A pointer into one of the files. */
export interface FilePlace {
  readonly file: SourceFile;
  readonly pointer: string;
}

/**
 * Stands in a bundled document where a reference could not be resolved. That has been reported; what reads
 * the document passes over it in silence.
 */
export const BROKEN: object = Object.freeze({});

/** Opens a file that a reference names. Answers why not, when it may not or cannot be opened. */
export type OpenReferenced = (uri: string, from: SourceFile) => SourceFile | { readonly refused: Refusal };

export interface Refusal {
  readonly id: string;
  readonly message: string;
  readonly fix: string;
}

/** What a reference leads to. */
type Target = FilePlace;

/**
 * Joins the files of a spec. Schemas in files of their own become components: under the name the root
 * file gives them, else under their file's or pointer's last word. Everything else that is referenced
 * across files is put in place. What cannot be resolved is reported and replaced by `BROKEN`, so that the
 * rest of the document can still be checked.
 */
export function bundle(root: SourceFile, open: OpenReferenced): Bundle {
  const problems: Problem[] = [];
  const files = new Set([root]);
  /** Where in the files each put-in-place part of the document comes from, by its pointer. */
  const origins = new Map<string, Target>([["", { file: root, pointer: "" }]]);
  /** The component that stands for a referenced place. */
  const components = new Map<string, string>();
  /** Schemas of other files that the root does not name, by the name they get. */
  const adopted = new Map<string, Target>();
  const pending: { name: string; target: Target }[] = [];
  /** Components that are a reference to a reference, and so on. */
  const endless = new Set<string>();
  let parts = 0;
  let suggestions = 0;

  const named = Object.entries(asMap(asMap(root.data)?.components) ?? {}).flatMap(([kind, entries]) =>
    Object.keys(asMap(entries) ?? {}).map((name) => childPointer("/components", kind, name)),
  );
  for (const pointer of named) components.set(idOf({ file: root, pointer }), `#${pointer}`);
  for (const pointer of named) {
    const at = { file: root, pointer };
    if (isReference(valueOfTarget(at)) && isEndless(at)) endless.add(idOf(at));
    const target = isReference(valueOfTarget(at)) ? follow(at, true) : undefined;
    if (target !== undefined && !components.has(idOf(target))) components.set(idOf(target), `#${pointer}`);
  }

  const document = standsAlone(root.data)
    ? root.data
    : asMap(root.data) && copy({ file: root, pointer: "" }, root.data, "", "object", []);
  if (asMap(root.data) === undefined && root.problems.length === 0) {
    report(
      { file: root, pointer: "" },
      "not-openapi",
      "This file is no OpenAPI document.",
      "Start it with `openapi: 3.1.0`.",
    );
  }
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const pointer = childPointer("/components/schemas", next.name);
    origins.set(pointer, next.target);
    adopt(document as Record<string, unknown>, next.name, copyTarget(next.target, pointer, "schema", []));
  }

  for (const file of files) problems.push(...file.problems);
  return {
    // Of what is too large, nothing else is worth telling.
    document: parts > MAX_PARTS ? undefined : document,
    files: [...files],
    problems,
    locate(pointer, at) {
      const place = trace(pointer);
      return place.file.locate(place.pointer, at);
    },
    trace,
  };

  function trace(pointer: string): FilePlace {
    for (let end = pointer.length; ; end = Math.max(pointer.lastIndexOf("/", end - 1), 0)) {
      const origin = origins.get(pointer.slice(0, end));
      if (origin !== undefined) return { file: origin.file, pointer: origin.pointer + pointer.slice(end) };
    }
  }

  function copy(
    at: Target,
    value: unknown,
    out: string,
    position: Position,
    within: readonly string[],
  ): unknown {
    if (position === "data" || value === null || typeof value !== "object") return value;
    if (++parts > MAX_PARTS) return parts === MAX_PARTS + 1 ? refuseSize(at) : BROKEN;
    if (Array.isArray(value)) {
      return value.map((item, index) =>
        copy(below(at, index), item, childPointer(out, index), position, within),
      );
    }
    // In a map too: no name in it stands for a string, so `$ref: text` is a reference to the whole map.
    if (isReference(value)) return copyReference(at, value, out, position, within);
    // fromEntries defines properties where an assignment to `__proto__` would change the prototype.
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [
        key,
        copy(below(at, key), child, childPointer(out, key), positionOf(key, position), within),
      ]),
    );
  }

  function copyReference(
    at: Target,
    reference: Reference,
    out: string,
    position: Position,
    within: readonly string[],
  ): unknown {
    if (endless.has(idOf(at))) {
      reportChain(at);
      return BROKEN;
    }
    const target = follow(at);
    if (target === undefined) return BROKEN;
    const { $ref: _, ...siblings } = reference;
    const besides = copy(at, siblings, out, position, within) as object;
    const component = components.get(idOf(target));
    if (component !== undefined && component !== `#${out}`) return { $ref: component, ...besides };
    if (component === undefined && position === "schema") {
      return { $ref: `#${childPointer("/components/schemas", nameFor(target, at))}`, ...besides };
    }
    if (within.includes(idOf(target))) {
      reportCycle(at, [...within.slice(within.indexOf(idOf(target))), idOf(target)]);
      return BROKEN;
    }
    if (isDeeperThan(MAX_BUNDLED_DEPTH, out)) {
      report(
        below(at, "$ref"),
        "too-deep",
        "This $ref leads through parts within parts, deeper than can be read.",
        "Put what is referred to under components, where a reference to it stays one.",
      );
      return BROKEN;
    }
    const value = valueOfTarget(target);
    if (asMap(value) === undefined) {
      const kind = Array.isArray(value) ? "a list" : value === null ? "nothing" : "a bare value";
      report(
        below(at, "$ref"),
        "ref-no-object",
        `This $ref leads to ${kind}, where OpenAPI wants an object.`,
        "Refer to a mapping, or write the value here.",
      );
      return BROKEN;
    }
    origins.set(out, target);
    const copied = copyTarget(target, out, position, within) as object;
    return copied === BROKEN ? BROKEN : { ...copied, ...besides };
  }

  function refuseSize(at: Target): object {
    report(
      at,
      "too-large",
      `With everything put in place that is referred to, this document has more than ${MAX_PARTS} parts.`,
      "Put what is referred to more than once under components, where references to it stay references.",
    );
    return BROKEN;
  }

  function copyTarget(target: Target, out: string, position: Position, within: readonly string[]): unknown {
    return copy(target, valueOfTarget(target), out, position, [...within, idOf(target)]);
  }

  /** Where a reference leads in the end, through references that are nothing but references. */
  function follow(from: Target, quiet = false): Target | undefined {
    const seen = new Set([idOf(from)]);
    for (let at = from; ; ) {
      const next = step(at, (valueOfTarget(at) as Reference).$ref, quiet);
      if (next === undefined) return undefined;
      if (seen.has(idOf(next))) {
        const way = [...seen];
        if (!quiet) reportCycle(from, [...way.slice(way.indexOf(idOf(next))), idOf(next)]);
        return undefined;
      }
      if (seen.size > MAX_HOPS) {
        if (!quiet) reportChain(from);
        return undefined;
      }
      const value = valueOfTarget(next);
      if (components.has(idOf(next)) || !isReference(value) || Object.keys(value).length > 1) return next;
      seen.add(idOf(next));
      at = next;
    }
  }

  /** Whether more references than are followed lie between a component and what it is, other components included. */
  function isEndless(from: Target): boolean {
    let at: Target | undefined = from;
    for (let hops = 0; hops <= MAX_HOPS; hops++) {
      const value = valueOfTarget(at);
      if (!isReference(value) || Object.keys(value).length > 1) return false;
      at = step(at, value.$ref, true);
      if (at === undefined || idOf(at) === idOf(from)) return false;
    }
    return true;
  }

  function reportChain(at: Target): void {
    report(
      below(at, "$ref"),
      "ref-chain",
      `This $ref leads to another $ref, and so on, more than ${MAX_HOPS} times.`,
      "Refer to what is meant.",
    );
  }

  function step(at: Target, reference: string, quiet: boolean): Target | undefined {
    const [uri, fragment = ""] = splitOnce(reference, "#");
    const opened = uri === "" ? at.file : open(uri, at.file);
    const refuse = (refusal: Refusal) => {
      if (!quiet) report(below(at, "$ref"), refusal.id, refusal.message, refusal.fix);
      return undefined;
    };
    if ("refused" in opened) return refuse(opened.refused);
    files.add(opened);
    if (opened.data === undefined) return undefined; // what is wrong with that file is reported there
    const target = { file: opened, pointer: fragment === "" ? "" : decodeFragment(fragment) };
    if (valueOfTarget(target) !== undefined) return target;
    if (opened === root && isWithoutHolder(root.data, target.pointer)) return undefined;
    return refuse({
      id: "unresolved-ref",
      message: `The reference "${reference}" leads nowhere: ${opened.path} has nothing at "${fragment}".`,
      fix: ++suggestions > MAX_SUGGESTIONS ? DEFINE_IT : suggestFor(opened.data, target.pointer),
    });
  }

  function nameFor(target: Target, from: Target): string {
    const id = idOf(target);
    const word = wordFor(target);
    const taken = adopted.get(word);
    const own = { file: root, pointer: childPointer("/components/schemas", word) };
    const inRoot = valueOfTarget(own);
    // What the root gives that name to is most likely this, were its reference not broken; that is told there.
    if (isReference(inRoot) && follow(own, true) === undefined) return word;
    if (inRoot !== undefined || (taken !== undefined && idOf(taken) !== id)) {
      report(
        below(from, "$ref"),
        "schema-name-taken",
        `Two different schemas would be called "${word}".`,
        `Give this one a name of its own under components.schemas of ${root.path}.`,
      );
    } else if (taken === undefined) {
      adopted.set(word, target);
      components.set(id, `#${childPointer("/components/schemas", word)}`);
      pending.push({ name: word, target });
    }
    return word;
  }

  function reportCycle(at: Target, cycle: readonly string[]): void {
    report(
      below(at, "$ref"),
      "ref-cycle",
      `This $ref goes in a circle: ${cycle.map((id) => id.replace(/#$/, "")).join(" -> ")}.`,
      "Make one of these a definition; only a schema may contain itself, through a property or its items.",
    );
  }

  function report(at: Target, id: string, message: string, fix: string): void {
    if (problems.length >= MAX_PROBLEMS) return;
    problems.push({ id, location: at.file.locate(at.pointer), pointer: at.pointer, message, fix });
  }
}

/** Keywords on the way to a schema that say nothing about it. */
const STRUCTURE = new Set([
  "components",
  "schemas",
  "$defs",
  "definitions",
  "defs",
  "properties",
  "items",
  "schema",
]);

/** What a schema without a name of its own is called: after its pointer's words, else after its file. */
function wordFor({ file, pointer }: Target): string {
  const words = parsePointer(pointer).filter((token) => !STRUCTURE.has(token));
  const [first = file.path.replace(/^.*\//, "").replace(/\.\w+$/, ""), ...rest] = words;
  return first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

interface Reference {
  readonly $ref: string;
}

function isReference(value: unknown): value is Reference {
  return typeof asMap(value)?.$ref === "string";
}

function idOf({ file, pointer }: Target): string {
  return `${file.path}#${pointer}`;
}

function below({ file, pointer }: Target, token: string | number): Target {
  return { file, pointer: childPointer(pointer, token) };
}

function valueOfTarget({ file, pointer }: Target): unknown {
  return valueAt(file.data, pointer);
}

function isDeeperThan(limit: number, pointer: string): boolean {
  return pointer.length > limit && parsePointer(pointer).length > limit;
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a stray % is part of a name
  }
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Adds a component, unless what should hold it is no mapping; that is reported by `checkStructure`. */
function adopt(document: Record<string, unknown>, name: string, schema: unknown): void {
  if (document.components === undefined) document.components = {};
  const components = asMap(document.components);
  if (components === undefined || components === BROKEN) return;
  if (components.schemas === undefined) components.schemas = {};
  const schemas = asMap(components.schemas);
  if (schemas === undefined || schemas === BROKEN) return;
  // Assigning to `__proto__` would change the prototype, and the fault in the name go unseen.
  Object.defineProperty(schemas, name, {
    value: schema,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}
