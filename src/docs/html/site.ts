/**
 * The docs of an API as a static site: the same pages as the Markdown, as HTML, and what they load.
 *
 * Works from any web server and from `file://`. Pure and deterministic: scripts, styles and guides are given.
 */

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
import { navigationOf } from "./navigation.ts";
import { sitePath } from "./site-path.ts";

/** What a site is made from besides the model. */
export interface SiteSources {
  readonly guides: GuideSources;
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
  { guides, styles, scripts }: SiteSources,
  { console = false, int64 = "number" }: SiteOptions = {},
): Map<string, string> {
  const frames = new Map(LOCALES.map((locale) => [locale, frameOf(model, guides, locale, console)]));
  const files = new Map<string, string>();
  for (const page of pagesOf(model, { guides, int64, guidePage })) {
    const frame = frames.get(page.target.locale);
    if (frame !== undefined) files.set(sitePath(page.target), printPage(page, frame));
  }
  files.set("assets/site.css", styles);
  for (const [name, text] of scripts) files.set(`assets/${name}`, text);
  return files;
}

function frameOf(model: ApiModel, guides: GuideSources, locale: Locale, console: boolean): SiteFrame {
  return {
    title: model.title[locale].trim() || say(locale, "apiReference"),
    navigation: navigationOf(model, guidesOf(model, guides, locale), locale),
    console,
  };
}

function guidePage({ target, title, text }: Guide): Page {
  const way = [indexLink(target.locale), words(` / ${say(target.locale, "guides")}`)];
  const [, ...blocks] = guideBlocks(text, target);
  return { target, blocks: [{ kind: "head", id: target.name, way, title, facts: [] }, ...blocks] };
}
