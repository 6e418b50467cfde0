import { escapeComment } from "../emit/comment.ts";
import type { Json, SchemaModel } from "../model/model.ts";

/** What a doc comment says. */
export interface Doc {
  /** Paragraphs; what comes from a spec has gone through `escapeComment`. */
  readonly paragraphs: readonly string[];
  readonly default?: Json | undefined;
  readonly since?: string | undefined;
  readonly deprecated?: boolean;
}

/** The width that generated lines keep to, where their words allow it. */
export const LINE_WIDTH = 110;

/** A `/** … *​/` block with its line break, or nothing when there is nothing to say. */
export function renderJsdoc(doc: Doc, indent: string): string {
  const width = LINE_WIDTH - indent.length - 3;
  const paragraphs = doc.paragraphs.map((text) => wrap(text, width)).filter((lines) => lines.length > 0);
  const text = paragraphs.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
  const tags = [
    ...(doc.default === undefined
      ? []
      : [`@default ${escapeComment(literal(doc.default)).replace(/\s+/g, " ")}`]),
    ...(doc.since === undefined ? [] : [`@since ${escapeComment(doc.since)}`]),
    ...(doc.deprecated ? ["@deprecated"] : []),
  ];
  const lines =
    text.length > 0 && tags.length > 0 && paragraphs.length > 1 ? [...text, "", ...tags] : [...text, ...tags];
  const [only] = lines;
  if (only === undefined) return "";
  if (lines.length === 1 && only.length + indent.length + 7 <= LINE_WIDTH) return `${indent}/** ${only} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line && ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** What a schema says of itself. */
export function docOf(schema: SchemaModel): Doc {
  return {
    paragraphs: paragraphsOf(schema.description.en),
    default: schema.default,
    since: schema.since,
    deprecated: schema.deprecated,
  };
}

/** The paragraphs of a text from the spec. */
export function paragraphsOf(text: string): string[] {
  return escapeComment(text).split(/\n\s*\n/);
}

function literal(value: Json): string {
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
