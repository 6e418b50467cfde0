import { type Escaped, type Template, templateFor } from "./escaped.ts";
import type { Code } from "./typescript.ts";

/** Text of a doc comment. */
export type Comment = Escaped<"comment">;

/** A template whose values are text of comments already. */
export const comment: Template<"comment"> = templateFor();

/**
 * Text in a comment must neither end it nor be read as a tag. Editors show comments as Markdown, and some HTML in it:
 * outside of code it must neither link, under words of its own, nor show an image.
 */
export function escapeComment(text: string): Comment {
  return neutral(
    text
      .replace(LINE_ENDS, "\n")
      .split(/(?<!`)(`[^`]+`)(?!`)/)
      .map((part, at) =>
        at % 2 === 1 ? part : part.replace(/<(?=[A-Za-z/!?])/g, "\\<").replace(/\](?=[([:])/g, "\\]"),
      )
      .join(""),
  );
}

/** Text as code within a line, between more backticks than it has in a row itself. */
export function codeInComment(text: string): Comment {
  const runs = text.match(/`+/g) ?? [];
  const ticks = "`".repeat(runs.reduce((length, run) => Math.max(length, run.length), 0) + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return neutral(`${ticks}${pad}${text.replace(/\s+/g, " ")}${pad}${ticks}`);
}

/** Neither the end of a comment nor a tag. */
function neutral(text: string): Comment {
  return (
    text
      .replaceAll("*/", "*\\/")
      // Within a word, as in an address, it is no tag.
      .replace(/(?<![\p{L}\p{N}_.-])@/gu, "\\@") as Comment
  );
}

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/** The paragraphs of a text, each by itself. */
export function splitParagraphs(text: string): string[] {
  return text.replace(LINE_ENDS, "\n").split(/\n\s*\n/);
}

/** A text in lines of at most so many characters, where its words allow it. */
export function wrapComment(text: Comment, width: number): Comment[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines as Comment[];
}

/** A doc comment with its line break: a single line that is no wider than `width` by itself, else a line each. */
export function docComment(lines: readonly Comment[], indent: Code, width: number): Code {
  const [only] = lines;
  if (only === undefined) return "" as Code;
  if (lines.length === 1 && only.length + indent.length + 7 <= width)
    return `${indent}/** ${only} */\n` as Code;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line && ` ${line}`}\n`).join("")}${indent} */\n` as Code;
}
