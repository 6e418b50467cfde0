import type { Execution, Method } from "../model/model.ts";
import { AUTHENTICATION_LABELS, EXECUTION_LABELS, SINCE_LABELS, SKIP_LINKS } from "./labels.ts";
import type { Line } from "./line.ts";
import type { Located } from "./page.ts";

/** What stands above the first label of a page. */
export interface Heading {
  readonly method: Located<Method> | undefined;
  readonly tag: Located<string> | undefined;
  readonly since: Located<string> | undefined;
  readonly execution: Located<Execution> | undefined;
  readonly authenticated: Located<boolean> | undefined;
  readonly category: Located<readonly string[]> | undefined;
  readonly title: Located<string> | undefined;
  readonly description: Located<string> | undefined;
}

/** Longer than any heading; what is longer is something else. */
const MAX_LENGTH = 400;

const METHOD = /^(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)(?![a-z/])/;

/** Reads the method, the tag and the badges beside it, the breadcrumb above and the title below. Navigation is passed over. */
export function readHeading(preamble: readonly Line[]): Heading {
  for (const [index, line] of preamble.entries()) {
    const badges = METHOD.test(line.text) ? readBadges(preamble, index) : undefined;
    if (badges === undefined) continue;
    const above = preamble[index - 1];
    return {
      ...badges.found,
      category: above?.text.includes("/") && above.text.length <= MAX_LENGTH ? breadcrumb(above) : undefined,
      ...titleOf(preamble.slice(index + badges.lines)),
    };
  }
  const rest = preamble.filter(({ text }) => !SKIP_LINKS.includes(text));
  return { ...NOTHING, category: undefined, ...titleOf(rest.slice(-2)) };
}

/** Whether a line alone is the heading of a page: a method, and badges at its end. */
export function isHeading(text: string): boolean {
  if (text.length > MAX_LENGTH || !METHOD.test(text)) return false;
  const { rest, ...badges } = stripBadges(text);
  return rest !== "" && Object.keys(badges).length > 0;
}

const NOTHING = {
  method: undefined,
  tag: undefined,
  since: undefined,
  execution: undefined,
  authenticated: undefined,
};

type Badges = Omit<Heading, "category" | "title" | "description">;

/** The badges run together on one line, or stand on a line each. `undefined`: this is no heading. */
function readBadges(
  preamble: readonly Line[],
  index: number,
): { readonly found: Badges; readonly lines: number } | undefined {
  const first = preamble[index]!;
  if (first.text.length > MAX_LENGTH) return undefined;
  const method = METHOD.exec(first.text)![1] as Method;
  const lines = [{ text: first.text.slice(method.length).trim(), line: first.number }];
  if (lines[0]!.text === "") {
    lines.pop();
    for (const { text, number } of preamble.slice(index + 1, index + 5)) {
      if (text.length > MAX_LENGTH || (lines.length > 0 && stripBadges(text).rest !== "")) break;
      lines.push({ text, line: number });
    }
  }
  const found: { -readonly [K in keyof Badges]: Badges[K] } = {
    ...NOTHING,
    method: { value: method, line: first.number },
  };
  for (const { text, line } of lines) {
    const { rest, since, execution, authenticated } = stripBadges(text);
    if (rest !== "") found.tag ??= { value: rest, line };
    if (since !== undefined) found.since ??= { value: since, line };
    if (execution !== undefined) found.execution ??= { value: execution, line };
    if (authenticated !== undefined) found.authenticated ??= { value: authenticated, line };
  }
  if (found.since === undefined && found.execution === undefined && found.authenticated === undefined) {
    return undefined;
  }
  const own = first.text === method ? lines.length + 1 : 1;
  return { found, lines: own };
}

interface Stripped {
  readonly rest: string;
  readonly since?: string;
  readonly execution?: Execution;
  readonly authenticated?: boolean;
}

/** Takes the badges off the end of a text, whatever their order. */
function stripBadges(text: string, found: Omit<Stripped, "rest"> = {}): Stripped {
  const rest = text.trim();
  const authentication = AUTHENTICATION_LABELS.find(([label]) => rest.endsWith(label));
  if (authentication !== undefined) {
    const [label, authenticated] = authentication;
    return stripBadges(rest.slice(0, -label.length), { authenticated, ...found });
  }
  const running = EXECUTION_LABELS.find(([label]) => rest.endsWith(label));
  if (running !== undefined) {
    const [label, execution] = running;
    return stripBadges(rest.slice(0, -label.length), { execution, ...found });
  }
  const version = /v?(\d+(?:\.\d+){1,3})$/.exec(rest.slice(-20));
  if (version !== null) {
    const before = rest.slice(0, -version[0].length).trim();
    const label = SINCE_LABELS.find((word) => before.endsWith(word));
    if (label !== undefined)
      return stripBadges(before.slice(0, -label.length), { since: version[1]!, ...found });
  }
  return { rest, ...found };
}

function breadcrumb({ text, number }: Line): Located<readonly string[]> {
  const parts = text.split("/").map((part) => part.trim());
  return { value: parts.filter((part) => part !== ""), line: number };
}

function titleOf(lines: readonly Line[]): Pick<Heading, "title" | "description"> {
  const [title, ...rest] = lines;
  const description = rest.map(({ text }) => text).join(" ");
  return {
    title: title && { value: title.text, line: title.number },
    description: rest[0] && { value: description, line: rest[0].number },
  };
}
