import type { ApiModel, Locale } from "../../model/model.ts";
import type { PageTarget } from "../content.ts";
import type { Guide } from "../guides.ts";
import { type OperationGroup, operationGroups } from "../operation-groups.ts";
import { titleOf } from "../operation-page.ts";
import { say } from "../phrase.ts";
import { cutHtml, escapeText, type Html, html, join, NOTHING, replaceHtml } from "./markup.ts";
import { siteAddress, toLocale } from "./site-path.ts";

/** Past so many operations a page lists those of its own tag only, and a script the rest when asked; past so many models none. */
const INLINE_LIMIT = 60;

/** The navigation of one language, printed as far as pages have it in common. */
export interface Navigation {
  readonly guides: Html;
  readonly groups: readonly NavigationGroup[];
  /** Which group an operation is in. */
  readonly groupOf: ReadonlyMap<string, NavigationGroup>;
  readonly models: Html;
  readonly large: boolean;
}

interface NavigationGroup {
  readonly tag: string | undefined;
  readonly text: Html;
}

/** Prepares the navigation of all pages of a language but the index, which stands a folder higher. */
export function navigationOf(model: ApiModel, guides: readonly Guide[], locale: Locale): Navigation {
  const from: PageTarget = { kind: "model", locale, name: "" };
  const groupOf = new Map<string, NavigationGroup>();
  const groups = operationGroups(model).map((group): NavigationGroup => {
    const printed = { tag: group.tag, text: printGroup(group, from) };
    for (const { operationId } of group.operations) groupOf.set(operationId, printed);
    return printed;
  });
  const guideItems = guides.map(({ target, title }) => item(siteAddress(from, target), escapeText(title)));
  return {
    guides: section(say(locale, "guides"), guideItems),
    groups,
    groupOf,
    models: printModels(model, from),
    large: model.operations.length > INLINE_LIMIT,
  };
}

/** The navigation as it stands on one page, with the page's own sections under its entry. */
export function printNavigation(navigation: Navigation, page: PageTarget, sections: Html): Html {
  const { locale } = page;
  const overview = html`<ul>${item(`${toLocale(page)}index.html`, escapeText(say(locale, "overview")))}</ul>`;
  const own = page.kind === "operation" ? navigation.groupOf.get(page.operationId) : undefined;
  const groups = navigation.large ? (own === undefined ? [] : [own]) : navigation.groups;
  const operations = join(groups.map(({ text }) => text));
  const all = navigation.large
    ? html`<details class="all" data-contents><summary>${escapeText(say(locale, "allOperations"))}</summary><p><a href="${escapeText(toLocale(page))}index.html#operations">${escapeText(say(locale, "overview"))}</a></p></details>`
    : NOTHING;
  const shared = html`${navigation.guides}${operations}${all}${navigation.models}`;
  const here = html`${overview}${toLocale(page) === "" ? fromLocale(shared) : shared}`;
  return withCurrent(here, page, sections);
}

function printModels({ schemas }: ApiModel, from: PageTarget): Html {
  const { locale } = from;
  if (schemas.length === 0) return NOTHING;
  const listed = schemas.length > INLINE_LIMIT ? [] : schemas;
  return section(say(locale, "models"), [
    item(siteAddress(from, { kind: "models", locale }), escapeText(say(locale, "allModels"))),
    ...listed.map(({ name }) => item(siteAddress(from, { kind: "model", locale, name }), escapeText(name))),
  ]);
}

function printGroup({ tag, operations }: OperationGroup, from: PageTarget): Html {
  const { locale } = from;
  const items = operations.map((operation) => {
    const target = { kind: "operation", locale, operationId: operation.operationId } as const;
    return item(
      siteAddress(from, target),
      html`${escapeText(titleOf(operation, locale))} ${printMethod(escapeText(operation.method))}`,
    );
  });
  return section(tag ?? say(locale, "untagged"), items);
}

/** A method as a badge. */
export function printMethod(method: Html): Html {
  return html`<span class="method ${method}">${method}</span>`;
}

function section(title: string, items: readonly Html[]): Html {
  return items.length === 0 ? NOTHING : html`<h2>${escapeText(title)}</h2><ul>${join(items)}</ul>`;
}

function item(address: string | undefined, label: Html): Html {
  return html`<li><a href="${escapeText(address ?? "#")}">${label}</a></li>`;
}

/** The same links from a folder higher. */
function fromLocale(text: Html): Html {
  return replaceHtml(text, html`href="../`, html`href="`);
}

/** Marks the entry of the page itself, and lists its sections there. */
function withCurrent(text: Html, page: PageTarget, sections: Html): Html {
  const address = html`href="${escapeText(siteAddress(page, page) ?? "")}"`;
  const at = text.indexOf(address);
  if (at < 0) return html`${text}${sections}`;
  const [before, entry, after] = cutHtml(text, at + address.length, text.indexOf("</a>", at) + "</a>".length);
  return html`${before} aria-current="page"${entry}${sections}${after}`;
}
