import { LABELS, type SectionKind } from "./labels.ts";

/** A line of a page that says something: neither empty nor a label. */
export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Without the white space around it, and without its bullet. */
  readonly text: string;
  /** How far the text, or its bullet, is from the left. */
  readonly indent: number;
  readonly bullet: boolean;
}

/** What browsers copy along, as the links of headings, and that would hide a label. */
const INVISIBLE = /[\u200B\u2060\uFEFF]/g;

const TAB_WIDTH = 4;

const BULLETS = /^(?:[•·◦▪●‣]\s*|[*-]\s+)/;

/** The lines of a page, cut before and after labels that run into others. Linear in the length of the text. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const raw = text
    .replace(INVISIBLE, "")
    .replaceAll("\u00A0", " ")
    .split(/\r\n|[\n\r\u2028\u2029]/);
  for (const [index, whole] of raw.entries()) {
    for (const part of partsOf(whole)) {
      const trimmed = part.trim();
      if (trimmed === "") continue;
      const unmarked = trimmed.replace(BULLETS, "");
      lines.push({
        number: index + 1,
        text: unmarked,
        indent: indentOf(part),
        bullet: unmarked !== trimmed,
      });
    }
  }
  return lines;
}

function indentOf(text: string): number {
  let indent = 0;
  for (const char of text) {
    if (char === "\t") indent += TAB_WIDTH;
    else if (char.trim() === "") indent++;
    else break;
  }
  return indent;
}

/** What a label may run into when line breaks were lost; without it, the words are no label. */
const MAY_FOLLOW: Readonly<Partial<Record<SectionKind, string>>> = {
  endpoint: "(?:GET|PUT|POST|DELETE|PATCH)?/|\\s+(?:(?:GET|PUT|POST|DELETE|PATCH)\\s*/|/zstack/)",
  operationId: "[A-Z]|\\s+[A-Z]\\w*[a-z\\d][A-Z]",
  requestExample: "\\s*curl\\s",
  responseExample: "\\s*(?:200|\\{|\\[)",
  responses: "\\s*200",
  successResponse: "\\s*\\{",
  errorResponse: "\\s*\\{",
  bodyFields: "\\s*•",
  pathParameters: "\\s*•",
  queryParameters: "\\s*•",
  history: "\\s*(?:This API|此 ?API|该 ?API)",
};

/** Finds where lines must be cut: before and after a label that runs into what follows or into the JSON before it. */
const SEAM = new RegExp(
  [...LABELS]
    .flatMap(([label, { kind }]) => {
      const follow = MAY_FOLLOW[kind];
      const afterJson = `${label}(?=\\s*$)(?<=[}\\]]\\s{0,4}${label})`;
      return follow === undefined ? [afterJson] : [afterJson, `${label}(?=${follow})`];
    })
    .join("|"),
  "g",
);

/** Any label, wherever; few lines have one, and the others need no closer look. */
const ANY_LABEL = new RegExp([...LABELS.keys()].join("|"));

/** Labels and nothing else: those of empty sections, or of one in another. */
const ONLY_LABELS = new RegExp(`^\\s*(?:(?:${[...LABELS.keys()].join("|")})\\s*)+$`);

function partsOf(line: string): string[] {
  if (!ANY_LABEL.test(line) || LABELS.has(line)) return splitBullets(line);
  if (ONLY_LABELS.test(line)) return line.match(new RegExp(ANY_LABEL, "g"))!;
  const seams = [...line.matchAll(SEAM)];
  const parts: string[] = [];
  let start = 0;
  for (const { 0: label, index } of seams) {
    parts.push(line.slice(start, index), label);
    start = index + label.length;
  }
  parts.push(line.slice(start));
  return parts.flatMap(splitBullets);
}

/** Several rows on one line keep the bullets that tell them apart. */
function splitBullets(line: string): string[] {
  return line.indexOf("•") === line.lastIndexOf("•") ? [line] : line.split(/(?=•)/);
}
