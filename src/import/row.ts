import { BUILT_IN_NAMES } from "./java-type.ts";
import { REQUIRED_LABELS } from "./labels.ts";
import type { Line } from "./line.ts";
import type { Split, Vocabulary } from "./page.ts";

/** A row of a tree, before it is known what stands around it. */
export interface Row {
  readonly line: number;
  readonly indent: number;
  /** Name and type, as they run together. */
  readonly head: string;
  /** The ways to split the head, the likeliest first. */
  readonly splits: readonly Split[];
  /** Whether the first of them needs no further evidence. */
  readonly sure: boolean;
  readonly required: boolean;
  description: string;
}

/** What tells names from types while rows are read. */
export interface Evidence extends Vocabulary {
  /** Keys of the examples that show the fields of this tree. */
  readonly keys: ReadonlySet<string>;
}

/** Longer than any name with its type. */
const MAX_HEAD = 200;

/** Reads a line as a row; `undefined` when it is prose. */
export function readRow(line: Line, evidence: Evidence): Row | undefined {
  const spaced = SPACED.exec(line.text.slice(0, MAX_HEAD));
  if (spaced !== null && (line.bullet || evidence.keys.has(spaced[1]!) || evidence.names.has(spaced[1]!))) {
    const [head, name, type, mark = ""] = spaced;
    return readRow({ ...line, text: `${name}${type}${mark}${line.text.slice(head.length)}` }, evidence);
  }
  const run = /^[A-Za-z_$][\w$]*/.exec(line.text.slice(0, MAX_HEAD + 1))?.[0] ?? "";
  if (run === "" || run.length > MAX_HEAD) return undefined;
  const readings = builtInReadings(line.text, run, evidence);
  const known = readings.filter(({ known }) => known);
  const best = known[0] ?? readings[0];
  if (best !== undefined && (known.length > 0 || !best.doubtful)) return rowOf(line, best, readings);
  return readNamedType(line, run, evidence) ?? (best && rowOf(line, best, readings));
}

/** One way to read the beginning of a line. */
interface Reading extends Split {
  /** Whether the name is one that is known. */
  readonly known: boolean;
  /** Whether the type may be the end of another word, as `int` of `Endpoint`. */
  readonly doubtful: boolean;
  readonly required: boolean;
  readonly description: string;
}

function rowOf(line: Line, best: Reading, all: readonly Reading[]): Row {
  const { name, type, required, description, known, doubtful } = best;
  return {
    line: line.number,
    indent: line.indent,
    head: name + type,
    splits: [best, ...all.filter((reading) => reading !== best)].map(({ name, type }) => ({ name, type })),
    sure: known || (!doubtful && type !== ""),
    required,
    description,
  };
}

/** A name and a type that stand apart, as cells of a table do. */
const SPACED = new RegExp(
  `^([a-z_$][\\w$]*)\\s+((?:${BUILT_IN_NAMES.join("|")})(?:<[\\w, ]+>)?(?:\\[\\])?)(?=\\s|$|${REQUIRED_LABELS.join("|")})` +
    `(?:\\s*(${REQUIRED_LABELS.join("|")}))?`,
);

const BUILT_IN = new RegExp(`(?=(${BUILT_IN_NAMES.join("|")}))`, "g");

/** What follows `List` in `List<String>` and `String` in `String[]`. */
const GENERIC = /^(?:<[\w, ?<>[\]]{1,100}>)?(?:\[\])*/;

function builtInReadings(text: string, run: string, { names, keys }: Evidence): Reading[] {
  const readings = [...run.matchAll(BUILT_IN)].flatMap(({ 1: type = "", index }): Reading[] => {
    if (index === 0) return [];
    const name = run.slice(0, index);
    const known = keys.has(name) || names.has(name);
    const generic = GENERIC.exec(text.slice(index + type.length))![0];
    const after = readRest(text.slice(index + type.length + generic.length));
    if (after.runsOn && !known) return [];
    return [{ name, type: type + generic, known, doubtful: isDoubtful(name, type), ...after }];
  });
  // A row without prose ends with its type; where prose follows, the type is the first that fits.
  return readings.sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ type, description }: Reading): number {
  return (description === "" ? 0 : 2) + (/^[a-z]/.test(type) ? 1 : 0);
}

/** English words end like primitive types: `Endpoint`, `Fingerprint`, `Belong`. */
function isDoubtful(name: string, type: string): boolean {
  return type === "int" ? /(?:o|r|a|[HhMTt])$/.test(name) : type === "long" && /[Bb]e$/.test(name);
}

interface Rest {
  readonly required: boolean;
  readonly description: string;
  /** Whether the type would end within a word. */
  readonly runsOn: boolean;
}

/** "Required if …" is prose, and so is "Required: …". */
const PROSE_AFTER_REQUIRED =
  /^(?:\s+(?:and|as|at|but|by|during|for|from|if|in|on|only|or|since|to|unless|until|when|where|while|with)\b|[:：])/;

/** What follows the type: the mark of a required field, then prose. */
function readRest(text: string): Rest {
  for (const label of REQUIRED_LABELS) {
    if (!text.startsWith(label) || PROSE_AFTER_REQUIRED.test(text.slice(label.length, label.length + 20)))
      continue;
    return { required: true, description: text.slice(label.length).trim(), runsOn: false };
  }
  const trimmed = text.trimStart();
  const label = REQUIRED_LABELS.find((word) => trimmed === word);
  if (label !== undefined) return { required: true, description: "", runsOn: false };
  return { required: false, description: text.trim(), runsOn: /^[a-z_$\d]/.test(text) };
}

/** A name with a type of ZStack's own, such as `stateCdpTaskState`. */
function readNamedType(line: Line, run: string, { names, keys, types }: Evidence): Row | undefined {
  const { head, required, description } = headOf(line.text, run);
  if (head === "" || (description !== "" && !required && !hasKnownStart(head, keys, names))) return undefined;
  const generic = GENERIC.exec(line.text.slice(head.length))![0];
  const splits = boundariesOf(head).map((at) => ({
    name: head.slice(0, at),
    type: head.slice(at) + generic,
  }));
  const ofType = splits.filter(({ type }) => types.has(type));
  const shown = splits.filter(({ name }) => keys.has(name));
  const named = splits.filter(({ name }) => names.has(name));
  const both = ofType.find((split) => shown.includes(split) || named.includes(split));
  const evident = both ?? ofType[0] ?? shown.at(-1);
  const likely = evident ?? named.at(-1) ?? splits.findLast(isNamedAfterField) ?? splits[0];
  const row = { line: line.number, indent: line.indent, head, required, description };
  if (likely === undefined) {
    // Only a bullet tells such a word from prose.
    return line.bullet ? { ...row, splits: [{ name: head, type: "" }], sure: false } : undefined;
  }
  const others = splits.filter((split) => split !== likely);
  return { ...row, splits: [likely, ...others], sure: evident !== undefined || named.length === 1 };
}

/** Where the head ends: at the mark, at prose, or with the line. */
function headOf(text: string, run: string): { head: string; required: boolean; description: string } {
  for (const label of REQUIRED_LABELS) {
    const at = run.length <= MAX_HEAD ? text.slice(0, MAX_HEAD + label.length).indexOf(label, 1) : -1;
    if (at > 0 && at <= run.length) {
      const rest = text.slice(at + label.length);
      if (!/^[a-z]/.test(rest)) return { head: run.slice(0, at), required: true, description: rest.trim() };
    }
  }
  const rest = text.slice(run.length);
  // Prose that goes on after a space began with the last word of the run.
  const word = /^\s/.test(rest) ? boundariesOf(run).at(-1) : undefined;
  return word === undefined
    ? { head: run, required: false, description: rest.trim() }
    : { head: run.slice(0, word), required: false, description: text.slice(word).trim() };
}

function hasKnownStart(head: string, ...known: readonly ReadonlySet<string>[]): boolean {
  return boundariesOf(head).some((at) => known.some((names) => names.has(head.slice(0, at))));
}

/** Where a word begins within a text: before an upper-case letter that follows a lower-case one or a digit. */
function boundariesOf(text: string): number[] {
  return [...text.matchAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g)].map(({ index }) => index);
}

/** `taskStatus` of `CdpTaskStatus`: enums are often called after the field. */
function isNamedAfterField({ name, type }: Split): boolean {
  return type.endsWith(name.charAt(0).toUpperCase() + name.slice(1));
}

/** The type that rows listing the values of an enum have in common: the longest end that begins a word. */
export function commonType(heads: readonly string[]): string | undefined {
  const [first = ""] = heads;
  return boundariesOf(first)
    .map((at) => first.slice(at))
    .find((type) => heads.every((head) => head.length > type.length && head.endsWith(type)));
}
