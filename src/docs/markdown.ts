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
import {
  codeSpan,
  escapeAddress,
  escapeAttribute,
  escapeLineStart,
  escapeProse,
  fencedBlock,
  type Place,
} from "./escape.ts";
import { linkAddress, safeName } from "./page-path.ts";
import { say } from "./phrase.ts";
import { sentences } from "./sentence.ts";

/** Prints a page as Markdown. */
export function printPage(page: Page): string {
  return `${printBlocks(page, page.blocks)}\n`;
}

function printBlocks(page: Page, blocks: readonly Block[]): string {
  return blocks
    .map((block) => printBlock(page, block))
    .filter((text) => text !== "")
    .join("\n\n");
}

function printBlock(page: Page, block: Block): string {
  switch (block.kind) {
    case "head":
      return printHead(page, block);
    case "heading":
      return `${"#".repeat(block.level)} ${printHeading(page, block.content)}`;
    case "paragraph":
      return escapeLineStart(printInlines(page, block.content, "line"));
    case "table":
      return printTable(page, block);
    case "list":
      return printItems(page, block.items, "").join("\n");
    case "fields":
      return printFields(page, block.fields, "").join("\n");
    case "choice":
      return printBlocks(page, block.options.flatMap(optionBlocks));
    case "console":
      return "";
    case "box":
      return printBlocks(page, block.blocks).replace(/^(.*)$/gm, (line) => `> ${line}`.trimEnd());
    case "fixed":
      return printFixed(page, block);
    case "markdown":
      return block.text;
    case "sample":
      return fencedBlock(block.language, block.text);
  }
}

/** Number signs at the end would count as the closing of the heading. */
function printHeading(page: Page, content: readonly Inline[]): string {
  return printInlines(page, content, "line").replace(/(?<!#)#+\s*$/, (end) => end.replaceAll("#", "\\#"));
}

function printHead(page: Page, { id, way, title, facts }: Head): string {
  const { locale } = page.target;
  const anchor = `<a id="${escapeAttribute(safeName(id))}"></a>`;
  const blocks: Block[] = [
    { kind: "paragraph", content: way },
    { kind: "heading", level: 1, id, content: [words(title)] },
    {
      kind: "table",
      header: [say(locale, "fact"), say(locale, "value")],
      rows: facts.map(({ label, value }) => [[words(label)], value]),
    },
  ];
  return `${anchor}\n\n${printBlocks(page, blocks)}`;
}

/** Cases one after the other, each under its title. */
function optionBlocks({ title, blocks }: Option): Block[] {
  return [{ kind: "heading", level: 3, id: undefined, content: title }, ...blocks];
}

function printFixed(page: Page, block: Block & { readonly kind: "fixed" }): string {
  const known = printed.get(block);
  if (known !== undefined) return known;
  const text = printBlocks(page, block.blocks);
  printed.set(block, text);
  return text;
}

const printed = new WeakMap<Block, string>();

function printTable(page: Page, { header, rows }: Block & { readonly kind: "table" }): string {
  const lines = [
    row(header.map((cell) => escapeProse(cell, "cell"))),
    row(header.map(() => "---")),
    ...rows.map((cells) => row(cells.map((cell) => printInlines(page, cell, "cell")))),
  ];
  return lines.join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function printItems(page: Page, items: readonly Item[], indent: string): string[] {
  return items.flatMap(({ content, children }) => [
    `${indent}- ${escapeLineStart(printInlines(page, content, "line"))}`,
    ...printItems(page, children, `${indent}  `),
  ]);
}

/** A nested list reads well both on GitHub and in a terminal, where a table would have no nesting. */
function printFields(page: Page, fields: readonly Field[], indent: string): string[] {
  return fields.flatMap((field) => {
    const parts = [
      `**${codeSpan(field.name, "line") || "—"}**`,
      printInlines(page, field.about.type, "line"),
      ...field.about.marks.map((mark) => escapeProse(mark.text, "line")),
      printInlines(
        page,
        sentences([field.about.description, ...field.about.values], page.target.locale),
        "line",
      ),
    ];
    return [
      `${indent}- ${parts.filter((part) => part !== "").join(" · ")}`,
      ...printFields(page, field.children, `${indent}  `),
    ];
  });
}

function printInlines(page: Page, content: readonly Inline[], place: Place): string {
  return content.map((inline) => printInline(page, inline, place)).join("");
}

function printInline(page: Page, inline: Inline, place: Place): string {
  switch (inline.kind) {
    case "text":
      return escapeProse(inline.text, place);
    case "code":
      return codeSpan(inline.text, place);
    case "strong":
      return `**${printInlines(page, inline.content, place)}**`;
    case "link": {
      const label = printInlines(page, inline.content, place);
      const address = linkAddress(page, inline.target);
      return address === undefined ? label : `[${label}](${escapeAddress(address)})`;
    }
  }
}
