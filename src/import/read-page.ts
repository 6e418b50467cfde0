import { asMapping } from "../load/mapping.ts";
import type { Json, Locale, Method } from "../model/model.ts";
import { readCurl } from "./curl.ts";
import { readHeading } from "./heading.ts";
import { readJsonExample } from "./json-example.ts";
import { type SectionKind, saysEmptyResult } from "./labels.ts";
import type { Line } from "./line.ts";
import type { Located, Page, PageDoubt, PageField, Vocabulary } from "./page.ts";
import type { Evidence } from "./row.ts";
import { readSections, type Section } from "./sections.ts";
import { readTree } from "./tree.ts";

/** Why a text is no page. */
export interface PageFault {
  readonly id: string;
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}

/**
 * Reads the text of a page, in whichever form it was copied. Never throws, and takes time in proportion to the
 * length of the text.
 *
 * @param file what to call the page
 */
export function readPage(
  file: string,
  text: string,
  vocabulary: Vocabulary,
): { readonly page: Page } | { readonly fault: PageFault } {
  if (text.length > MAX_LENGTH) return { fault: tooLong(text.length) };
  const { preamble, sections, secondPage } = readSections(text);
  const linesIn = (...kinds: readonly SectionKind[]): Line[] =>
    sections.filter(({ kind }) => kinds.includes(kind)).flatMap(({ lines }) => lines);

  const heading = readHeading(preamble);
  const endpoint = readEndpoint(linesIn("endpoint"));
  const curl = readCurl(linesIn("requestExample"));
  const response = readJsonExample(linesIn("responseExample"));
  const methods = [...(heading.method === undefined ? [] : [heading.method]), ...endpoint.methods];
  const method = methods[0]?.value ?? curl.example?.method;
  if (method === undefined || (endpoint.addresses.length === 0 && curl.example?.address === undefined)) {
    return { fault: noPage(sections) };
  }

  const inAddress = namesInAddresses([
    ...endpoint.addresses.map(({ value }) => value),
    curl.example?.address ?? "",
  ]);
  const evidenceOf = (example: Json | undefined, names: readonly string[]): Evidence => ({
    ...vocabulary,
    keys: new Set([...keysOf(example), ...names]),
  });
  const body = curl.example?.body?.value;
  const inBody = method === "GET" || method === "DELETE" ? inAddress : [];
  const trees = {
    path: readTree(linesIn("pathParameters"), evidenceOf(undefined, inAddress), undefined),
    query: readTree(linesIn("queryParameters"), evidenceOf(undefined, inAddress), undefined),
    body: readTree(linesIn("requestInputs", "bodyFields"), evidenceOf(body, inBody), body),
    response: readTree(
      linesIn("responses", "successResponse").filter(({ text }) => !/^200\b/.test(text)),
      evidenceOf(response.example?.value, ENVELOPE),
      response.example?.value,
    ),
  };
  const doubts: PageDoubt[] = [
    ...Object.values(trees).flatMap((tree) => tree.doubts),
    ...curl.doubts,
    ...response.doubts,
  ];
  if (secondPage !== undefined) {
    const message = "Another page begins here; only the first is read. Give each page a file of its own.";
    doubts.push({ id: "second-page", line: secondPage, message, choices: [] });
  }
  const responses = sections.find(({ kind }) => kind === "responses");
  const saidEmpty = linesIn("responses", "successResponse")
    .slice(0, 2)
    .find(({ text }) => saysEmptyResult(text));
  if (saidEmpty !== undefined && trees.response.fields.length + keysOf(response.example?.value).length > 0) {
    const message =
      "The page says that success carries nothing, and shows fields all the same; they are taken.";
    doubts.push({ id: "contradiction", line: saidEmpty.number, message, choices: [] });
  }
  const { method: _, ...claims } = heading;
  return {
    page: {
      ...claims,
      file,
      locale: localeOf(sections),
      operationId: identifierIn(linesIn("operationId")),
      methods,
      addresses: endpoint.addresses,
      pathParameters: trees.path.fields,
      queryParameters: trees.query.fields,
      body: trees.body.fields,
      response: trees.response.fields.length === 0 ? undefined : trees.response.fields,
      responseLine: responses?.line,
      emptyResult: emptyResultIn(linesIn("responses", "successResponse"), trees.response.fields),
      requestExample: curl.example,
      responseExample: response.example ?? readJsonExample(linesIn("successResponse")).example,
      doubts: doubts.sort((a, b) => a.line - b.line),
    },
  };
}

/** Many times the longest page, and still read at once. */
const MAX_LENGTH = 4_000_000;

function tooLong(length: number): PageFault {
  return {
    id: "no-page",
    line: 1,
    message: `This text has ${(length / 1e6).toFixed(1)} million characters, many times the length of a page.`,
    fix: "Copy the page alone.",
  };
}

/** What responses are wrapped in, also where no example shows it. */
const ENVELOPE: readonly string[] = ["success", "error", "inventory", "inventories"];

function noPage(sections: readonly Section[]): PageFault {
  return {
    id: "no-page",
    line: sections[0]?.line ?? 1,
    message:
      sections.length === 0
        ? "This is no page of the API Explorer: none of its labels is in it."
        : "This page has no endpoint, so it cannot be told which operation it is about.",
    fix: "Select the whole page in the browser, from the breadcrumb down to the change history, and copy it again.",
  };
}

const ADDRESS = /^(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)?\s*((?:https?:\/\/[^/\s]+)?\/\S+)$/;

function readEndpoint(lines: readonly Line[]): {
  readonly methods: readonly Located<Method>[];
  readonly addresses: readonly Located<string>[];
} {
  const methods: Located<Method>[] = [];
  const addresses: Located<string>[] = [];
  for (const { text, number } of lines) {
    const [, method, address] = ADDRESS.exec(text) ?? [];
    if (address === undefined) continue;
    if (method !== undefined) methods.push({ value: method as Method, line: number });
    addresses.push({ value: address.replace(/^https?:\/\/[^/]+/, ""), line: number });
  }
  // A query may be listed by the address of a single one first.
  const collection = addresses.find(({ value }) =>
    addresses.some((each) => each.value === `${value}/{uuid}`),
  );
  const others = addresses.filter((each) => each !== collection);
  return { methods, addresses: collection === undefined ? others : [collection, ...others] };
}

function namesInAddresses(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => [
    ...[...address.matchAll(/\{([\w.-]+)\}/g)].map(([, name = ""]) => name),
    ...queryNamesOf(address),
  ]);
}

/** The names of the query of an address. */
export function queryNamesOf(address: string): string[] {
  const query = address.split("?").slice(1).join("?");
  return query
    .split("&")
    .map((pair) => pair.split("=", 1)[0]!)
    .filter((name) => /^[\w.-]+$/.test(name));
}

function keysOf(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  return Object.entries(asMapping(value)).flatMap(([key, below]) => [key, ...keysOf(below)]);
}

/** The label of the next section may run into it, and the text of a button may come before. */
function identifierIn(lines: readonly Line[]): Located<string> | undefined {
  const found = lines.flatMap(({ text, number }) => {
    const value = /^([A-Za-z]\w{0,199}?)\s*(?:Permalink|永久链接)?$/.exec(text)?.[1];
    return value === undefined ? [] : [{ value, line: number }];
  });
  return found.find(({ value }) => /[a-z\d][A-Z]/.test(value)) ?? found[0];
}

function emptyResultIn(lines: readonly Line[], fields: readonly PageField[]): Located<true> | undefined {
  const found = fields.length > 0 ? undefined : lines.find(({ text }) => saysEmptyResult(text));
  return found && { value: true, line: found.number };
}

function localeOf(sections: readonly Section[]): Locale {
  const chinese = sections.filter(({ locale }) => locale === "zh-CN").length;
  return chinese * 2 > sections.length ? "zh-CN" : "en";
}
