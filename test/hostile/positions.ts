import { type Position as Holds, itemPosition, positionOf } from "../../src/load/openapi-grammar.ts";
import { childPointer, parsePointer } from "../../src/load/pointer.ts";
import type { Problem } from "../../src/load/problem.ts";
import { build } from "../../src/model/build.ts";
import { allProblemsOf, loadText } from "../text-files.ts";

/** A place in a document where an author writes text: a value, or a name that a mapping has for one. */
export interface Position {
  readonly pointer: string;
  readonly at: "key" | "value";
}

/** Every place of a document where text stands, but for the keywords of OpenAPI themselves. */
export function positionsIn(document: unknown, pointer = "", holds: Holds = "object"): Position[] {
  if (typeof document === "string") return [{ pointer, at: "value" }];
  if (document === null || typeof document !== "object") return [];
  if (Array.isArray(document)) {
    return document.flatMap((item, index) =>
      positionsIn(item, childPointer(pointer, index), itemPosition(holds)),
    );
  }
  const isNamed = holds === "map" || holds === "schema-map" || holds === "data";
  return Object.entries(document).flatMap(([key, value]) => {
    const below = childPointer(pointer, key);
    const own: Position[] = isNamed ? [{ pointer: below, at: "key" }] : [];
    return [...own, ...positionsIn(value, below, positionOf(key, holds))];
  });
}

/** What stands in a place, by how many places there are before it. */
export type Texts = (index: number) => string;

/** What must stand around a text, or not in it, for a place to accept it at all. */
function framed({ pointer, at }: Position, text: string): string {
  const [root, name = "", ...below] = parsePointer(pointer);
  if (at === "key" && root === "paths" && below.length === 0) return `${name}/${text.replace(/[{}#]/g, "")}`;
  if (at === "key" && pointer.endsWith("/content/application~1json")) return `application/json;x=${text}`;
  return text;
}

/** A copy of a document with texts in places of it; what would be two keys of a mapping gets a number behind it. */
export function withText(document: unknown, positions: readonly Position[], texts: Texts): unknown {
  const wanted = new Map(
    positions.map((position, index) => [
      `${position.at} ${position.pointer}`,
      framed(position, texts(index)),
    ]),
  );
  const copy = (value: unknown, pointer: string): unknown => {
    if (typeof value === "string") return wanted.get(`value ${pointer}`) ?? value;
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((item, index) => copy(item, childPointer(pointer, index)));
    const names = new Set<string>();
    return Object.fromEntries(
      Object.entries(value).map(([key, item], index) => {
        const below = childPointer(pointer, key);
        return [nameOf(wanted.get(`key ${below}`) ?? key, index, names), copy(item, below)];
      }),
    );
  };
  return copy(document, "");
}

function nameOf(name: string, index: number, taken: Set<string>): string {
  const own = taken.has(name) ? `${name}${index}` : name;
  taken.add(own);
  return own;
}

/** The places that accept a text, each taken alone. */
export function acceptedOf(document: unknown, positions: readonly Position[], text: string): Position[] {
  return positions.filter((position) => {
    const bundle = loadText({ "openapi.json": JSON.stringify(withText(document, [position], () => text)) });
    const problems = [...bundle.problems, ...build(bundle).problems];
    problems.forEach(checkTold);
    return problems.length === 0;
  });
}

/** A document with a text in all the given places but those that a problem is told of. */
export async function withTextWhereAccepted(
  document: unknown,
  positions: readonly Position[],
  texts: Texts,
): Promise<{ readonly document: unknown; readonly positions: readonly Position[] }> {
  const refused = new Set<Position>();
  for (;;) {
    const left = positions.filter((position) => !refused.has(position));
    const filled = withText(document, left, texts);
    const problems = await allProblemsOf({ "openapi.json": JSON.stringify(filled) });
    if (problems.length === 0) return { document: filled, positions: left };
    const named = namesIn(document, left, texts);
    for (const problem of problems) {
      checkTold(problem);
      for (const position of blame(left, named(problem.pointer ?? ""))) refused.add(position);
    }
    if (positions.length - refused.size === left.length) throw new Error(JSON.stringify(problems));
  }
}

/** Whoever is refused is told what is wrong, where, and what to do. */
function checkTold({ id, message, fix, location }: Problem): void {
  if (message === "" || fix === "" || location.line < 1 || location.column < 1) throw new Error(id);
}

/** The places that a problem may be about: those at it, else the nearest around it, else all within it. */
function blame(positions: readonly Position[], pointer: string): readonly Position[] {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const found = positions.filter((position) => position.pointer === at);
    if (found.length > 0) return found;
  }
  return positions.filter((position) => position.pointer.startsWith(`${pointer}/`));
}

/** Turns pointers into the filled document into those of the document before. */
function namesIn(
  document: unknown,
  positions: readonly Position[],
  texts: Texts,
): (pointer: string) => string {
  const before = new Map<string, string>();
  const renamed = new Map(
    positions.flatMap((position, index) =>
      position.at === "key" ? [[position.pointer, framed(position, texts(index))] as const] : [],
    ),
  );
  const walk = (value: unknown, was: string, is: string): void => {
    before.set(is, was);
    if (value === null || typeof value !== "object") return;
    const names = new Set<string>();
    Object.entries(value).forEach(([key, item], index) => {
      const below = childPointer(was, key);
      walk(item, below, childPointer(is, nameOf(renamed.get(below) ?? key, index, names)));
    });
  };
  walk(document, "", "");
  return (pointer) => {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
      const found = before.get(at);
      if (found !== undefined) return found;
    }
  };
}
