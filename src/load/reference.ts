import { MAX_HOPS, MAX_SUGGESTIONS } from "./bounds.ts";
import type { Bundling, Fault, Refusal } from "./bundling.ts";
import { below, type FilePlace, idOf, valueIn } from "./file-place.ts";
import { asMapping } from "./mapping.ts";
import { DEFINE_IT, isWithoutHolder, suggestFor } from "./unresolved.ts";

export interface Reference {
  readonly $ref: string;
}

export function isReference(value: unknown): value is Reference {
  return typeof asMapping(value).$ref === "string";
}

/** Where a reference leads. With neither: nowhere, and what is wrong is told where it is wrong. */
export interface Lead {
  readonly target?: FilePlace;
  readonly fault?: Fault;
}

/** Where a reference leads in the end: to a component, else through references that are nothing but references. */
export function follow(bundling: Bundling, from: FilePlace): Lead {
  const seen = new Set([idOf(from)]);
  for (let at = from; ; ) {
    const lead = step(bundling, at);
    const { target } = lead;
    if (target === undefined) return lead;
    if (seen.has(idOf(target))) return { fault: circleAt(from, [...seen], target) };
    if (seen.size > MAX_HOPS) return { fault: chainAt(from) };
    if (bundling.components.has(idOf(target)) || !isReferenceAlone(valueIn(target))) return lead;
    seen.add(idOf(target));
    at = target;
  }
}

/** Whether more references than are followed lie between a component and what it is, other components included. */
export function isEndless(bundling: Bundling, from: FilePlace): boolean {
  let at: FilePlace | undefined = from;
  for (let hops = 0; hops <= MAX_HOPS; hops++) {
    if (!isReferenceAlone(valueIn(at))) return false;
    at = step(bundling, at).target;
    if (at === undefined || idOf(at) === idOf(from)) return false;
  }
  return true;
}

function isReferenceAlone(value: unknown): boolean {
  return isReference(value) && Object.keys(value).length === 1;
}

/** Where the reference at a place says that it leads. */
function step(bundling: Bundling, at: FilePlace): Lead {
  const { root, open, files } = bundling;
  const { $ref } = valueIn(at) as Reference;
  const [uri, fragment = ""] = splitOnce($ref, "#");
  const opened = uri === "" ? at.file : open(uri, at.file);
  if ("refused" in opened) return { fault: refusedAt(at, opened.refused) };
  files.add(opened);
  if (opened.data === undefined) return {}; // what is wrong with that file is reported there
  const target = { file: opened, pointer: fragment === "" ? "" : decodeFragment(fragment) };
  if (valueIn(target) !== undefined) return { target };
  if (opened === root && isWithoutHolder(root.data, target.pointer)) return {};
  const fault = refusedAt(at, {
    id: "unresolved-ref",
    message: `The reference "${$ref}" leads nowhere: ${opened.path} has nothing at "${fragment}".`,
    fix: ++bundling.suggestions > MAX_SUGGESTIONS ? DEFINE_IT : suggestFor(opened.data, target.pointer),
  });
  return { fault };
}

/** @param way the ids of the places on the way, `target` among them */
export function circleAt(at: FilePlace, way: readonly string[], target: FilePlace): Fault {
  const circle = [...way.slice(way.indexOf(idOf(target))), idOf(target)];
  return refusedAt(at, {
    id: "ref-cycle",
    message: `This $ref goes in a circle: ${circle.map((id) => id.replace(/#$/, "")).join(" -> ")}.`,
    fix: "Make one of these a definition; only a schema may contain itself, through a property or its items.",
  });
}

export function chainAt(at: FilePlace): Fault {
  return refusedAt(at, {
    id: "ref-chain",
    message: `This $ref leads to another $ref, and so on, more than ${MAX_HOPS} times.`,
    fix: "Refer to what is meant.",
  });
}

/** Faults of a reference are told where its `$ref` is written. */
export function refusedAt(at: FilePlace, refusal: Refusal): Fault {
  return { ...refusal, at: below(at, "$ref") };
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
