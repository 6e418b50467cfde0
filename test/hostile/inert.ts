/** What generated files are made of, by the parsers of their languages and not by the code under test. */
import { marked } from "marked";
import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";
import ts from "typescript";

type Node = DefaultTreeAdapterTypes.Node;

/**
 * The tokens of a module, without what only lays it out: one that has another name or value in a literal has the same.
 * Its doc comments count by their tags and links.
 *
 * @throws when it does not parse, or a text stands outside of literals and comments
 */
export function tokensOf(module: string, text: string): string[] {
  const file = ts.createSourceFile("module.ts", module, ts.ScriptTarget.ESNext, true);
  const faults = (file as unknown as { parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics;
  if (faults.length > 0) throw new Error(ts.formatDiagnostics(faults, HOST));
  const tokens: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const doc of ts.getJSDocCommentsAndTags(node))
      if (ts.isJSDoc(doc) && doc.parent === node) tokens.push(...docOf(doc));
    if (ts.isComputedPropertyName(node) && ts.isStringLiteral(node.expression))
      return void tokens.push("name");
    if (node.getChildCount(file) === 0 && node.kind !== ts.SyntaxKind.EndOfFileToken) {
      const isText = ts.isStringLiteral(node) || isNameOf(node.parent, node);
      if (!isText && node.getText(file).includes(text)) throw new Error(`code: ${node.getText(file)}`);
      const isName = isText || ts.isIdentifier(node);
      if (!LAYOUT.has(node.kind)) tokens.push(isName ? "name" : ts.SyntaxKind[node.kind]!);
    }
    for (const child of node.getChildren(file)) if (!ts.isJSDoc(child)) visit(child);
  };
  visit(file);
  return tokens;
}

function isNameOf(parent: ts.Node, node: ts.Node): boolean {
  return (ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

const HOST: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => "",
  getNewLine: () => "\n",
};

/** What is there or not by the length of a line. */
const LAYOUT = new Set([ts.SyntaxKind.CommaToken, ts.SyntaxKind.BarToken, ts.SyntaxKind.SyntaxList]);

function docOf(doc: ts.JSDoc): string[] {
  const links = Array.isArray(doc.comment)
    ? doc.comment.filter((part) => part.kind !== ts.SyntaxKind.JSDocText)
    : [];
  return ["doc", ...links.map(() => "link"), ...(doc.tags ?? []).map(({ tagName }) => `@${tagName.text}`)];
}

/** The elements of a Markdown page, as GitHub would show it. */
export function elementsOfMarkdown(page: string): string[] {
  return elementsOf(parseFragment(marked.parse(page, { async: false, gfm: true })));
}

/** The elements of an HTML page. */
export function elementsOfHtml(page: string): string[] {
  return elementsOf(parse(page));
}

/**
 * Elements with the names of their attributes, and where addresses lead. Left out is what backticks and the colours
 * of samples make of a text, and a bare address of the web that Markdown makes a link of: it leads where it says.
 */
function elementsOf(node: Node, inSample = false): string[] {
  const element = "tagName" in node ? node : undefined;
  const children = "childNodes" in node ? node.childNodes : [];
  if (children.some(({ nodeName }) => nodeName === "#comment")) throw new Error("a comment");
  const left =
    element === undefined ||
    element.tagName === "code" ||
    (inSample && element.tagName === "span") ||
    isAutolink(element);
  const own = left
    ? []
    : [`${element.tagName} ${element.attrs.map(({ name, value }) => attribute(name, value)).join(" ")}`];
  return [...own, ...children.flatMap((child) => elementsOf(child, inSample || element?.tagName === "pre"))];
}

function attribute(name: string, value: string): string {
  if (name !== "href" && name !== "src") return name;
  const scheme = /^([a-z][a-z0-9+.-]*:|\/|#)?/i.exec(value)?.[0] ?? "";
  return `${name}=${scheme === "" ? "page" : scheme}`;
}

function isAutolink(element: DefaultTreeAdapterTypes.Element): boolean {
  const [href, ...others] = element.attrs;
  if (element.tagName !== "a" || href?.name !== "href" || others.length > 0) return false;
  const text = element.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
  const shown = [text, `http://${text}`, `mailto:${text}`].map((address) => comparable(address));
  return /^(https?|mailto):/.test(href.value) && shown.includes(comparable(href.value));
}

/** An address without what one spells in several ways. */
function comparable(address: string): string {
  return address.replace(/%[0-9a-f]{2}|[^\x21-\x7e]|[^\w:/.-]/gi, "");
}
