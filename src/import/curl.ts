import { parseJsonExample } from "./json-example.ts";
import type { Line } from "./line.ts";
import type { JsonExample, PageDoubt, RequestExample } from "./page.ts";

/** Reads the curl command of a page; `undefined` when there is none. */
export function readCurl(lines: readonly Line[]): {
  readonly example: RequestExample | undefined;
  readonly doubts: readonly PageDoubt[];
} {
  const first = lines.find(({ text }) => text.includes("curl"));
  if (first === undefined) return { example: undefined, doubts: [] };
  const command = lines.slice(lines.indexOf(first)).map(({ text }) => text);
  const words = wordsOf(command.join("\n").slice(first.text.indexOf("curl")));
  let method: string | undefined;
  let address: string | undefined;
  let authorized = false;
  let body: JsonExample | undefined;
  let doubts: readonly PageDoubt[] = [];
  for (let index = 1; index < words.length; index++) {
    const word = words[index]!;
    const next = words[index + 1] ?? "";
    if (word === "-X" || word === "--request") {
      method = next;
      index++;
    } else if (word === "-H" || word === "--header") {
      authorized ||= /^authorization:/i.test(next);
      index++;
    } else if (/^(?:-d|--data(?:-raw|-binary)?)$/.test(word)) {
      ({ example: body, doubts } = parseJsonExample(next, first.number));
      index++;
    } else if (/^(?:https?:\/\/|\/)/.test(word)) {
      address ??= word.replace(/^https?:\/\/[^/]*/, "");
    }
  }
  return { example: { line: first.number, method, address, authorized, body }, doubts };
}

/** The words of a command, as a POSIX shell splits them; what is quoted stays one word. */
function wordsOf(command: string): string[] {
  const words: string[] = [];
  let word = "";
  let begun = false;
  let quote = "";
  for (let index = 0; index < command.length; index++) {
    const char = command[index]!;
    if (quote !== "") {
      if (char === quote) quote = "";
      else if (char === "\\" && quote === '"' && /["\\$`]/.test(command[index + 1] ?? ""))
        word += command[++index];
      else word += char;
    } else if (char === "'" || char === '"') {
      quote = char;
      begun = true;
    } else if (char === "\\") {
      const next = command[++index] ?? "";
      if (next !== "\n") {
        word += next;
        begun = true;
      }
    } else if (/\s/.test(char)) {
      if (begun) words.push(word);
      word = "";
      begun = false;
    } else {
      word += char;
      begun = true;
    }
  }
  if (begun) words.push(word);
  return words;
}
