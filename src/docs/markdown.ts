import {
  codeSpan,
  escapeAddress,
  escapeAttribute,
  escapeHeadingEnd,
  escapeLineStart,
  escapeProse,
  fencedBlock,
  type Markdown,
  markdown,
  type Place,
  withMargin,
} from "../escape/markdown.ts";
import {
  type Block,
  type Field,
  type Head,
  type Inline,
  type Item,
  type Option,
  type Page,
  words,
} from "./content.ts";
import { linkAddress, safeName } from "./page-path.ts";
import { say } from "./phrase.ts";
import { sentences } from "./sentence.ts";

/** Prints a page as Markdown. */
export function printPage(page: Page): Markdown {
  return markdown`${printBlocks(page, page.blocks)}\n`;
}

function printBlocks(page: Page, blocks: readonly Block[]): Markdown {
  const texts = blocks.map((block) => printBlock(page, block)).filter((text) => text !== "");
  return markdown.join(texts, markdown`\n\n`);
}

function printBlock(page: Page, block: Block): Markdown {
  switch (block.kind) {
    case "head":
      return printHead(page, block);
    case "heading":
      return markdown`${MARKS[block.level]} ${escapeHeadingEnd(printInlines(page, block.content, "line"))}`;
    case "paragraph":
      return escapeLineStart(printInlines(page, block.content, "line"));
    case "table":
      return printTable(page, block);
    case "list":
      return markdown.join(printItems(page, block.items, markdown``), LINE_END);
    case "fields":
      return markdown.join(printFields(page, block.fields, markdown``), LINE_END);
    case "choice":
      return printBlocks(page, block.options.flatMap(optionBlocks));
    case "console":
      return markdown``;
    case "box":
      return withMargin(markdown`> `, printBlocks(page, block.blocks));
    case "fixed":
      return printFixed(page, block);
    case "markdown":
      return block.text;
    case "sample":
      return fencedBlock(block.language, block.text);
  }
}

const MARKS = { 1: markdown`#`, 2: markdown`##`, 3: markdown`###` } as const;
const LINE_END = markdown`\n`;

function printHead(page: Page, { id, way, title, facts }: Head): Markdown {
  const { locale } = page.target;
  const anchor = markdown`<a id="${escapeAttribute(safeName(id))}"></a>`;
  const blocks: Block[] = [
    { kind: "paragraph", content: way },
    { kind: "heading", level: 1, id, content: [words(title)] },
    {
      kind: "table",
      header: [say(locale, "fact"), say(locale, "value")],
      rows: facts.map(({ label, value }) => [[words(label)], value]),
    },
  ];
  return markdown`${anchor}\n\n${printBlocks(page, blocks)}`;
}

/** Cases one after the other, each under its title. */
function optionBlocks({ title, blocks }: Option): Block[] {
  return [{ kind: "heading", level: 3, id: undefined, content: title }, ...blocks];
}

function printFixed(page: Page, block: Block & { readonly kind: "fixed" }): Markdown {
  const known = printed.get(block);
  if (known !== undefined) return known;
  const text = printBlocks(page, block.blocks);
  printed.set(block, text);
  return text;
}

const printed = new WeakMap<Block, Markdown>();

function printTable(page: Page, { header, rows }: Block & { readonly kind: "table" }): Markdown {
  const lines = [
    row(header.map((cell) => escapeProse(cell, "cell"))),
    row(header.map(() => markdown`---`)),
    ...rows.map((cells) => row(cells.map((cell) => printInlines(page, cell, "cell")))),
  ];
  return markdown.join(lines, LINE_END);
}

function row(cells: readonly Markdown[]): Markdown {
  return markdown`| ${markdown.join(cells, markdown` | `)} |`;
}

function printItems(page: Page, items: readonly Item[], indent: Markdown): Markdown[] {
  return items.flatMap(({ content, children }) => [
    markdown`${indent}- ${escapeLineStart(printInlines(page, content, "line"))}`,
    ...printItems(page, children, markdown`${indent}  `),
  ]);
}

/** A nested list reads well both on GitHub and in a terminal, where a table would have no nesting. */
function printFields(page: Page, fields: readonly Field[], indent: Markdown): Markdown[] {
  return fields.flatMap((field) => {
    const parts = [
      markdown`**${codeSpan(field.name, "line") || markdown`—`}**`,
      printInlines(page, field.about.type, "line"),
      ...field.about.marks.map((mark) => escapeProse(mark.text, "line")),
      printInlines(
        page,
        sentences([field.about.description, ...field.about.values], page.target.locale),
        "line",
      ),
    ];
    return [
      markdown`${indent}- ${markdown.join(
        parts.filter((part) => part !== ""),
        markdown` · `,
      )}`,
      ...printFields(page, field.children, markdown`${indent}  `),
    ];
  });
}

function printInlines(page: Page, content: readonly Inline[], place: Place): Markdown {
  return markdown.join(content.map((inline) => printInline(page, inline, place)));
}

function printInline(page: Page, inline: Inline, place: Place): Markdown {
  switch (inline.kind) {
    case "text":
      return escapeProse(inline.text, place);
    case "code":
      return codeSpan(inline.text, place);
    case "strong":
      return markdown`**${printInlines(page, inline.content, place)}**`;
    case "link": {
      const label = printInlines(page, inline.content, place);
      const address = linkAddress(page, inline.target);
      return address === undefined ? label : markdown`[${label}](${escapeAddress(address)})`;
    }
  }
}
