import { ZStackConfigError, ZStackDecodeError } from "./errors.ts";
import { conditionOf } from "./query-where.ts";
import type { ErrorContext } from "./zstack-error.ts";

export interface Row {
  uuid?: unknown;
}

/** Params of a query as servers take them. */
export interface WireParams {
  readonly q: readonly string[];
  readonly sort?: string | undefined;
  readonly limit?: number | undefined;
  readonly start?: number | undefined;
}

/** What to go through, and how to ask for parts of it. */
export interface Walk {
  /** Asks for a list: with the params of the query but for these, and for these fields or all. */
  ask(params: Partial<WireParams>, fields: readonly string[] | undefined): Promise<Row[]>;
  /** Absent: nobody knows. */
  readonly hasUuid: boolean | undefined;
  /** What the caller wants of each; absent: everything. */
  readonly fields: readonly string[] | undefined;
  readonly wire: WireParams;
  readonly pageSize: number | undefined;
  readonly signal: AbortSignal | undefined;
  readonly context: ErrorContext;
}

/** The largest `limit` that servers read. */
const NO_LIMIT = 2 ** 31 - 1;
const PAGE_SIZE = 500;

/** How many uuids are put into an address: servers take 8 kB, headers included. */
const LISTED = 100;

/**
 * All that a query finds, one by one. See `BoundQueryOperation.each` for the order, and for what comes and goes.
 *
 * @throws ZStackConfigError at once, for a limit or a page that is no whole number.
 */
export function walk({ pageSize = PAGE_SIZE, ...rest }: Walk): AsyncGenerator<Row, void, undefined> {
  const { wire, context } = rest;
  const { limit = NO_LIMIT } = wire;
  checkWhole("pageSize", pageSize, 1, context);
  checkWhole("limit", limit, 0, context);
  return rows({ ...rest, pageSize, wire: { ...wire, limit } });
}

interface CheckedWalk extends Walk {
  readonly pageSize: number;
  readonly wire: WireParams & { readonly limit: number };
}

async function* rows(all: CheckedWalk): AsyncGenerator<Row, void, undefined> {
  const { fields, wire, signal } = all;
  if (wire.limit === 0) return;
  const hasUuid = all.hasUuid ?? (await looksKeyed(all));
  // Without uuid, a row would not be told from its neighbour.
  const isKeyed = hasUuid && fields?.includes("uuid") === false;
  const found = hasUuid ? keyed({ ...all, fields: isKeyed ? [...fields, "uuid"] : fields }) : atOnce(all);
  for await (const row of found) {
    signal?.throwIfAborted();
    if (isKeyed) delete row.uuid;
    yield row;
  }
}

/** Whether what is asked for has uuids, by one of them. */
async function looksKeyed({ ask }: CheckedWalk): Promise<boolean> {
  const [first] = await ask({ sort: undefined, start: undefined, limit: 1 }, undefined);
  return first !== undefined && typeof first.uuid === "string";
}

function keyed(all: CheckedWalk): AsyncGenerator<Row, void, undefined> {
  const [, sign, field] = /^([+-]?)(.*)$/.exec(all.wire.sort ?? "uuid") ?? [];
  return field === "uuid" ? byUuid(all, sign === "-") : inOrder(all);
}

async function* atOnce({ ask, fields, wire: { limit } }: CheckedWalk): AsyncGenerator<Row, void, undefined> {
  yield* await ask({ limit }, fields);
}

/** Each page from the uuid on that was the last: what is gone by then moves no other out of sight. */
async function* byUuid(
  { ask, fields, wire: { q, start, limit }, pageSize, context }: CheckedWalk,
  descending: boolean,
): AsyncGenerator<Row, void, undefined> {
  let last: string | undefined;
  for (let left = limit; left > 0; ) {
    const size = Math.min(pageSize, left);
    const page = await ask(
      {
        q: last === undefined ? q : [...q, conditionOf("uuid", descending ? "lt" : "gt", last)],
        sort: descending ? "-uuid" : "uuid",
        start: last === undefined ? start : undefined,
        limit: size,
      },
      fields,
    );
    const uuid = page.length > 0 ? uuidOf(page.at(-1), context) : undefined;
    if (uuid === last) {
      if (uuid === undefined) return;
      throw new ZStackDecodeError("the server answers the same page again", context);
    }
    yield* page;
    if (page.length < size) return;
    left -= page.length;
    last = uuid;
  }
}

/** In the order that the uuids had at first. Ties may come in another one with every request, so there is one. */
async function* inOrder({
  ask,
  fields,
  wire: { q, sort, start, limit },
  pageSize,
  context,
}: CheckedWalk): AsyncGenerator<Row, void, undefined> {
  const known = await ask({ sort, start, limit }, ["uuid"]);
  const uuids = known.map((row) => uuidOf(row, context));
  const size = Math.min(pageSize, LISTED);
  for (let at = 0; at < uuids.length; at += size) {
    const wanted = uuids.slice(at, at + size);
    const page = await ask(
      {
        q: [...q, conditionOf("uuid", "in", wanted)],
        sort: undefined,
        start: undefined,
        limit: wanted.length,
      },
      fields,
    );
    const byUuid = new Map(page.map((row) => [row.uuid, row]));
    for (const uuid of wanted) {
      const row = byUuid.get(uuid);
      if (row) yield row;
    }
  }
}

function uuidOf(row: Row | undefined, context: ErrorContext): string {
  if (typeof row?.uuid === "string") return row.uuid;
  throw new ZStackDecodeError('an inventory has no "uuid" to go on from', context);
}

function checkWhole(name: string, value: unknown, least: number, context: ErrorContext): void {
  if (Number.isSafeInteger(value) && (value as number) >= least) return;
  throw new ZStackConfigError(`"${name}" must be a whole number, ${least} or greater`, context);
}
