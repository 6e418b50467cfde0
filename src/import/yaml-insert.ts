/**
 * Adds to a YAML or JSON file without touching what is there: the text is parsed only to find where the addition
 * goes, and is never written anew.
 */
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
} from "yaml";
import { indented, type Remarks, toFlow, toYaml, type Yaml, type YamlData, yaml } from "./yaml-text.ts";

/** An entry of a mapping. */
export interface YamlEntry {
  readonly key: string;
  readonly value: YamlData;
  /** By paths from the mapping on, so that each begins with the key. */
  readonly remarks?: Remarks;
}

/**
 * Adds an entry at the end of the mapping that `path` leads to; mappings that are not there yet are added too.
 *
 * @returns the text with the entry, else as it was
 */
export function insertEntry(text: string, path: readonly string[], entry: YamlEntry): string {
  const { key, value, remarks } = entry;
  const document = parseDocument(text);
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(node)) {
    const last = node.items.at(-1);
    if (node.flow)
      return insertFlow(
        text,
        document,
        node,
        yaml`${toFlow(key)}: ${toFlow(value)}`,
        toYaml({ [key]: value }),
      );
    return insertAfter(
      text,
      endOfEntry(last as Pair),
      indentOf(text, startOf(node)),
      toYaml({ [key]: value }, remarks),
    );
  }
  return insertMissing(text, document, path, { [key]: value }, remarks);
}

/** Adds an item at the end of the list that `path` leads to. */
export function insertItem(text: string, path: readonly string[], value: YamlData): string {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  if (isSeq(node)) {
    if (node.flow) return insertFlow(text, document, node, toFlow(value), toYaml([value]));
    const last = node.items.at(-1) as Node;
    return insertAfter(text, endOfNode(last), indentOf(text, startOf(node)), toYaml([value]));
  }
  return insertMissing(text, document, path, [value]);
}

/** The mapping or list is not there, or has nothing in it. */
function insertMissing(
  text: string,
  document: Document,
  path: readonly string[],
  content: YamlData,
  remarks?: Remarks,
): string {
  const parent = path.slice(0, -1);
  const key = path.at(-1);
  if (key === undefined) return `${text.replace(/\s*$/, "")}\n${toYaml(content, remarks)}`.trimStart();
  const above = parent.length === 0 ? document.contents : document.getIn(parent, true);
  const pair = isMap(above) ? (above.items as Pair[]).find((item) => String(item.key) === key) : undefined;
  if (pair === undefined) return insertEntry(text, parent, { key, value: content });
  const indent = indentOf(text, startOf(pair.key as Node)) + STEP;
  return insertAfter(text, endOfEntry(pair), indent, toYaml(content));
}

const STEP = 2;

/** An empty collection in braces becomes one on lines of its own, unless all of the file is in braces. */
function insertFlow(
  text: string,
  document: Document,
  node: Node & { readonly items: readonly unknown[] },
  flow: Yaml,
  block: Yaml,
): string {
  const [start, end] = node.range!;
  const inBraces = isCollection(document.contents) && document.contents.flow === true;
  if (node.items.length === 0 && !inBraces) {
    const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
    const indent = /^ */.exec(line)![0].length + STEP;
    const rest = text.slice(end);
    const before = text.slice(0, start).replace(/ +$/, "");
    const eol = rest.indexOf("\n") < 0 ? rest.length : rest.indexOf("\n");
    return `${before}${rest.slice(0, eol)}\n${indented(block, indent)}${rest.slice(eol)}`;
  }
  const close = end - 1;
  const inside = text.slice(0, close);
  const kept = inside.replace(/\s+$/, "");
  const comma = node.items.length === 0 || kept.endsWith(",") ? "" : ",";
  const space = inside.slice(kept.length);
  return `${kept}${comma} ${flow}${space === "" ? " " : space}${text.slice(close)}`;
}

function insertAfter(text: string, end: number, indent: number, addition: Yaml): string {
  const from = text.slice(0, end).trimEnd().length;
  const found = text.indexOf("\n", from);
  const eol = found < 0 ? text.length : found;
  const at = text[eol - 1] === "\r" ? eol - 1 : eol;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = `\n${indented(addition, indent)}`.replaceAll("\n", newline);
  return `${text.slice(0, at)}${lines}${text.slice(at) || newline}`;
}

function endOfEntry({ key, value }: Pair): number {
  return isScalar(value) && value.range && value.range[1] === value.range[0]
    ? (key as Node).range![1] + 1
    : endOfNode((value ?? key) as Node);
}

function endOfNode(node: Node): number {
  if (isMap(node) && !node.flow && node.items.length > 0) return endOfEntry(node.items.at(-1) as Pair);
  if (isSeq(node) && !node.flow && node.items.length > 0) return endOfNode(node.items.at(-1) as Node);
  return node.range![1];
}

function startOf(node: Node): number {
  return isMap(node) && node.items.length > 0 ? startOf(node.items[0]!.key as Node) : node.range![0];
}

/** The column of a place, from 0; a byte order mark takes none. */
function indentOf(text: string, offset: number): number {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return offset - start - (text[start] === "\ufeff" ? 1 : 0);
}
