import type { Block, Fact, Head, Page, PageTarget } from "../content.ts";
import { tagId } from "../operation-groups.ts";
import { safeName } from "../page-path.ts";
import { say } from "../phrase.ts";
import { printBlocks } from "./blocks.ts";
import { plainText, printInlines, printWords } from "./inline.ts";
import { escapeText, type Html, html, join, NOTHING } from "./markup.ts";
import { type Navigation, printMethod, printNavigation } from "./navigation.ts";
import { inOtherLanguage, siteAddress, toLocale, toRoot } from "./site-path.ts";

/** What all pages of a site have in common. */
export interface SiteFrame {
  /** The name of the API. */
  readonly title: string;
  readonly navigation: Navigation;
  /** Whether operations can be called from their pages. */
  readonly console: boolean;
}

/** Prints a whole page. */
export function printPage(page: Page, frame: SiteFrame): Html {
  const { target } = page;
  const head = page.blocks.find((block) => block.kind === "head");
  const sections = sectionsOf(page.blocks.filter((block) => block.kind !== "head"));
  const title = titleOfPage(page);
  const root = escapeText(toRoot(target));
  const console = frame.console && target.kind === "operation";
  return html`<!doctype html>
<html lang="${escapeText(target.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(console)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeText(title === frame.title ? title : `${title} · ${frame.title}`)}</title>
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">
${console ? html`<link rel="stylesheet" href="${root}_console/console.css">\n` : NOTHING}<script src="${root}assets/theme.js"></script>
<script src="${root}assets/site.js" defer></script>
${console ? html`<script type="module" src="${root}_console/main.js"></script>\n` : NOTHING}</head>
<body data-root="${root}" data-copied="${escapeText(say(target.locale, "copied"))}" data-link-copied="${escapeText(say(target.locale, "linkCopied"))}">
<a class="skip" href="#main">${escapeText(say(target.locale, "skipToContent"))}</a>
${printHeader(target, frame)}
<div class="frame">
<nav id="nav" popover aria-label="${escapeText(say(target.locale, "navigation"))}">${printNavigation(frame.navigation, target, printContents(sections, target))}</nav>
<main id="main" class="${escapeText(target.kind)}">
${printBody(head === undefined ? NOTHING : printHead(head, target), sections, target, frame)}
</main>
</div>
</body>
</html>
`;
}

/** Nothing from elsewhere, nothing inline; only a console asks servers, and only the one that served the page. */
function contentSecurityPolicy(console: boolean): Html {
  const connect = console ? " connect-src 'self';" : "";
  return escapeText(
    `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';${connect} base-uri 'none'; form-action 'none'`,
  );
}

function printHeader(target: PageTarget, { title }: SiteFrame): Html {
  const { locale } = target;
  const other = inOtherLanguage(target);
  const say_ = (phrase: Parameters<typeof say>[1]) => escapeText(say(locale, phrase));
  return html`<header class="top">
<button type="button" class="menu" popovertarget="nav" aria-label="${say_("navigation")}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 4h12M2 8h12M2 12h12"/></svg></button>
<a class="brand" href="${escapeText(toLocale(target))}index.html">${escapeText(title)}</a>
<div class="search js" role="search" data-none="${say_("noResults")}" data-field="${say_("field")}" data-model="${say_("model")}" data-guide="${say_("guide")}" data-count="${say_("resultCount")}">
<input type="search" role="combobox" aria-expanded="false" aria-controls="hits" aria-autocomplete="list" aria-label="${say_("search")}" placeholder="${say_("search")}" autocomplete="off" autocapitalize="off" spellcheck="false"><kbd aria-hidden="true">/</kbd>
<div class="hits" hidden><ul id="hits" role="listbox" aria-label="${say_("searchResults")}"></ul><p role="status"></p></div>
</div>
<a class="language" lang="${escapeText(other.locale)}" hreflang="${escapeText(other.locale)}" href="${escapeText(siteAddress(target, other) ?? "")}">${say_("inOtherLanguage")}</a>
<button type="button" class="theme js" aria-label="${say_("darkOrLight")}"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 1 0 12z"/></svg></button>
</header>`;
}

/** Blocks under one heading. */
interface Section {
  readonly heading: (Block & { readonly kind: "heading" }) | undefined;
  readonly blocks: readonly Block[];
}

/** Parts a page at its headings of level 2. */
function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: { heading: Section["heading"]; blocks: Block[] }[] = [{ heading: undefined, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === "heading" && block.level === 2) sections.push({ heading: block, blocks: [block] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections.filter(({ blocks }) => blocks.length > 0);
}

/** The sections of a page, for its navigation. */
function printContents(sections: readonly Section[], from: PageTarget): Html {
  const items = sections.flatMap(({ heading }) =>
    heading?.id === undefined
      ? []
      : [
          html`<li><a href="#${escapeText(safeName(heading.id))}">${escapeText(plainText(heading.content))}</a></li>`,
        ],
  );
  return items.length === 0
    ? NOTHING
    : html`<ul class="contents" aria-label="${escapeText(say(from.locale, "onThisPage"))}">${join(items)}</ul>`;
}

/** What stands beside the text where there is room. */
const SAMPLES: ReadonlySet<string | undefined> = new Set(["requestExamples", "responseExamples"]);

/** The sections of an operation in three parts: samples, and the text before and after them. */
function printBody(head: Html, sections: readonly Section[], from: PageTarget, frame: SiteFrame): Html {
  const print = (some: readonly Section[]) =>
    join(
      some.map(
        ({ blocks }) =>
          html`<section>${join(blocks.map((block) => printPart(block, from, frame)))}</section>`,
      ),
    );
  const isSample = ({ heading }: Section) => SAMPLES.has(heading?.id);
  const first = sections.findIndex(isSample);
  if (from.kind !== "operation" || first < 0) return html`${head}${print(sections)}`;
  const { above, console, below } = aroundConsole(sections.slice(0, first), frame);
  const after = sections.slice(first).filter((section) => !isSample(section));
  const top =
    console === undefined
      ? NOTHING
      : html`<div class="doc">${head}${print(above)}</div>
<div class="console">${printPart(console, from, frame)}</div>
`;
  return html`${top}<div class="doc">${console === undefined ? html`${head}${print(above)}` : print(below)}</div>
<div class="samples">${print(sections.filter(isSample))}</div>
<div class="doc">${print(after)}</div>`;
}

/** What stands above and below the console, which has the whole width to itself; without one, all is above. */
function aroundConsole(
  sections: readonly Section[],
  frame: SiteFrame,
): { readonly above: readonly Section[]; readonly console?: Block; readonly below: readonly Section[] } {
  const at = sections.findIndex(({ blocks }) => blocks.some(({ kind }) => kind === "console"));
  const section = sections[at];
  const console = section?.blocks.find(({ kind }) => kind === "console");
  if (!frame.console || section === undefined || console === undefined) return { above: sections, below: [] };
  const cut = section.blocks.indexOf(console);
  const part = (heading: Section["heading"], blocks: readonly Block[]) =>
    blocks.length === 0 ? [] : [{ heading, blocks }];
  return {
    above: [...sections.slice(0, at), ...part(section.heading, section.blocks.slice(0, cut))],
    console,
    below: [...part(undefined, section.blocks.slice(cut + 1)), ...sections.slice(at + 1)],
  };
}

function printPart(block: Block, from: PageTarget, frame: SiteFrame): Html {
  if (block.kind !== "console") return printBlocks([block], from);
  const { locale } = from;
  if (!frame.console) return html`<p class="hint">${printWords(say(locale, "consoleElsewhere"))}</p>`;
  return html`<section id="console" data-operation="${escapeText(block.operationId)}" data-locale="${escapeText(locale)}" aria-labelledby="console-title"><h2 id="console-title">${escapeText(say(locale, "console"))}</h2></section>`;
}

/** What has a place of its own at the top of a page, and so is no line of its facts. */
const SHOWN_ABOVE: ReadonlySet<string> = new Set(["methodAndAddress", "tag", "since", "otherLanguage"]);

function printHead({ id, way, title, facts }: Head, from: PageTarget): Html {
  const address = facts.find(({ name }) => name === "methodAndAddress");
  const chips = facts
    .filter((fact) => fact.brief !== undefined && fact !== address)
    .map((fact) => printChip(fact, from));
  const rows = facts
    .filter(({ name }) => !SHOWN_ABOVE.has(name))
    .map(
      ({ label, value }) =>
        html`<div><dt>${escapeText(label)}</dt><dd>${printInlines(value, from)}</dd></div>`,
    );
  return html`<div class="head" id="${escapeText(safeName(id))}"><p class="way">${printInlines(way, from)}</p>
<h1>${escapeText(title)}</h1>
${chips.length > 0 ? html`<ul class="chips">${join(chips)}</ul>` : NOTHING}${address === undefined ? NOTHING : printAddress(address, from)}${rows.length > 0 ? html`<dl class="facts">${join(rows)}</dl>` : NOTHING}</div>
`;
}

function printChip({ name, brief = "" }: Fact, from: PageTarget): Html {
  const text = escapeText(brief);
  if (name !== "tag") return html`<li>${text}</li>`;
  const index = siteAddress(from, { kind: "index", locale: from.locale }) ?? "";
  return html`<li><a href="${escapeText(`${index}#${safeName(tagId(brief))}`)}">${text}</a></li>`;
}

/** The address of an operation, to copy without its method. */
function printAddress({ value, brief = "" }: Fact, { locale }: PageTarget): Html {
  const address = plainText(value).slice(brief.length).trim();
  return html`<div class="sample address">${printMethod(escapeText(brief))}<code>${escapeText(address)}</code><button type="button" class="copy js">${escapeText(say(locale, "copy"))}</button></div>`;
}

function titleOfPage({ blocks, target }: Page): string {
  for (const block of blocks) {
    if (block.kind === "head") return block.title;
    if (block.kind === "heading" && block.level === 1) return plainText(block.content);
  }
  return say(target.locale, "apiReference");
}
