import { type Escaped, type Template, templateFor } from "./escaped.ts";
import { STEERING, spellUnseen } from "./unseen.ts";

/**
 * Markdown: of pages, and of what is said on GitHub. There is a function for each place in it that a text can stand in.
 *
 * @see https://spec.commonmark.org/0.31.2/ and https://github.github.com/gfm/
 */
export type Markdown = Escaped<"markdown">;

/** A template whose values are Markdown already. */
export const markdown: Template<"markdown"> = templateFor();

/** A page that we wrote ourselves, in which only names of the generated code are put in. */
export function ownPage(text: string): Markdown {
  return text as Markdown;
}

/** Whether a run stands in a table cell, where a bare pipe ends the cell even inside code. */
export type Place = "line" | "cell";

/** Prose: plain text, except that a pair of single backticks still marks code. */
export function escapeProse(text: string, place: Place): Markdown {
  // Most texts hold nothing to escape, and this check is several times as fast as finding out below.
  if (!SPECIAL.test(text)) return text as Markdown;
  return markdown.join(
    oneLine(text)
      .split(/(?<!`)`(?!`)([^`]+)`(?!`)/)
      .map((part, at) => (at % 2 === 1 ? codeSpan(part, place) : escapeText(part))),
  );
}

/** The same for what GitHub shows beside a pull request, where at signs call people and number signs other pages. */
export function escapeRemark(text: string): Markdown {
  return markdown.join(
    oneLine(text)
      .split(/([@#])/)
      .map((part) => (part === "@" ? markdown`@\u200b` : part === "#" ? markdown`\\#` : escapeText(part))),
  );
}

/** Text between tags, where Markdown means nothing. */
export function escapeHtmlText(text: string): Markdown {
  return oneLine(text).replace(/[&<>]/g, (char) => ENTITIES[char] ?? char) as Markdown;
}

/** A code span whose fence no run of backticks inside can close. */
export function codeSpan(text: string, place: Place): Markdown {
  const line = oneLine(text);
  if (line.trim() === "") return markdown``;
  // A backslash before a pipe cannot be spelled in a cell's code span, so such code goes as entities.
  if (place === "cell" && line.includes("|"))
    return markdown`<code>${entities(line, /[^\p{L}\p{N} .,:/-]/gu)}</code>`;
  const fence = fenceLongerThan(line, 1);
  const pad = /^[` ]|[` ]$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}` as Markdown;
}

/** What samples are written in. */
export type Language = "sh" | "ts" | "json" | "http" | "text" | "diff";

/** A fenced block whose fence is longer than any run of backticks inside. What is not seen is spelled. */
export function fencedBlock(language: Language, text: string): Markdown {
  const fence = fenceLongerThan(text, 3);
  const lines = spellUnseen(withoutLastLineEnds(text.replace(/\r\n?/g, "\n")));
  return `${fence}${language}\n${lines}\n${fence}` as Markdown;
}

/** An expression would begin anew at each of a million line ends. */
function withoutLastLineEnds(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\n") end--;
  return text.slice(0, end);
}

/** The value of an HTML attribute between double quotes. */
export function escapeAttribute(text: string): Markdown {
  return entities(text, /[^\p{L}\p{N}._-]/gu);
}

/** The address of a Markdown link. */
export function escapeAddress(address: string): Markdown {
  return address.replace(/[^\p{L}\p{N}/:?#@!,;=+%&._-]/gu, percent).replaceAll("&", "&amp;") as Markdown;
}

/** Takes from a finished line what would make it a heading, a list, a rule or an indented block. */
export function escapeLineStart(line: Markdown): Markdown {
  return line
    .replace(/^\s+/, "")
    .replace(/^(#|\+|-|=)/, "\\$1")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2") as Markdown;
}

/** Takes from the line of a heading the number signs at its end, which would count as its closing. */
export function escapeHeadingEnd(line: Markdown): Markdown {
  return line.replace(/(?<!#)#+\s*$/, (end) => end.replaceAll("#", "\\#")) as Markdown;
}

/** Blocks with a mark before each of their lines: a quote, or what belongs to an entry of a list. */
export function withMargin(mark: Markdown, blocks: Markdown): Markdown {
  return blocks.replace(/^(.*)$/gm, (line) => `${mark}${line}`.trimEnd()) as Markdown;
}

/** Text without any markup: entities for HTML, backslashes for Markdown. */
function escapeText(text: string): Markdown {
  return text.replace(/[\\`*[\]|~$_&<>]/g, (char, at: number) => {
    const entity = ENTITIES[char];
    if (entity !== undefined) return entity;
    // Within a word an underscore marks nothing, and names read better without backslashes.
    return char === "_" && isWord(text[at - 1]) && isWord(text[at + 1]) ? char : `\\${char}`;
  }) as Markdown;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}

/** Line ends of any kind would leave the list entry, the cell or the quote they stand in. */
function oneLine(text: string): string {
  return UNPRINTED.test(text) ? text.replace(BLANKS, " ") : text;
}

/** Control characters, line separators, and what turns the direction of writing. */
const UNPRINTED = new RegExp(`[${STEERING}]`, "u");
const BLANKS = new RegExp(`[\\s${STEERING}]+`, "gu");
/** These, and all that means anything in Markdown or HTML. */
const SPECIAL = new RegExp(String.raw`[${STEERING}\\\x60*[\]|~$_&<>]`, "u");

function fenceLongerThan(text: string, least: number): string {
  if (!text.includes("`")) return "`".repeat(least);
  const runs = text.match(/`+/g) ?? [];
  return "`".repeat(runs.reduce((length, run) => Math.max(length, run.length + 1), least));
}

function entities(text: string, which: RegExp): Markdown {
  return text.replace(which, (char) => `&#${char.codePointAt(0)};`) as Markdown;
}

function percent(char: string): string {
  // A lone surrogate has no UTF-8, and encodeURIComponent would throw.
  if (/\p{Cs}/u.test(char)) return "%EF%BF%BD";
  const encoded = encodeURIComponent(char);
  return encoded === char ? `%${char.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
