import type { Block, Item, Option, PageTarget, Sample } from "../content.ts";
import { safeName } from "../page-path.ts";
import { say } from "../phrase.ts";
import { printFields } from "./fields.ts";
import { highlight } from "./highlight.ts";
import { printInlines, printWords } from "./inline.ts";
import { escapeText, type Html, html, join, NOTHING } from "./markup.ts";

/** Prints what stands one below the other. */
export function printBlocks(blocks: readonly Block[], from: PageTarget): Html {
  return join(blocks.map((block) => printBlock(block, from)));
}

function printBlock(block: Block, from: PageTarget): Html {
  switch (block.kind) {
    case "heading":
      return printHeading(block, from);
    case "paragraph":
      return html`<p>${printInlines(block.content, from)}</p>`;
    case "table":
      return printTable(block, from);
    case "list":
      return printItems(block.items, from);
    case "fields":
      return printFields(block.id, block.fields, from);
    case "box":
      return printBox(block.blocks, from);
    case "fixed":
      return printFixed(block, from);
    case "choice":
      return block.look === "tabs" ? printTabs(block.options, from) : printDrawers(block.options, from);
    case "sample":
      return printSample(block, from);
    // The layout of a page has places of its own for these, and a guide comes as blocks.
    case "head":
    case "console":
    case "markdown":
      return NOTHING;
  }
}

function printHeading({ level, id, content }: Block & { kind: "heading" }, from: PageTarget): Html {
  const text = printInlines(content, from);
  const tag = html`h${level}`;
  if (id === undefined) return html`<${tag}>${text}</${tag}>`;
  const anchor = escapeText(safeName(id));
  return html`<${tag} id="${anchor}">${text} <a class="anchor" href="#${anchor}" aria-label="${escapeText(say(from.locale, "permalink"))}">#</a></${tag}>`;
}

/** A box stands anywhere between headings, so its title is none. */
function printBox(blocks: readonly Block[], from: PageTarget): Html {
  const [title, ...rest] = blocks;
  if (title?.kind !== "heading") return html`<aside class="box">${printBlocks(blocks, from)}</aside>`;
  const id = escapeText(safeName(title.id ?? "box"));
  return html`<aside class="box" aria-labelledby="${id}"><p class="title" id="${id}">${printInlines(title.content, from)}</p>${printBlocks(rest, from)}</aside>`;
}

/** Wide tables scroll on their own, so that the page does not; what scrolls can be reached by keyboard. */
function printTable({ header, rows }: Block & { kind: "table" }, from: PageTarget): Html {
  const head = join(header.map((cell) => html`<th scope="col">${printWords(cell)}</th>`));
  const body = join(
    rows.map(
      (cells) => html`<tr>${join(cells.map((cell) => html`<td>${printInlines(cell, from)}</td>`))}</tr>`,
    ),
  );
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function printItems(items: readonly Item[], from: PageTarget): Html {
  const lines = items.map(
    ({ content, children }) =>
      html`<li>${printInlines(content, from)}${children.length > 0 ? printItems(children, from) : NOTHING}</li>`,
  );
  return html`<ul>${join(lines)}</ul>`;
}

/** Has no links, so it is the same wherever it stands. */
function printFixed(block: Block & { kind: "fixed" }, from: PageTarget): Html {
  const known = printed.get(block);
  if (known !== undefined) return known;
  const text = printBlocks(block.blocks, from);
  printed.set(block, text);
  return text;
}

const printed = new WeakMap<Block, Html>();

/** Radio buttons choose what is shown, so that no script is needed, and arrow keys move between them. */
function printTabs(options: readonly Option[], from: PageTarget): Html {
  const tabs = options.map(({ id, title }, at) => {
    const anchor = escapeText(safeName(id));
    return html`<input type="radio" name="tabs" id="${anchor}"${at === 0 ? CHECKED : NOTHING}><label for="${anchor}">${printInlines(title, from)}</label>`;
  });
  const panels = options.map(({ blocks }) => html`<div class="panel">${printBlocks(blocks, from)}</div>`);
  const legend = escapeText(say(from.locale, "requestExamples"));
  return html`<fieldset class="tabs"><legend>${legend}</legend>${join(tabs)}${join(panels)}</fieldset>`;
}

const CHECKED = html` checked`;

/** The first is open. */
function printDrawers(options: readonly Option[], from: PageTarget): Html {
  return join(
    options.map(
      ({ id, title, blocks }, at) =>
        html`<details class="drawer" id="${escapeText(safeName(id))}"${at === 0 ? html` open` : NOTHING}><summary>${printInlines(title, from)}</summary>${printBlocks(blocks, from)}</details>`,
    ),
  );
}

/** Something to copy. */
function printSample(sample: Sample, { locale }: PageTarget): Html {
  const copy = html`<button type="button" class="copy js">${escapeText(say(locale, "copy"))}</button>`;
  return html`<div class="sample">${copy}<pre tabindex="0"><code class="${escapeText(sample.language)}">${colours(sample)}</code></pre></div>`;
}

/** Most samples stand on the pages of all languages. */
function colours(sample: Sample): Html {
  const known = coloured.get(sample);
  if (known !== undefined) return known;
  const text = highlight(sample.language, sample.laidOut ?? sample.text);
  coloured.set(sample, text);
  return text;
}

const coloured = new WeakMap<Sample, Html>();
