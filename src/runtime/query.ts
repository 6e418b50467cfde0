import { writeAddress } from "./address.ts";
import type { CallOptions } from "./call-options.ts";
import type { Client } from "./client.ts";
import { ZStackConfigError, ZStackDecodeError } from "./errors.ts";
import type { CallArguments } from "./operation.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { type Row, type Walk, type WireParams, walk } from "./query-walk.ts";
import { conditionsOf, type FieldOf, isField, type WhereOf } from "./query-where.ts";
import type { ErrorContext } from "./zstack-error.ts";

/** What every query takes. */
export interface QueryParamsOf<T> {
  /** What resources must be like, field by field. Default: all that the caller may see. */
  readonly where?: WhereOf<T> | undefined;
  /** Conditions as servers read them, such as `state=Running`; those of `where` go with them. All must hold. */
  readonly q?: readonly string[] | undefined;
  /** The field to sort by: `-createDate` descending, `createDate` or `+createDate` ascending. Servers take one. */
  readonly sort?: `${"" | "+" | "-"}${FieldOf<T>}` | undefined;
  /** The fields to answer with, one at least; the result has no others. Default: all. */
  readonly fields?: readonly FieldOf<T>[] | undefined;
  /** How many to answer with at most. Default: 1000, which is the servers'; `each` has no limit of its own. */
  readonly limit?: number | undefined;
  /** How many to leave out at the beginning. Default: 0. */
  readonly start?: number | undefined;
}

/** One page of what was asked for. */
export interface QueryPage<T> {
  /** Those on this page. */
  readonly inventories: T[];
  /** How many there are on all pages. */
  readonly total: number;
}

/** How to go through all of what was asked for. The other options are those of every request. */
export interface QueryEachOptions extends CallOptions {
  /** How many resources to ask for at once, 1 or more. Default: 500. */
  readonly pageSize?: number | undefined;
}

/** What is left of an inventory when these fields were asked for. */
type Selected<T, F> = unknown extends T
  ? T
  : T extends T
    ? [keyof T] extends [F]
      ? T
      : Pick<T, F & keyof T>
    : never;

/** The arguments of a query: whether params may be left out depends on `P` alone, and `F` is read from them. */
type QueryArguments<P extends object, F, O = CallOptions> =
  Record<never, never> extends P
    ? [params?: (P & FieldsOf<F>) | undefined, options?: O | undefined]
    : [params: P & FieldsOf<F>, options?: O | undefined];

interface FieldsOf<F> {
  readonly fields?: readonly F[] | undefined;
}

/**
 * An operation that asks for resources of one kind, `T`. The call resolves to the list, which has 1000 resources at most
 * unless `limit` says otherwise.
 */
export interface QueryOperation<P extends object, T> {
  <F extends FieldOf<T> = FieldOf<T>>(
    client: Client,
    ...args: QueryArguments<P, F>
  ): Promise<Selected<T, F>[]>;
  /** The list together with how many there are in all, whatever `limit` and `start` say. */
  page<F extends FieldOf<T> = FieldOf<T>>(
    client: Client,
    ...args: QueryArguments<P, F>
  ): Promise<QueryPage<Selected<T, F>>>;
  /** How many there are. `limit`, `start`, `sort` and `fields` make no difference. */
  count(client: Client, ...args: CallArguments<P>): Promise<number>;
  /** All of them, one after the other: see {@link BoundQueryOperation.each}. */
  each<F extends FieldOf<T> = FieldOf<T>>(
    client: Client,
    ...args: QueryArguments<P, F, QueryEachOptions>
  ): AsyncGenerator<Selected<T, F>, void, undefined>;
  readonly spec: OperationSpec;
}

/** A {@link QueryOperation} that has its client. */
export interface BoundQueryOperation<P extends object, T> {
  <F extends FieldOf<T> = FieldOf<T>>(...args: QueryArguments<P, F>): Promise<Selected<T, F>[]>;
  /** The list together with how many there are in all, whatever `limit` and `start` say. */
  page<F extends FieldOf<T> = FieldOf<T>>(...args: QueryArguments<P, F>): Promise<QueryPage<Selected<T, F>>>;
  /** How many there are. `limit`, `start`, `sort` and `fields` make no difference. */
  count(...args: CallArguments<P>): Promise<number>;
  /**
   * All of them, one after the other, asked for page by page as the loop goes on; `limit` bounds how many in all.
   *
   * By default they come by uuid, and a page begins after the last uuid of the one before: what is there from the first
   * request to the last comes once, whatever else comes and goes meanwhile. With another `sort`, whose ties servers put
   * in any order, the first request is for the uuids of all in that order, and the pages for those: what comes later is
   * not seen, and what is gone or no longer as asked for is left out. Resources without a uuid are all asked for at once.
   *
   * @throws ZStackConfigError at once, for params that servers would read otherwise; all else as the loop goes on.
   */
  each<F extends FieldOf<T> = FieldOf<T>>(
    ...args: QueryArguments<P, F, QueryEachOptions>
  ): AsyncGenerator<Selected<T, F>, void, undefined>;
}

/** What the runtime knows of a query. */
export interface QuerySpec extends OperationSpec {
  /** Whether its inventories have a uuid. Absent: the spec does not say, and `each` looks at one. */
  readonly hasUuid?: boolean;
}

/** Makes the callable of a query. */
export function queryOperation<P extends object, T>({
  hasUuid,
  ...described
}: QuerySpec): QueryOperation<P, T> {
  const spec: OperationSpec = { ...described, address: writeAddress };
  const prepare = (client: Client, params: object): Prepared => {
    const { id: operationId, method, path } = spec;
    const context = { operationId, method, url: client.endpoint + path };
    try {
      return { context, ...readParams(params) };
    } catch (error) {
      throw new ZStackConfigError(error instanceof Error ? error.message : String(error), context);
    }
  };

  const list = async (client: Client, params: object = {}, options?: CallOptions): Promise<unknown> => {
    const { fields, wire } = prepare(client, params);
    return client.call(narrowed(spec, fields), withFields(wire, fields), options);
  };

  const page = async (client: Client, params: object = {}, options?: CallOptions): Promise<unknown> => {
    const { fields, wire, context } = prepare(client, params);
    const { shape, ...described } = narrowed(spec, fields);
    const envelope: OperationSpec = {
      ...described,
      result: true,
      ...(shape && {
        shape: async () => ({
          required: ["inventories", "total"],
          open: true,
          fields: { inventories: await shape() },
        }),
      }),
    };
    const asked = { ...withFields(wire, fields), replyWithCount: true };
    const { inventories, total } = await client.call<{ inventories?: unknown; total?: unknown }>(
      envelope,
      asked,
      options,
    );
    return { inventories: listIn(inventories, context), total: totalIn(total, context) };
  };

  const count = async (client: Client, params: object = {}, options?: CallOptions): Promise<number> => {
    const { wire, context } = prepare(client, params);
    const { limit, start, sort, ...rest } = withFields(wire, undefined) as WireParams;
    const { shape, ...described } = spec;
    const total = await client.call({ ...described, result: "total" }, { ...rest, count: true }, options);
    return totalIn(total, context);
  };

  const each = (client: Client, params: object = {}, options: QueryEachOptions = {}): AsyncGenerator<Row> => {
    const { fields, wire, context } = prepare(client, params);
    const { pageSize, ...call } = options;
    const ask: Walk["ask"] = async (more, wanted) =>
      listIn(
        await client.call(narrowed(spec, wanted), withFields({ ...wire, ...more }, wanted), call),
        context,
      );
    return walk({ ask, hasUuid, fields, wire, pageSize, context, signal: call.signal });
  };
  // What the overall type says of `fields` and results, no implementation could be checked for.
  return Object.assign(list, { page, count, each, spec }) as unknown as QueryOperation<P, T>;
}

/** The params of a query, read. */
interface Prepared {
  readonly fields: readonly string[] | undefined;
  /** All but `fields`, as servers take them. */
  readonly wire: WireParams;
  readonly context: ErrorContext;
}

/** @throws TypeError for what servers would read otherwise. */
function readParams(params: object): Omit<Prepared, "context"> {
  const { where = {}, ...wire } = params as QueryParamsOf<unknown>;
  const { q = [], fields, sort } = wire;
  if (!(Array.isArray(q) && q.every((text) => typeof text === "string"))) {
    throw new TypeError('"q" must be a list of texts');
  }
  if (fields && !(fields.length > 0 && fields.every(isField))) {
    throw new TypeError('"fields" must be a list of names, one at least');
  }
  if (sort !== undefined && !isField(String(sort).replace(/^[+-]/, ""))) {
    throw new TypeError('"sort" must be the name of a field, after "-" for a descending order');
  }
  return { fields, wire: { ...wire, q: [...q, ...conditionsOf(where)] } };
}

/** Of repeated parameters servers read the first: names go into one. */
function withFields(wire: WireParams, fields: readonly string[] | undefined): object {
  return { ...wire, fields: fields?.join() };
}

/** The spec of a query for these fields: others are not missing from its answer. */
function narrowed(spec: OperationSpec, fields: readonly string[] | undefined): OperationSpec {
  const { shape } = spec;
  if (!shape || !fields) return spec;
  return {
    ...spec,
    shape: async () => {
      const { items } = await shape();
      const row = typeof items === "function" ? items() : items;
      if (!row) return {};
      const { required = [], optional = [] } = row;
      return {
        items: {
          ...row,
          required: required.filter((name) => fields.includes(name)),
          optional: [...required, ...optional],
        },
      };
    },
  };
}

function listIn(value: unknown, context: ErrorContext): Row[] {
  if (Array.isArray(value)) return value;
  throw new ZStackDecodeError('the answer has no list "inventories"', context, "$.inventories");
}

function totalIn(value: unknown, context: ErrorContext): number {
  if (typeof value === "number") return value;
  throw new ZStackDecodeError('the answer has no number "total"', context, "$.total");
}
