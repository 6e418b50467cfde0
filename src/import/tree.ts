import { isMapping } from "../load/mapping.ts";
import type { Json, JsonObject } from "../model/model.ts";
import { javaTypeOf } from "./java-type.ts";
import type { Line } from "./line.ts";
import type { Located, PageDoubt, PageField, Split } from "./page.ts";
import { commonType, type Evidence, type Row, readRow } from "./row.ts";

/** A row with the rows below it. */
interface Branch {
  readonly row: Row;
  readonly children: Branch[];
}

/**
 * Reads the lines of a section as a tree of fields.
 *
 * Indentation tells what is below what; a flattened tree is nested as `example` is.
 */
export function readTree(
  lines: readonly Line[],
  evidence: Evidence,
  example: Json | undefined,
): { readonly fields: readonly PageField[]; readonly doubts: readonly PageDoubt[] } {
  const rows = readRows(lines, evidence);
  const indented = rows.some(({ indent }) => indent !== rows[0]!.indent);
  const branches = indented ? nestByIndent(rows) : nestByExample(rows, example);
  const doubts: PageDoubt[] = indented ? [] : repeatedIn(branches);
  return { fields: branches.map((branch) => fieldOf(branch, doubts)), doubts };
}

/** Rows, each with the prose that follows it. */
function readRows(lines: readonly Line[], evidence: Evidence): Row[] {
  const marked = lines.some(({ bullet }) => bullet);
  const rows: Row[] = [];
  const prose = new Map<Row, string[]>();
  for (const line of lines) {
    const row = marked && !line.bullet ? undefined : readRow(line, evidence);
    const last = rows.at(-1);
    if (row !== undefined) rows.push(row);
    else if (last !== undefined) prose.set(last, [...(prose.get(last) ?? []), line.text].slice(0, MAX_PROSE));
  }
  for (const [row, texts] of prose) row.description = [row.description, ...texts].filter(Boolean).join(" ");
  return rows;
}

/** Lines of prose below one row; more are no description. */
const MAX_PROSE = 20;

function nestByIndent(rows: readonly Row[]): Branch[] {
  const top: Branch[] = [];
  const open: Branch[] = [];
  for (const row of rows) {
    const branch: Branch = { row, children: [] };
    while (open.length > 0 && open.at(-1)!.row.indent >= row.indent) open.pop();
    // Deeper than any type is nested: what is noise must not overflow the stack of those who read it.
    if (open.length >= MAX_DEPTH) continue;
    (open.at(-1)?.children ?? top).push(branch);
    open.push(branch);
  }
  return top;
}

const MAX_DEPTH = 40;

/** A level of the example, and where its fields go. */
interface Level {
  readonly object: JsonObject;
  readonly branches: Branch[];
  readonly seen: Set<string>;
}

/** Rows come as a walk through the example would: a field, then what is in it. */
function nestByExample(rows: readonly Row[], example: Json | undefined): Branch[] {
  const top: Branch[] = [];
  const open: Level[] = [{ object: objectIn(example) ?? {}, branches: top, seen: new Set() }];
  for (const row of rows) {
    const names = row.splits.map(({ name }) => name);
    const at = open.findLastIndex(({ object, seen }) =>
      names.some((name) => Object.hasOwn(object, name) && !seen.has(name)),
    );
    const value = open[0]!.branches.at(-1);
    if (at < 0 && value !== undefined && isValueRow(row)) {
      (open.at(-1)!.branches.at(-1) ?? value).children.push({ row, children: [] });
      continue;
    }
    if (at >= 0) open.length = at + 1;
    const level = open.at(-1)!;
    const branch: Branch = { row, children: [] };
    level.branches.push(branch);
    const name = names.find((each) => Object.hasOwn(level.object, each) && !level.seen.has(each));
    if (name === undefined) {
      // Examples of success show no error, but what is in one is always the same.
      if (row.splits[0]!.type === "ErrorCode" && open.length === 1) {
        open.push({ object: ERROR_FIELDS, branches: branch.children, seen: new Set() });
      }
      continue;
    }
    level.seen.add(name);
    const below = objectIn(level.object[name]);
    if (below !== undefined && open.length < MAX_DEPTH) {
      open.push({ object: below, branches: branch.children, seen: new Set() });
    }
  }
  return top;
}

/** No object has a field twice: what repeats one belongs to a list or an object that the example does not show. */
function repeatedIn(branches: readonly Branch[]): PageDoubt[] {
  const seen = new Map<string, number>();
  return branches.flatMap(({ row, children }) => {
    const { name, type } = row.splits[0]!;
    const first = seen.get(name);
    seen.set(name, first ?? row.line);
    const repeated: PageDoubt = {
      id: "unknown-nesting",
      line: row.line,
      message: `\`${name}\` stands on line ${first} too, so one of them is part of another field; the page has no indentation and its example does not show of which.`,
      choices: [],
    };
    const isField = first !== undefined && type !== "" && !isValueRow(row);
    return [...(isField ? [repeated] : []), ...repeatedIn(children)];
  });
}

const ERROR_FIELDS: JsonObject = Object.fromEntries(
  ["code", "description", "details", "elaboration", "opaque", "cause", "location", "cost", "messages"].map(
    (name) => [name, null],
  ),
);

/** Fields begin with a small letter, and the values of an enum as a rule with a large one. */
function isValueRow({ splits }: Row): boolean {
  return /^[A-Z]/.test(splits[0]?.name ?? "");
}

function objectIn(value: Json | undefined): JsonObject | undefined {
  const item: Json | undefined = Array.isArray(value) ? value[0] : value;
  return isMapping(item) ? item : undefined;
}

function fieldOf(branch: Branch, doubts: PageDoubt[]): PageField {
  const { row, children } = branch;
  const values = valuesOf(branch);
  const split = values?.split ?? row.splits[0]!;
  if (!row.sure && values?.sure !== true) {
    doubts.push({
      id: "ambiguous-name",
      line: row.line,
      message: `"${row.head}" is read as ${nameSplit(split)}, and might be ${otherSplits(row, split)}.`,
      choices: [split, ...row.splits.filter(({ name }) => name !== split.name)],
    });
  }
  return {
    ...split,
    required: row.required,
    description: row.description,
    line: row.line,
    listed: true,
    children: values === undefined ? children.map((child) => fieldOf(child, doubts)) : [],
    values: values?.values,
  };
}

function nameSplit({ name, type }: Split): string {
  return type === "" ? `"${name}" without a type` : `"${name}" of type ${type}`;
}

function otherSplits({ splits, head }: Row, taken: Split): string {
  const others = splits.filter(({ name }) => name !== taken.name);
  return others.length > 0 ? others.slice(0, 3).map(nameSplit).join(" or ") : `the name "${head}"`;
}

interface Values {
  readonly split: Split;
  readonly values: readonly Located<string>[];
  /** Whether the rows themselves tell their type. */
  readonly sure: boolean;
}

/**
 * The values of an enum, which pages list as rows below the field, each with the enum's type. Rows of an
 * object differ in their types.
 */
function valuesOf({ row, children }: Branch): Values | undefined {
  if (children.length === 0 || children.some((child) => child.children.length > 0)) return undefined;
  const ownSplit = row.splits[0]!;
  const heads = children.map((child) => child.row.head);
  const isString = row.sure && ownSplit.type === "String";
  const ofField = row.splits.find(({ type }) => type !== "" && heads.every((head) => isOfType(head, type)));
  const common = ofField === undefined && isString ? commonType(heads) : undefined;
  const type =
    ofField !== undefined && javaTypeOf(ofField.type).kind === "named" ? longestOf(row, heads) : common;
  if (type === undefined || javaTypeOf(type).kind !== "named") {
    // A text has no fields, so the rows below it are values, however they are typed.
    return isString ? { split: ownSplit, values: children.map(namedValue), sure: true } : undefined;
  }
  const values = children.map((child) => ({
    value: child.row.head.slice(0, -type.length),
    line: child.row.line,
  }));
  const split = ofField === undefined ? ownSplit : { name: row.head.slice(0, -type.length), type };
  return { split, values, sure: true };
}

function namedValue({ row }: Branch): Located<string> {
  return { value: row.splits[0]!.name, line: row.line };
}

function isOfType(head: string, type: string): boolean {
  return head.length > type.length && head.endsWith(type);
}

/** The longest end that the field and all its values have in common: with a shorter one, values would end alike. */
function longestOf({ head, splits, sure }: Row, heads: readonly string[]): string | undefined {
  const first = splits[0]!.type;
  if (sure && heads.every((each) => isOfType(each, first))) return first;
  return commonType([head, ...heads]);
}
