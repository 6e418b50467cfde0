import {
  type Comment,
  comment,
  docComment,
  escapeComment,
  splitParagraphs,
  wrapComment,
} from "../escape/comment.ts";
import { type Code, code } from "../escape/typescript.ts";
import type { Json, SchemaModel } from "../model/model.ts";

/** What a doc comment says. */
export interface Doc {
  readonly paragraphs: readonly Comment[];
  readonly default?: Json | undefined;
  readonly since?: string | undefined;
  readonly see?: Comment | undefined;
  readonly deprecated?: boolean;
}

/** The width that generated lines keep to, where their words allow it. */
export const LINE_WIDTH = 110;

/** A `/** … *​/` block with its line break, or nothing when there is nothing to say. */
export function renderJsdoc(doc: Doc, indent: Code = code``): Code {
  const width = LINE_WIDTH - indent.length - 3;
  const paragraphs = doc.paragraphs
    .map((text) => wrapComment(text, width))
    .filter((lines) => lines.length > 0);
  const text = paragraphs.flatMap((lines, index) => (index === 0 ? lines : [comment``, ...lines]));
  const tags = [
    ...(doc.default === undefined ? [] : [comment`@default ${onOneLine(literal(doc.default))}`]),
    ...(doc.since === undefined ? [] : [comment`@since ${onOneLine(doc.since)}`]),
    ...(doc.see === undefined ? [] : [comment`@see ${doc.see}`]),
    ...(doc.deprecated ? [comment`@deprecated`] : []),
  ];
  const lines =
    text.length > 0 && tags.length > 0 && paragraphs.length > 1
      ? [...text, comment``, ...tags]
      : [...text, ...tags];
  return docComment(lines, indent, LINE_WIDTH);
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
export function paragraphsOf(text: string): Comment[] {
  return splitParagraphs(text).map(escapeComment);
}

function onOneLine(text: string): Comment {
  return escapeComment(text.replace(/\s+/g, " "));
}

function literal(value: Json): string {
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}
