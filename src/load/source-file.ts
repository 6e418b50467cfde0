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
} from "yaml";
import { parsePointer } from "./pointer.ts";
import type { Location, Problem } from "./problem.ts";

/** One file of the spec: its data, and where each part of it stands. */
export interface SourceFile {
  /** Relative to the working directory, with forward slashes. */
  readonly path: string;
  /** `undefined` when the file does not parse. Integers beyond 2^53 are bigints. */
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** The place of a value, or of the key it stands under; of the nearest parent when it does not exist. */
  locate(pointer: string, at?: "key" | "value"): Location;
}

/** Parses a YAML or, by its ending, JSON file. Never throws: what is wrong is in `problems`, all of it. */
export function parseSourceFile(path: string, text: string): SourceFile {
  return path.endsWith(".json") ? parseJson(path, text) : parseYaml(path, text);
}

function parseYaml(path: string, text: string): SourceFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, intAsBigInt: true, stringKeys: true });
  const problems = document.errors.map(
    (error): Problem => ({
      id: "yaml-syntax",
      location: toLocation(path, lines, error.pos[0]),
      message: `This is not valid YAML: ${firstLine(error.message)}.`,
      fix:
        YAML_FIXES[error.code] ??
        "Correct the YAML at this place; nothing below it can be trusted until then.",
    }),
  );
  const locate = locator(path, document, lines);
  if (problems.length > 0) return { path, data: undefined, problems, locate };
  try {
    return { path, data: document.toJS({ reviver: narrowBigint }), problems, locate };
  } catch (error) {
    // Only aliases can fail here: one without its anchor, or so many that the document explodes.
    const problem: Problem = {
      id: "yaml-syntax",
      location: { file: path, line: 1, column: 1 },
      message: `The YAML aliases of this file cannot be expanded: ${firstLine(String(error))}.`,
      fix: "Use $ref in place of YAML anchors and aliases.",
    };
    return { path, data: undefined, problems: [problem], locate };
  }
}

const YAML_FIXES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "Keep one of the two entries, or rename one.",
  BAD_INDENT: "Indent with the same number of spaces as the lines around it.",
  TAB_AS_INDENT: "Indent with spaces; YAML does not allow tabs.",
  MISSING_CHAR: "Add what the message asks for; often a quote or a bracket was left open above.",
  MULTIPLE_DOCS: "Keep one document per file: remove what follows the `---`.",
  MULTILINE_IMPLICIT_KEY: "Put a quote around the key, or check the indentation of the line above.",
};

function parseJson(path: string, text: string): SourceFile {
  try {
    // Positions are needed only when something is wrong, and a YAML parser, which gives them, is
    // some twenty times slower than JSON.parse.
    let located: SourceFile["locate"] | undefined;
    return {
      path,
      data: LONG_DIGITS.test(text) ? parseExactJson(text) : JSON.parse(text),
      problems: [],
      locate(pointer, at) {
        located ??= parseYaml(path, text).locate;
        return located(pointer, at);
      },
    };
  } catch (error) {
    const lines = new LineCounter();
    for (let start = 0; start >= 0; start = text.indexOf("\n", start) + 1 || -1) lines.addNewLine(start);
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const problem: Problem = {
      id: "json-syntax",
      location: toLocation(path, lines, offset),
      message: `This is not valid JSON: ${message.replace(/ (in JSON )?at position.*$/s, "")}.`,
      fix: "Correct the JSON at this place: look for a missing comma, quote or bracket just before it.",
    };
    return { path, data: undefined, problems: [problem], locate: () => problem.location };
  }
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
  return (pointer, at = "value") => {
    let node: unknown = document.contents;
    let found: { key: unknown; value: unknown } = { key: node, value: node };
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

function childOf(node: unknown, token: string): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = (node.items as Pair[]).find(
      ({ key }) => (isScalar(key) ? String(key.value) : String(key)) === token,
    );
    return pair && { key: pair.key, value: pair.value };
  }
  if (isSeq(node)) {
    const item = node.items[Number(token)];
    return item === undefined ? undefined : { key: item, value: item };
  }
  return undefined;
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
    .replace(/; please use YAML\.parseAllDocuments\(\)$/, "")
    .replace(/[.:]$/, "");
}
