import type { Inline, PageTarget } from "../content.ts";
import { escapeText, type Html, html, join, NOTHING } from "./markup.ts";
import { siteAddress } from "./site-path.ts";

/** Runs of text within a line. */
export function printInlines(content: readonly Inline[], from: PageTarget): Html {
  const [only] = content;
  if (content.length === 1 && only !== undefined) return printInline(only, from);
  return join(content.map((inline) => printInline(inline, from)));
}

function printInline(inline: Inline, from: PageTarget): Html {
  switch (inline.kind) {
    case "text":
      return printWords(inline.text);
    case "code":
      return printCode(inline.text);
    case "strong":
      return html`<strong>${printInlines(inline.content, from)}</strong>`;
    case "link": {
      const label = printInlines(inline.content, from);
      const address = siteAddress(from, inline.target);
      if (address === undefined) return label;
      // Whoever is linked to from published docs need not know which page it was.
      const foreign = inline.target.kind === "url" ? REL : NOTHING;
      return html`<a href="${escapeText(address)}"${foreign}>${label}</a>`;
    }
  }
}

const REL = html` rel="noreferrer"`;

function printCode(text: string): Html {
  return text.trim() === "" ? NOTHING : html`<code>${escapeText(text)}</code>`;
}

/** Between a pair of single backticks. */
const CODE = /(?<!`)`(?!`)([^`]+)`(?!`)/;

/** Words, in which a pair of single backticks marks code. */
export function printWords(text: string): Html {
  if (!text.includes("`")) return escapeText(text);
  const parts = text.split(CODE);
  return join(parts.map((part, at) => (at % 2 === 1 ? printCode(part) : escapeText(part))));
}

/** The words alone, for titles and for the search. */
export function plainText(content: readonly Inline[]): string {
  return content
    .map((inline) =>
      inline.kind === "text" || inline.kind === "code" ? inline.text : plainText(inline.content),
    )
    .join("");
}

/** Words without the backticks that mark code in them. */
export function plainWords(text: string): string {
  return text.includes("`") ? text.split(CODE).join("") : text;
}
