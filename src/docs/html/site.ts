/**
 * The docs of an API as a static site: the same pages as the Markdown, as HTML, and what they load.
 *
 * Works from any web server and from `file://`. Pure and deterministic: scripts, styles and guides are given.
 */

import type { History } from "../../model/history.ts";
import type { Int64Option } from "../../model/int64.ts";
import type { ApiModel, Locale } from "../../model/model.ts";
import { LOCALES } from "../../model/text.ts";
import type { Page } from "../content.ts";
import { words } from "../content.ts";
import { type Guide, type GuideSources, guidesOf } from "../guides.ts";
import { indexLink } from "../page-head.ts";
import { pagesOf } from "../pages.ts";
import { say } from "../phrase.ts";
import { guideBlocks } from "./guide-blocks.ts";
import { printPage, type SiteFrame } from "./layout.ts";
import { escapeText, html } from "./markup.ts";
import { navigationOf } from "./navigation.ts";
import { searchFiles } from "./search-index.ts";
import { sitePath } from "./site-path.ts";

/** What a site is made from besides the model. */
export interface SiteSources {
  readonly guides: GuideSources;
  /** What changed in which release; without it, pages say that nothing is recorded. */
  readonly history?: History;
  /** The stylesheet of all pages. */
  readonly styles: string;
  /** The scripts of all pages by file name, as classic scripts: `theme.js`, `site.js`. */
  readonly scripts: ReadonlyMap<string, string>;
}

export interface SiteOptions extends Int64Option {
  /**
   * Leaves room on each operation's page for a console, in `<section id="console">`, and loads its
   * `_console/main.js` and `_console/console.css`, which are not part of the site. Default: `false`.
   */
  readonly console?: boolean;
}

/** Every file of the site: path below its folder, and text. */
export function renderSite(
  model: ApiModel,
  sources: SiteSources,
  options?: SiteOptions,
): Map<string, string> {
  return new Map(siteFiles(model, sources, options));
}

/** The files of the site one after the other, so that they need not all be held at once. */
export function* siteFiles(
  model: ApiModel,
  { guides, history = new Map(), styles, scripts }: SiteSources,
  { console = false, int64 = "number" }: SiteOptions = {},
): Generator<readonly [path: string, text: string]> {
  const told = { en: guidesOf(model, guides, "en"), "zh-CN": guidesOf(model, guides, "zh-CN") };
  const frames = new Map(LOCALES.map((locale) => [locale, frameOf(model, told[locale], locale, console)]));
  for (const page of pagesOf(model, { guides, history, int64, guidePage })) {
    const frame = frames.get(page.target.locale);
    if (frame === undefined) continue;
    for (const part of page.target.kind === "index" ? partsOfIndex(page) : [page]) {
      yield [sitePath(part.target), printPage(part, frame)];
    }
  }
  yield* searchFiles(model, told);
  yield ["index.html", entryPage(model)];
  yield ["assets/icon.svg", ICON];
  yield ["assets/site.css", styles];
  for (const [name, text] of scripts) yield [`assets/${name}`, text];
}

function frameOf(model: ApiModel, guides: readonly Guide[], locale: Locale, console: boolean): SiteFrame {
  return {
    title: model.title[locale].trim() || say(locale, "apiReference"),
    navigation: navigationOf(model, guides, locale),
    console,
  };
}

/** The list of models is a page of its own: together with that of operations it would be too large. */
function partsOfIndex({ target, blocks }: Page): Page[] {
  const at = blocks.findIndex((block) => block.kind === "heading" && block.id === "models");
  if (at < 0) return [{ target, blocks }];
  const { locale } = target;
  const head = {
    kind: "head",
    id: "models",
    way: [indexLink(locale)],
    title: say(locale, "models"),
    facts: [],
  } as const;
  return [
    { target, blocks: blocks.slice(0, at) },
    { target: { kind: "models", locale }, blocks: [head, ...blocks.slice(at + 1)] },
  ];
}

/** The page at the top, which leads to the index in either language. */
function entryPage({ title }: ApiModel): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title.en)}</title>
<link rel="icon" href="assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="assets/site.css">
<script src="assets/theme.js"></script>
<script src="assets/entry.js" defer></script>
</head>
<body class="entry">
<main>
<h1>${escapeText(title.en)}</h1>
<p><a href="en/index.html" hreflang="en">English</a> <a href="zh-CN/index.html" hreflang="zh-CN" lang="zh-CN">中文</a></p>
</main>
</body>
</html>
`;
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1a5bc4"/>' +
  '<path d="M4.5 4.5h7l-7 7h7" fill="none" stroke="#fff" stroke-width="1.8"/></svg>\n';

function guidePage({ target, title, text }: Guide): Page {
  const way = [indexLink(target.locale), words(` / ${say(target.locale, "guides")}`)];
  const [, ...blocks] = guideBlocks(text, target);
  return { target, blocks: [{ kind: "head", id: target.name, way, title, facts: [] }, ...blocks] };
}
