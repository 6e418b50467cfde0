import { childPointer } from "../load/pointer.ts";
import { jsonText } from "./json-text.ts";
import type { Json, JsonObject } from "./model.ts";

/**
 * A document taken apart into what can be looked at on its own: its path items, its components, and the rest. All by
 * their pointers; the rest is under `""`.
 */
export type Entries = ReadonlyMap<string, DocumentEntry>;

export interface DocumentEntry {
  /** As JSON. */
  readonly text: string;
  /** The components it refers to, by their pointers. */
  readonly refers: readonly string[];
}

/** @param before entries of an earlier state of the document, to take over what is the same */
export function entriesOf(document: JsonObject, before: Entries = new Map()): Entries {
  const { paths, components, ...rest } = document;
  const parts: [string, Json][] = [["", rest]];
  const addAll = (pointer: string, holder: Json | undefined) => {
    for (const [name, value] of Object.entries((holder ?? {}) as JsonObject))
      parts.push([childPointer(pointer, name), value]);
  };
  addAll("/paths", paths);
  for (const [kind, holder] of Object.entries(components ?? {})) {
    addAll(childPointer("/components", kind), holder);
  }
  return new Map(
    parts.map(([pointer, value]) => {
      const text = jsonText(value);
      const known = before.get(pointer);
      return [pointer, known?.text === text ? known : { text, refers: referencesIn(text) }];
    }),
  );
}

/**
 * What has to be looked at again after a change: the entries that differ, and those that lead to them.
 * `undefined` when more changed than path items and schemas say, or their names or their order did.
 */
export function affectedBetween(before: Entries, after: Entries): ReadonlySet<string> | undefined {
  const names = [...after.keys()];
  if (names.length !== before.size || [...before.keys()].some((name, at) => name !== names[at])) {
    return undefined;
  }
  const changed = names.filter((name) => before.get(name) !== after.get(name));
  if (!changed.every(isUnit)) return undefined;

  const users = new Map<string, string[]>();
  for (const [pointer, { refers }] of after) {
    for (const target of refers) {
      const others = users.get(target);
      if (others === undefined) users.set(target, [pointer]);
      else others.push(pointer);
    }
  }
  // A set that grows while it is walked also visits what was added.
  const affected = new Set(changed);
  for (const pointer of affected) for (const user of users.get(pointer) ?? []) affected.add(user);
  return new Set([...affected].filter(isUnit));
}

/** The given entries and all that they lead to. */
export function reachedFrom(pointers: Iterable<string>, entries: Entries): ReadonlySet<string> {
  const reached = new Set(pointers);
  for (const pointer of reached) for (const target of entries.get(pointer)?.refers ?? []) reached.add(target);
  return reached;
}

/** A document with the path items and schemas named, and everything else that is neither. */
export function excerptOf(document: JsonObject, pointers: ReadonlySet<string>): JsonObject {
  const { paths, components, ...rest } = document;
  const { schemas, ...others } = (components ?? {}) as JsonObject;
  const keep = (pointer: string, holder: unknown): JsonObject =>
    Object.fromEntries(
      Object.entries((holder ?? {}) as JsonObject).filter(([name]) =>
        pointers.has(childPointer(pointer, name)),
      ),
    );
  return {
    ...rest,
    paths: keep("/paths", paths),
    components: { ...others, schemas: keep("/components/schemas", schemas) },
  };
}

/** Whether an entry is one that output is made of, one by one. */
function isUnit(pointer: string): boolean {
  return pointer.startsWith("/paths/") || pointer.startsWith("/components/schemas/");
}

/** References in examples count as well: they do no harm. */
function referencesIn(text: string): string[] {
  return [...new Set([...text.matchAll(REFERENCE)].map(([, pointer]) => pointer!))];
}

const REFERENCE = /"\$ref":"#(\/components\/[^"/]+\/[^"/]+)/g;
