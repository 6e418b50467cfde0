import { lexer, type Token, type Tokens } from "marked";
import type { PageTarget, Target } from "../content.ts";
import { type Block, code, type Inline, type Item, type Sample, words } from "../content.ts";

/**
 * A guide, written in Markdown, as the blocks of a page.
 *
 * marked takes the text apart; what it is made of is printed like any other page, so nothing in a guide reaches
 * a page unescaped. Its sections are linked by their number, which is the same in both languages.
 *
 * @throws when a guide uses Markdown that pages have no block for
 */
export function guideBlocks(text: string, from: PageTarget): Block[] {
  let section = 0;
  return lexer(text).flatMap((token) => {
    if (token.type !== "heading") return blockOf(token, from);
    const { depth, tokens } = token as Tokens.Heading;
    const level = depth === 1 ? 1 : depth === 2 ? 2 : 3;
    const id = level === 1 ? undefined : `section-${++section}`;
    return [{ kind: "heading", level, id, content: inlinesOf(tokens, from) } as const];
  });
}

function blockOf(token: Token, from: PageTarget): Block[] {
  switch (token.type) {
    case "space":
      return [];
    case "paragraph":
      return [{ kind: "paragraph", content: inlinesOf((token as Tokens.Paragraph).tokens, from) }];
    case "table": {
      const { header, rows } = token as Tokens.Table;
      const cell = ({ tokens }: Tokens.TableCell) => inlinesOf(tokens, from);
      return [
        { kind: "table", header: header.map(({ text }) => text), rows: rows.map((row) => row.map(cell)) },
      ];
    }
    case "list":
      return [{ kind: "list", items: (token as Tokens.List).items.map((item) => itemOf(item, from)) }];
    case "code": {
      const { lang = "", text } = token as Tokens.Code;
      return [{ kind: "sample", language: languageOf(lang), text }];
    }
    default:
      throw unknown(token);
  }
}

function itemOf({ tokens }: Tokens.ListItem, from: PageTarget): Item {
  const content: Inline[] = [];
  const children: Item[] = [];
  for (const token of tokens) {
    if (token.type === "list")
      children.push(...(token as Tokens.List).items.map((item) => itemOf(item, from)));
    else if (token.type === "text" || token.type === "paragraph")
      content.push(...inlinesOf((token as Tokens.Text).tokens ?? [], from));
    else if (token.type !== "space") throw unknown(token);
  }
  return { content, children };
}

function inlinesOf(tokens: readonly Token[], from: PageTarget): Inline[] {
  return tokens.map((token): Inline => {
    switch (token.type) {
      case "text":
      case "escape":
        return words((token as Tokens.Text).text);
      case "codespan":
        return code((token as Tokens.Codespan).text);
      case "strong":
        return { kind: "strong", content: inlinesOf((token as Tokens.Strong).tokens, from) };
      case "link": {
        const { href, tokens: content } = token as Tokens.Link;
        return { kind: "link", content: inlinesOf(content, from), target: targetOf(href, from) };
      }
      default:
        throw unknown(token);
    }
  });
}

/** Guides link to each other by file name, and to the web. */
function targetOf(address: string, { locale }: PageTarget): Target {
  const [, name] = /^([\w-]+)\.md(?:#.*)?$/.exec(address) ?? [];
  return name === undefined ? { kind: "url", url: address } : { kind: "guide", locale, name };
}

function languageOf(name: string): Sample["language"] {
  return LANGUAGES.find((known) => known === name) ?? "text";
}

const LANGUAGES: readonly Sample["language"][] = ["sh", "ts", "json", "http"];

function unknown({ type, raw }: Token): Error {
  return new Error(
    `A guide has Markdown that docs/html/guide-blocks.ts does not know: ${type} "${raw.slice(0, 60)}".`,
  );
}
