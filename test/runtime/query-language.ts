/** A collection that is asked as ZStack servers are, written from what their source does and not from ours. */
import type { Reply, Seen } from "./server.ts";

/** In the order in which servers look for them. */
const OPERATORS = ["!=", ">=", "<=", "!?=", "!~=", "~=", "?=", "=", ">", "<", "is null", "not null"] as const;

export interface ReadCondition {
  readonly field: string;
  readonly operator: (typeof OPERATORS)[number];
  readonly value: string | undefined;
}

/** What a server makes of one `q`; undefined: it refuses it. */
export function readCondition(text: string): ReadCondition | undefined {
  const operator = OPERATORS.find((each) => text.includes(each));
  if (operator === undefined) return undefined;
  const parts = splitByWholeSeparator(text, operator);
  if (operator.endsWith("null")) return { field: (parts[0] ?? "").trim(), operator, value: undefined };
  // What follows is put between apostrophes, as it is.
  return parts.length === 2 && !parts[1]!.includes("'")
    ? { field: parts[0]!.trim(), operator, value: parts[1]! }
    : undefined;
}

/** As in Commons Lang, into two at most: separators that stand next to each other, or first, are one. */
function splitByWholeSeparator(text: string, separator: string): string[] {
  const parts: string[] = [];
  for (let from = 0; ; ) {
    const at = text.indexOf(separator, from);
    if (at === -1) return [...parts, text.slice(from)];
    if (at > from) {
      if (parts.length === 1) return [...parts, text.slice(from)];
      parts.push(text.slice(from, at));
    }
    from = at + separator.length;
    if (from >= text.length && at === text.length - separator.length && parts.length === 1)
      return [...parts, ""];
  }
}

export interface Resource {
  readonly uuid?: string;
  readonly [field: string]: unknown;
}

/** Answers a query of what is there at the time. Ties come in another order every time, as databases may have it. */
export function collection(resources: () => readonly Resource[]): (seen: Seen) => Reply {
  let turn = 0;
  return ({ query }) => {
    turn++;
    const conditions = query.getAll("q").map((text) => readCondition(text));
    if (conditions.includes(undefined)) return { status: 400, body: "Invalid query parameter." };
    const met = resources().filter((resource) => conditions.every((one) => meets(resource, one!)));
    if (query.get("count") === "true") return { body: { total: met.length, schema: {} } };
    const [, sign, field = ""] = /^([+-]?)(.*)$/.exec(query.get("sort") ?? "") ?? [];
    if (field !== "" && resources().some((resource) => !(field in resource))) {
      return {
        status: 503,
        body: { error: { code: "SYS.1006", details: `inventory has no field[${field}]` } },
      };
    }
    const turned = turn % 2 === 0 ? met.toReversed() : met;
    const sorted = turned.toSorted(
      (a, b) => compare(textOf(a[field]), textOf(b[field])) * (sign === "-" ? -1 : 1),
    );
    const start = Number(query.get("start") ?? 0);
    const page = sorted.slice(start, start + Number(query.get("limit") ?? 1000));
    const fields = query.get("fields")?.split(",");
    return {
      body: {
        inventories: page.map((one) =>
          fields ? Object.fromEntries(Object.entries(one).filter(([name]) => fields.includes(name))) : one,
        ),
        ...(query.get("replyWithCount") === "true" && { total: met.length }),
        schema: {},
      },
    };
  };
}

function meets(resource: Resource, { field, operator, value = "" }: ReadCondition): boolean {
  const found = resource[field];
  if (operator === "is null") return found == null;
  if (operator === "not null") return found != null;
  if (found == null) return false;
  const order = compare(textOf(found), value.toLowerCase());
  const isListed = value.toLowerCase().split(",").includes(textOf(found));
  const like = new RegExp(`^${value.toLowerCase().replaceAll("%", ".*").replaceAll("_", ".")}$`, "s");
  return {
    "=": order === 0,
    "!=": order !== 0,
    ">": order > 0,
    ">=": order >= 0,
    "<": order < 0,
    "<=": order <= 0,
    "?=": isListed,
    "!?=": !isListed,
    "~=": like.test(textOf(found)),
    "!~=": !like.test(textOf(found)),
  }[operator];
}

/** MySQL compares without case. */
function textOf(value: unknown): string {
  return String(value ?? "").toLowerCase();
}

function compare(a: string, b: string): number {
  const isNumber = /^\d+$/.test(a) && /^\d+$/.test(b);
  if (isNumber) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}
