import { LosslessNumber, parse as parseLossless } from "lossless-json";
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from "yaml";
import { MAX_ANCHORED, MAX_DEPTH, MAX_SIZE } from "./bounds.ts";
import { type JsonPlaces, placesInJson } from "./json-places.ts";
import { mergeConflictIn } from "./merge-conflict.ts";
import { parsePointer } from "./pointer.ts";
import type { Location, Problem } from "./problem.ts";

/** One file of the spec: its data, and where each part of it stands. */
export interface SourceFile {
  /** Relative to the working directory, with forward slashes; or a URL. */
  readonly path: string;
  /** As it was read. */
  readonly text: string;
  /** `undefined` when the file does not parse. Integers beyond 2^53 are bigints. */
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** The place of a value, or of the key it stands under; of the nearest parent when it does not exist. */
  locate(pointer: string, at?: "key" | "value"): Location;
}

/** Parses a YAML or, by its ending, JSON file. Never throws: what is wrong is in `problems`, all of it. */
export function parseSourceFile(path: string, text: string): SourceFile {
  const file = path.endsWith(".json") ? parseJson(path, text) : parseYaml(path, text);
  const conflict = mergeConflictIn(path, text, file.problems.length > 0);
  if (conflict !== undefined) return withoutData({ path, text }, conflict);
  const { depth, size } = measure(file.data, new Map(), MAX_DEPTH);
  if (depth > MAX_DEPTH) return unreadable({ path, text }, "too-deep", TOO_DEEP);
  return size > MAX_SIZE ? unreadable({ path, text }, "too-large", TOO_LARGE) : file;
}

/** So many characters weigh as much as a value. */
const CHARACTERS = 1_000;

interface Measure {
  readonly depth: number;
  readonly size: number;
}

/** How deep a value is and how much there is in it. Aliases make one object stand in many places; it is measured once. */
function measure(value: unknown, known: Map<object, Measure>, room: number): Measure {
  if (value === null || typeof value !== "object") {
    return { depth: 0, size: typeof value === "string" ? 1 + value.length / CHARACTERS : 1 };
  }
  const before = known.get(value);
  if (before !== undefined) return before;
  let depth = 0;
  let size = 1;
  // Further down there is nothing to learn, and the stack has an end.
  for (const item of room < 0 ? [] : Object.values(value)) {
    const inner = measure(item, known, room - 1);
    depth = Math.max(depth, inner.depth);
    size += inner.size;
  }
  const measured = { depth: depth + 1, size };
  known.set(value, measured);
  return measured;
}

function parseYaml(path: string, text: string): SourceFile {
  const lines = new LineCounter();
  let document: Document;
  let survey: ReturnType<typeof surveyYaml>;
  try {
    document = parseDocument(text, {
      lineCounter: lines,
      intAsBigInt: true,
      stringKeys: true,
      uniqueKeys: false,
    });
    survey = surveyYaml(document);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unreadable({ path, text }, "yaml-syntax", TOO_DEEP);
  }
  if (document.errors.some(({ message }) => /call stack/.test(message))) {
    return unreadable({ path, text }, "yaml-syntax", TOO_DEEP);
  }
  const errors = [
    ...document.errors.map(({ code, message, pos }) => ({ code, message, offset: pos[0] })),
    ...survey.repeated.map((offset) => ({
      code: "DUPLICATE_KEY",
      message: "Map keys must be unique",
      offset,
    })),
  ].sort((a, b) => a.offset - b.offset);
  const problems = errors.map(
    ({ code, message, offset }): Problem => ({
      id: "yaml-syntax",
      location: toLocation(path, lines, offset),
      message: `This is not valid YAML: ${YAML_MESSAGES[code] ?? firstLine(message)}.`,
      fix: YAML_FIXES[code] ?? "Correct the YAML at this place; nothing below it can be trusted until then.",
    }),
  );
  const locate = locator(path, document, lines);
  if (problems.length > 0) return { path, text, data: undefined, problems, locate };
  if (isNothing(document.contents)) return unreadable({ path, text }, "empty-file", EMPTY);
  if (survey.anchored > MAX_ANCHORED) {
    const location = toLocation(path, lines, firstAlias(document));
    const message = `This file has more than ${MAX_ANCHORED} YAML anchors and aliases.`;
    const fix = "Use $ref in place of YAML anchors and aliases.";
    return { path, text, data: undefined, problems: [{ id: "yaml-alias", location, message, fix }], locate };
  }
  try {
    return { path, text, data: document.toJS({ reviver: narrowBigint }), problems, locate };
  } catch (error) {
    // Only aliases can fail here: one without its anchor, or so many that the document explodes.
    const location = toLocation(path, lines, firstAlias(document));
    const message =
      error instanceof ReferenceError && /Unresolved/.test(error.message)
        ? "This YAML alias has no anchor before it."
        : "The YAML aliases of this file expand without end, or to far more than they say.";
    const fix = "Use $ref in place of YAML anchors and aliases.";
    return { path, text, data: undefined, problems: [{ id: "yaml-alias", location, message, fix }], locate };
  }
}

/** Whether there is nothing in a document: comments, and the marks around it, are not. */
function isNothing(contents: unknown): boolean {
  return contents === null || (isScalar(contents) && contents.value === null && contents.source === "");
}

/**
 * The offsets of keys that a mapping has twice, and the number of anchors and aliases. The library compares each key
 * of a mapping with each, which takes a minute for a hundred thousand.
 */
function surveyYaml(document: Document): { readonly repeated: number[]; readonly anchored: number } {
  const repeated: number[] = [];
  let anchored = 0;
  visit(document, {
    Alias: () => void anchored++,
    Value(_, node) {
      if (node.anchor !== undefined) anchored++;
    },
    Collection(_, node) {
      if (node.anchor !== undefined) anchored++;
      if (!isMap(node)) return;
      const seen = new Set<unknown>();
      for (const { key } of node.items as Pair[]) {
        const name = isScalar(key) ? key.value : key;
        if (seen.has(name)) repeated.push(startOf(key) ?? 0);
        seen.add(name);
      }
    },
  });
  return { repeated, anchored };
}

/** Where the library's words speak of its own options. */
const YAML_MESSAGES: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: "the file holds multiple documents",
  NON_STRING_KEY: "a key is not a text",
};

const YAML_FIXES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "Keep one of the two entries, or rename one.",
  BAD_INDENT: "Indent with the same number of spaces as the lines around it.",
  TAB_AS_INDENT: "Indent with spaces; YAML does not allow tabs.",
  MISSING_CHAR: "Add what the message asks for; often a quote or a bracket was left open above.",
  MULTIPLE_DOCS: "Keep one document per file: remove what follows the `---`.",
  MULTILINE_IMPLICIT_KEY: "Put a quote around the key, or check the indentation of the line above.",
  NON_STRING_KEY: "Write a plain text before the colon.",
};

const EMPTY = {
  message: "This file is empty.",
  fix: "Write into it what it is there for, or remove it and what refers to it.",
};

const TOO_LARGE = {
  message: `This file has more than ${MAX_SIZE} values, each alias counted as what it stands for.`,
  fix: "Split the file, and use $ref in place of YAML aliases.",
};

const TOO_DEEP = {
  message: "This file is nested too deeply to be read.",
  fix: "Move inner parts into components and refer to them.",
};

function parseJson(path: string, withMark: string): SourceFile {
  const text = withMark.replace(/^\uFEFF/, "");
  if (text.trim() === "") return unreadable({ path, text }, "empty-file", EMPTY);
  const isExact = LONG_DIGITS.test(text);
  // The library for exact numbers assigns to `__proto__`, which loses the key; JSON is YAML as well.
  if (isExact && /__proto__|\\u00/.test(text) && isJson(text)) return parseYaml(path, text);
  try {
    // Positions are needed of a few values only, and a YAML parser, which gives them all, is some twenty
    // times slower than JSON.parse.
    let places: { readonly json: JsonPlaces; readonly lines: LineCounter } | undefined;
    return {
      path,
      text,
      data: isExact ? parseExactJson(text) : JSON.parse(text),
      problems: [],
      locate(pointer, at = "value") {
        places ??= { json: placesInJson(text), lines: linesOf(text) };
        return toLocation(path, places.lines, places.json.offsetOf(parsePointer(pointer), at));
      },
    };
  } catch (error) {
    const fault = error instanceof RangeError ? TOO_DEEP : jsonFault(path, text);
    return unreadable({ path, text }, "json-syntax", fault);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function unreadable(
  { path, text }: Pick<SourceFile, "path" | "text">,
  id: string,
  {
    message,
    fix,
    location = { file: path, line: 1, column: 1 },
  }: Omit<Problem, "id" | "location"> & Partial<Problem>,
): SourceFile {
  return withoutData({ path, text }, { id, location, message, fix });
}

/** A file of which there is nothing to say but what is wrong with it. */
export function withoutData(file: Pick<SourceFile, "path" | "text">, problem: Problem): SourceFile {
  return { ...file, data: undefined, problems: [problem], locate: () => problem.location };
}

/** V8 words its faults differently from version to version, and often without the position. */
function jsonFault(path: string, text: string): Omit<Problem, "id"> {
  const lines = linesOf(text);
  let message = "it ends early";
  let offset = text.length;
  try {
    parseLossless(text);
  } catch (error) {
    const [, words, position] = /^(.*) at position (\d+)/s.exec((error as Error).message) ?? [];
    message = words?.replaceAll("\n", "\\n") ?? message;
    offset = Number(position ?? offset);
  }
  return {
    location: toLocation(path, lines, offset),
    message: `This is not valid JSON: ${message}.`,
    fix: "Correct the JSON at this place: look for a missing comma, quote or bracket just before it.",
  };
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf("\n", start) + 1 || -1) lines.addNewLine(start);
  return lines;
}

/** A run of digits that a double may be unable to hold. */
const LONG_DIGITS = /\d{16}/;

function parseExactJson(text: string): unknown {
  return parseLossless(text, undefined, (digits) => {
    const value = /^-?\d+$/.test(digits) ? BigInt(digits) : new LosslessNumber(digits).valueOf();
    return narrowBigint("", value);
  });
}

function narrowBigint(_key: unknown, value: unknown): unknown {
  return typeof value === "bigint" && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function locator(path: string, document: Document, lines: LineCounter): SourceFile["locate"] {
  const entries = new WeakMap<object, ReadonlyMap<string, Child>>();
  const childOf = (node: unknown, token: string): Child | undefined => {
    if (isMap(node)) {
      const known = entries.get(node) ?? entriesOf(node.items as Pair[]);
      entries.set(node, known);
      return known.get(token);
    }
    const item = isSeq(node) ? node.items[Number(token)] : undefined;
    return item === undefined ? undefined : { key: item, value: item };
  };
  return (pointer, at = "value") => {
    let node: unknown = document.contents;
    let found: Child = { key: node, value: node };
    for (const token of parsePointer(pointer)) {
      const child = childOf(isAlias(node) ? node.resolve(document) : node, token);
      if (child === undefined) break;
      found = child;
      node = child.value;
    }
    return toLocation(
      path,
      lines,
      startOf(at === "key" ? found.key : found.value) ?? startOf(found.key) ?? 0,
    );
  };
}

interface Child {
  readonly key: unknown;
  readonly value: unknown;
}

/** The entries of a mapping by key: a large one is asked for many of them. */
function entriesOf(pairs: readonly Pair[]): ReadonlyMap<string, Child> {
  return new Map(pairs.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : String(pair.key), pair]));
}

function firstAlias(document: Document): number {
  let offset: number | undefined;
  visit(document, {
    Alias(_, alias) {
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset ?? 0;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

function toLocation(file: string, lines: LineCounter, offset: number): Location {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The library's messages go on with a code frame. */
function firstLine(message: string): string {
  return message
    .split("\n", 1)[0]!
    .replace(/ at line \d+, column \d+:?$/, "")
    .replace(/[.:]$/, "");
}
