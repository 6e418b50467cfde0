import { Composer, CST, isMap, isScalar, isSeq, type Node, type Pair, Parser } from "yaml";
import { parsePointer } from "../load/pointer.ts";
import type { Edit } from "./rule.ts";

/** A change at a place of one file. */
export interface FileEdit {
  readonly pointer: string;
  readonly edit: Edit;
}

type MapItem = CST.BlockMap["items"][number];

/**
 * Changes the text of a YAML file at some places; all else, comments and layout included, stays byte for byte.
 * A place that is not there, or is not written as its edit expects, is left alone.
 */
export function applyEdits(text: string, edits: readonly FileEdit[]): string {
  const tokens = [...new Parser().parse(text)];
  const [document] = new Composer({ keepSourceTokens: true, stringKeys: true }).compose(tokens);
  // What is not valid YAML may not come back as it was.
  if (document === undefined || document.errors.length > 0 || stringify(tokens) !== text) return text;
  const unique = new Map(edits.map((one) => [JSON.stringify(one), one]));
  for (const { pointer, edit } of unique.values()) {
    const node = nodeAt(document.contents, parsePointer(pointer));
    if (edit.kind === "insert") insertEntry(node, edit);
    else rewriteScalar(node, edit);
  }
  return stringify(tokens);
}

function stringify(tokens: readonly CST.Token[]): string {
  return tokens.map((token) => CST.stringify(token)).join("");
}

function nodeAt(node: unknown, tokens: readonly string[]): Node | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return (node ?? undefined) as Node | undefined;
  if (isMap(node)) return nodeAt(pairAt(node.items as Pair[], token)?.value, rest);
  return isSeq(node) ? nodeAt(node.items[Number(token)], rest) : undefined;
}

function pairAt(pairs: readonly Pair[], name: string): Pair | undefined {
  return pairs.find(({ key }) => isScalar(key) && String(key.value) === name);
}

function rewriteScalar(node: Node | undefined, edit: Exclude<Edit, { readonly kind: "insert" }>): void {
  const token = node?.srcToken;
  if (!isScalar(node) || !CST.isScalar(token)) return;
  if (edit.kind === "replace") CST.setScalarValue(token, edit.value);
  else if (token.type === "scalar") CST.setScalarValue(token, token.source, { type: "QUOTE_DOUBLE" });
}

/** Puts an entry behind another one whose value is a scalar: on a line of its own, or behind a comma. */
function insertEntry(
  node: Node | undefined,
  { sibling, key, value }: Extract<Edit, { readonly kind: "insert" }>,
): void {
  if (!isMap(node) || pairAt(node.items as Pair[], key) !== undefined) return;
  const token = node.srcToken;
  if (token?.type !== "block-map" && token?.type !== "flow-collection") return;
  const items = token.items as MapItem[];
  const at = items.findIndex(
    ({ key: own }) => isFlowScalar(own) && CST.resolveAsScalar(own).value === sibling,
  );
  const before = items[at]?.value;
  if (!isFlowScalar(before)) return;
  if (token.type === "flow-collection") {
    // A comma begins the next entry, so the text may simply follow the value.
    before.source += `, ${key}: ${flowText(value)}`;
    return;
  }
  const end = before.end ?? [];
  const newline = end.findIndex(({ type }) => type === "newline");
  const line = `${" ".repeat(token.indent)}${key}: ${value}`;
  const lineEnd = newline < 0 ? "\n" : end[newline]!.source;
  const inserted: CST.SourceToken = {
    type: "newline",
    offset: -1,
    indent: token.indent,
    source: newline < 0 ? `${lineEnd}${line}` : `${line}${lineEnd}`,
  };
  before.end =
    newline < 0 ? [...end, inserted] : [...end.slice(0, newline + 1), inserted, ...end.slice(newline + 1)];
}

/** A scalar with or without quotes; a block scalar ends elsewhere. */
function isFlowScalar(token: CST.Token | null | undefined): token is CST.FlowScalar {
  return CST.isScalar(token ?? null) && token?.type !== "alias" && token?.type !== "block-scalar";
}

/** In a flow mapping a bracket or a comma would end a plain text. */
function flowText(value: string): string {
  return /[[\]{},]/.test(value) ? JSON.stringify(value) : value;
}
