/**
 * What a page claims of an operation, put in order: what all pages are known to get wrong is set right here, and
 * told in `corrections`.
 */
import { isMapping } from "../load/mapping.ts";
import { TAG_PROPERTIES } from "../model/envelope.ts";
import type { Json, Method } from "../model/model.ts";
import { functionNameOf } from "../model/names.ts";
import type { Finding } from "./finding.ts";
import { pathOf } from "./identify.ts";
import { javaTypeOf } from "./java-type.ts";
import type { Located, Page, PageField } from "./page.ts";
import { queryNamesOf } from "./read-page.ts";

export interface Claims {
  readonly method: Method;
  /** Without its query. */
  readonly path: string;
  readonly pathParameters: readonly PageField[];
  readonly queryParameters: readonly PageField[];
  /** The field that holds params, with them as its children; `undefined` when the page shows none. */
  readonly wrapper: PageField | undefined;
  /** The fields beside the tags: those of the wrapper, or the body's own. */
  readonly params: readonly PageField[];
  readonly tags: readonly PageField[];
  /** Whether the page has a request body at all. */
  readonly hasBody: boolean;
  readonly response: readonly PageField[] | undefined;
  readonly corrections: readonly Finding[];
}

export function claimsOf(page: Page, operationId: string): Claims {
  const corrections: Finding[] = [];
  const address = page.addresses[0]?.value ?? page.requestExample?.address ?? "";
  const method = (page.methods[0]?.value ?? page.requestExample?.method ?? "GET") as Method;
  const example = page.requestExample?.body;
  const body = withExample(page.body, example?.value, example?.line ?? 0);
  const inQuery = method === "GET" || method === "DELETE" || method === "HEAD";
  if (inQuery && body.length > 0) {
    const names = body.map(({ name }) => `\`${name}\``).join(", ");
    corrections.push(
      correction(
        "query-in-body",
        body[0]!.line,
        `The page puts ${names} into the body of a ${method}; servers read the query.`,
      ),
    );
  }
  const wrapper = inQuery ? undefined : wrapperIn(body, operationId);
  const rest = inQuery ? [] : body.filter((field) => field !== wrapper && !TAG_PROPERTIES.has(field.name));
  return {
    method,
    path: pathOf(address),
    pathParameters: pathParametersOf(page, pathOf(address)),
    queryParameters: queryParametersOf(page, inQuery ? body : []),
    wrapper,
    params: wrapper === undefined ? rest : [...wrapper.children, ...rest],
    tags: inQuery ? [] : body.filter(({ name }) => TAG_PROPERTIES.has(name)),
    hasBody: !inQuery && body.length > 0,
    response: mendLostLevel(page.response, corrections),
    corrections,
  };
}

function correction(id: string, line: number, message: string): Finding {
  return { id, known: true, line, location: undefined, message };
}

/** The only object beside the tags, or what is called like the operation. */
function wrapperIn(body: readonly PageField[], operationId: string): PageField | undefined {
  const fields = body.filter(({ name }) => !TAG_PROPERTIES.has(name));
  const names = [functionNameOf(operationId).toLowerCase(), "params", "param"];
  const named = fields.find(({ name, type }) => names.includes(name.toLowerCase()) && isObject(type));
  const [only] = fields;
  return (
    named ?? (fields.length === 1 && isObject(only!.type) && only!.children.length > 0 ? only : undefined)
  );
}

function isObject(type: string): boolean {
  return type === "" || javaTypeOf(type).kind === "object";
}

/** The rows, and what only the example shows. */
function withExample(rows: readonly PageField[], example: Json | undefined, line: number): PageField[] {
  if (!isMapping(example)) return [...rows];
  const listed = new Set(rows.map(({ name }) => name));
  const shown = Object.entries(example).filter(([name]) => !listed.has(name));
  return [
    ...rows.map((row) =>
      row.values === undefined
        ? { ...row, children: withExample(row.children, itemOf(example[row.name]), line) }
        : row,
    ),
    ...shown.map(([name, value]) => ({
      ...bareField(name, line),
      type: Array.isArray(value) ? "List" : isMapping(value) ? "Object" : "",
      children: withExample([], itemOf(value), line),
    })),
  ];
}

function itemOf(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** A field that a page shows without saying anything of it. */
export function bareField(name: string, line: number): PageField {
  const unknown = { type: "", required: false, description: "", children: [], values: undefined };
  return { ...unknown, name, line, listed: false };
}

function pathParametersOf(page: Page, path: string): PageField[] {
  const line = page.addresses[0]?.line ?? page.requestExample?.line ?? 1;
  const inPath = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const listed = new Set(page.pathParameters.map(({ name }) => name));
  const missing = inPath.filter((name) => !listed.has(name));
  return [
    ...page.pathParameters,
    ...missing.map((name) => ({ ...bareField(name, line), required: true, type: "String" })),
  ];
}

function queryParametersOf(page: Page, body: readonly PageField[]): PageField[] {
  const fields = new Map([...page.queryParameters, ...body].map((field) => [field.name, field]));
  const mentions: Located<string>[] = [...page.addresses];
  if (page.requestExample?.address !== undefined) {
    mentions.push({ value: page.requestExample.address, line: page.requestExample.line });
  }
  for (const { value, line } of mentions) {
    for (const name of queryNamesOf(value)) if (!fields.has(name)) fields.set(name, bareField(name, line));
  }
  return [...fields.values()];
}

/** Some pages lose a level: fields of the payload stand under `error`, which has none of its own. */
function mendLostLevel(
  response: readonly PageField[] | undefined,
  corrections: Finding[],
): readonly PageField[] | undefined {
  const error = response?.find(({ name, type }) => name === "error" && type === "ErrorCode");
  const payload = response?.find(({ name }) => name === "inventory" || name === "inventories");
  if (response === undefined || error === undefined || payload === undefined) return response;
  if (error.children.length === 0 || error.children.some(({ name }) => name === "code")) return response;
  const own = new Set(payload.children.map(({ name }) => name));
  const moved = error.children.filter(({ name }) => !own.has(name));
  corrections.push(
    correction(
      "lost-level",
      error.line,
      `The tree has lost a level: what stands under \`error\` is no part of an error, and is taken for fields of \`${payload.name}\`.`,
    ),
  );
  return response.map((field) => {
    if (field === error) return { ...error, children: [] };
    return field === payload ? { ...payload, children: [...payload.children, ...moved] } : field;
  });
}
