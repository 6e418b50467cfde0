/**
 * Why servers cannot carry a query out. They write it as a text of ZQL and read that again, so what is no name there is
 * a mistake of syntax; then they look whether the inventory has what it names. All these are internal errors.
 *
 * @see QueryFacadeImpl.java, ZQL.g4, ZQLMetadata.java and OrderByVisitor.java
 */
import { propertiesOf } from "../../model/form.ts";
import type { JsonObject, SchemaModel } from "../../model/model.ts";
import type { SchemaIndex } from "../../model/schema-index.ts";
import { type ErrorCode, internalError, invalidArgument } from "../error-code.ts";
import { type Condition, NAMES, TAG_FIELDS } from "./condition.ts";
import { javaClassOf } from "./java-classes.ts";
import type { Query } from "./query.ts";

/** What is asked for. */
interface Target {
  readonly type: string;
  /** Whether they are just that: else they may have more fields. */
  readonly exact: boolean;
  readonly schemas: SchemaIndex;
  /** Those there are: they may have fields that the spec does not know. */
  readonly resources: readonly JsonObject[];
}

/** `undefined`: they carry it out. */
export function queryFault(query: Query, target: Target): ErrorCode | undefined {
  return filterFault(query) ?? syntaxFault(query, target) ?? fieldFault(query, target);
}

/** What a filter would do is known to modules that are not public alone. */
function filterFault({ filterName }: Query): ErrorCode | undefined {
  if (filterName === "") return undefined;
  return filterName.replace(/:+$/, "").includes(":")
    ? internalError(`unable to find QueryBelongFilter with type[${filterName}]`)
    : invalidArgument("filterName must be formatted as [filterType:condition(s)]");
}

/** A part of the text, and how it reads: names with dots, as they come in conditions, or one. */
interface Part {
  readonly text: string;
  readonly reads: "value" | "path" | "name" | "token";
}

function syntaxFault(query: Query, { type }: Target): ErrorCode | undefined {
  const parts = zqlOf(query, nameIn(type));
  const text = parts.map((part) => part.text).join("");
  let at = 0;
  for (const part of parts) {
    const fault = partFault(part, text, at);
    if (fault !== undefined) {
      const around = text.slice(Math.max(fault.at - 10, 0), Math.min(fault.at + 10, text.length - 1));
      return wrapped(
        "org.antlr.v4.runtime.misc.ParseCancellationException",
        `error ${fault.what} at line 1:${fault.at}, ${around}`,
      );
    }
    at += part.text.length;
  }
  return undefined;
}

/** The query as servers write it. */
function zqlOf(query: Query, name: string): Part[] {
  const { conditions, count, replyWithCount, fields, sort, limit, start } = query;
  const token = (text: string): Part => ({ text, reads: "token" });
  const where = conditions.flatMap((condition, index): Part[] => [
    token(index === 0 ? " where " : " and "),
    { text: condition.path.join("."), reads: "path" },
    token(` ${NAMES[condition.operator]}`),
    ...quoted(condition),
  ]);
  const named = (fields ?? []).flatMap((field, index): Part[] => [
    token(index === 0 ? "." : ","),
    { text: field, reads: fields?.length === 1 ? "path" : "name" },
  ]);
  const order = (sort === undefined ? [] : [sort]).flatMap(({ field, descending }): Part[] => [
    token(" order by "),
    { text: field, reads: "path" },
    token(descending ? " desc" : " asc"),
  ]);
  const target = token(`${count ? "count" : "query"} ${name}`);
  const total = replyWithCount && !count ? [token(" return with (total)")] : [];
  const page = token(` limit ${limit}${start === 0 ? "" : ` offset ${start}`}`);
  return [target, ...named, ...where, ...total, ...order, page];
}

function quoted({ operator, value }: Condition): Part[] {
  if (operator === "is null" || operator === "not null") return [];
  const isList = operator === "?=" || operator === "!?=";
  const escaped = `'${value.replace(/['\\]/g, "\\$&")}'`;
  const text = isList ? `(${escaped.replaceAll(",", "','")})` : escaped;
  return [
    { text: " ", reads: "token" },
    { text, reads: "value" },
  ];
}

function partFault(
  { text, reads }: Part,
  whole: string,
  at: number,
): { readonly what: string; readonly at: number } | undefined {
  if (reads === "token") return undefined;
  if (reads === "value") {
    // To ZQL an escaped quote ends the text like any other.
    if (!text.includes("\\'")) return undefined;
    const rest = whole.slice(at + text.length - 1);
    return { what: `token recognition error at: '${rest}'`, at: at + text.length - 1 };
  }
  const [read = ""] = (reads === "name" ? /^\w*/ : /^(?:\w+(?:\.\w+)*)?/).exec(text) ?? [];
  if (read === text && text !== "") return undefined;
  const rest = whole.slice(at + read.length);
  const [blanks = ""] = /^\s*/.exec(rest) ?? [];
  const [next = ""] = /^(?:is (?:not )?null|not (?:in|like)|\w+|\S)?/.exec(rest.slice(blanks.length)) ?? [];
  // A list of names that does not go on ends before its comma.
  if (read === "" && whole[at - 1] === ",") {
    return { what: "mismatched input ',' expecting {<EOF>, ';'}", at: at - 1 };
  }
  const what =
    read === ""
      ? `mismatched input '${next}' expecting {'(', ID}`
      : `no viable alternative at input '${read}${next}'`;
  return { what, at: at + read.length + blanks.length };
}

function fieldFault({ fields = [], conditions, sort }: Query, target: Target): ErrorCode | undefined {
  const { type, schemas } = target;
  const known = conditions.some(namesKind) ? undefined : fieldsOf(target);
  const has = (field: string) => known === undefined || known.has(field) || TAG_FIELDS.has(field);
  const missing = fields.find((field) => !has(field));
  if (missing !== undefined) {
    // Servers write the name of the variable.
    return wrapped(RUNTIME, `inventory[\${selfInventoryClass}] has no field[${missing}]`);
  }
  for (const { path } of conditions) {
    const [first = ""] = path;
    const lacking =
      path.length > 1
        ? missingInside(path, schemas.get(type), type, schemas)
        : has(first)
          ? undefined
          : { type, field: first };
    if (lacking !== undefined) {
      const name = javaClassOf(lacking.type) ?? lacking.type;
      return wrapped(RUNTIME, `inventory class[class ${name}] not having field[${lacking.field}]`);
    }
  }
  return sort && sortFault(sort.field, type, has);
}

function sortFault(field: string, type: string, has: (field: string) => boolean): ErrorCode | undefined {
  const [entity = "", ...rest] = field.split(".");
  if (rest.length > 0) {
    return entity.toLowerCase() === nameIn(type)
      ? undefined
      : wrapped("java.lang.RuntimeException", `cannot find inventory with name[${entity}]`);
  }
  return has(field)
    ? undefined
    : wrapped(
        "org.zstack.zql.ast.visitors.ZQLError",
        `invalid order by clause, inventory[${type}] doesn't have field[${field}]`,
      );
}

/** Whether a condition makes servers look at resources of a kind, which have fields of their own. @see TypeField.java */
function namesKind({ path, operator }: Condition): boolean {
  return (
    operator === "=" && path.length === 1 && /^(?:type|hypervisorType|applianceVmType)$/.test(path[0] ?? "")
  );
}

/** What the inventory has, as far as anything is known of it. */
function fieldsOf({ type, exact, schemas, resources }: Target): ReadonlySet<string> | undefined {
  const properties = exact ? (propertiesOf(schemas.get(type), schemas) ?? []) : [];
  if (properties.length === 0) return undefined;
  return new Set([...properties.map(({ name }) => name), ...resources.flatMap(Object.keys)]);
}

/** The last step of a path that leads through the inventory's own parts; where it leads elsewhere, it is not known. */
function missingInside(
  [step = "", ...rest]: readonly string[],
  schema: SchemaModel | undefined,
  type: string,
  schemas: SchemaIndex,
): { readonly type: string; readonly field: string } | undefined {
  const properties = propertiesOf(schema, schemas) ?? [];
  const property = properties.find(({ name }) => name === step);
  if (rest.length === 0) {
    return property === undefined && properties.length > 0 && !TAG_FIELDS.has(step)
      ? { type, field: step }
      : undefined;
  }
  const inner = property?.schema.kind === "array" ? property.schema.items : property?.schema;
  return inner?.kind === "ref"
    ? missingInside(rest, schemas.get(inner.name), inner.name, schemas)
    : undefined;
}

/** What ZQL calls an inventory. */
function nameIn(type: string): string {
  return type.toLowerCase().replace(/inventory$/, "");
}

const RUNTIME = "org.zstack.header.exception.CloudRuntimeException";

/** Whatever goes wrong in a query is told with the class of its exception. */
function wrapped(exception: string, message: string): ErrorCode {
  return internalError(`${exception}: ${message}`);
}
