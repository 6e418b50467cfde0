import { parseSourceFile } from "../load/source-file.ts";
import type { Json } from "../model/model.ts";
import type { Line } from "./line.ts";
import type { JsonExample, PageDoubt } from "./page.ts";

/** Reads the first JSON value in some lines; `undefined` when there is none. */
export function readJsonExample(lines: readonly Line[]): {
  readonly example: JsonExample | undefined;
  readonly doubts: readonly PageDoubt[];
} {
  const first = lines.findIndex(({ text }) => /[{[]/.test(text));
  const start = lines[first];
  if (start === undefined) return { example: undefined, doubts: [] };
  const at = start.text.search(/[{[]/);
  // Empty lines have been dropped; those that are left keep their numbers by the line breaks put back.
  let text = start.text.slice(at);
  for (const [index, line] of lines.slice(first + 1).entries()) {
    text += "\n".repeat(line.number - lines[first + index]!.number) + line.text;
  }
  return parseJsonExample(text.slice(0, endOf(text)), start.number);
}

/** Parses a text as JSON, with integers beyond 2^53 exact. */
export function parseJsonExample(
  text: string,
  line: number,
): { readonly example: JsonExample | undefined; readonly doubts: readonly PageDoubt[] } {
  const { data, problems } = parseSourceFile("example.json", text);
  const [problem] = problems;
  if (problem === undefined) return { example: { value: data as Json, line, text }, doubts: [] };
  const message = `The JSON of this example cannot be read: ${problem.message.replace(/^This is not valid JSON: /, "")}`;
  const doubt: PageDoubt = {
    id: "unreadable-example",
    line: line + problem.location.line - 1,
    message,
    choices: [],
  };
  return { example: undefined, doubts: [doubt] };
}

/** The line of the page that a part of an example stands on. */
export function lineWithin(example: JsonExample, pointer: string): number {
  if (!example.text.includes("\n")) return example.line;
  const { locate } = parseSourceFile("example.json", example.text);
  return example.line + locate(pointer, "key").line - 1;
}

/** Where the value that begins a text ends; the end of the text when it does not. */
function endOf(text: string): number {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (quoted) {
      if (char === "\\") index++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") {
      depth--;
      if (depth === 0) return index + 1;
    }
  }
  return text.length;
}
