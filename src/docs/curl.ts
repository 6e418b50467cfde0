import type { Json, OperationModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { exampleRequest } from "./example-request.ts";
import { compactJson, prettyJson } from "./json-text.ts";

/** Where jobs are polled, as on the wire. */
export const JOB_ADDRESS = "/zstack/v1/api-jobs/{uuid}";

/** The request as the official page prints it, on one line, with params under `key`. */
export function curlRequest(
  operation: OperationModel,
  key: string | undefined,
  schemas: SchemaIndex,
): string {
  return curlWords(operation, key, schemas, compactJson).flat().join(" ");
}

/** The same request with an option per line and its JSON laid out. */
export function curlLines(operation: OperationModel, key: string | undefined, schemas: SchemaIndex): string {
  return curlWords(operation, key, schemas, prettyJson)
    .map((words) => words.join(" "))
    .join(" \\\n  ");
}

/** The words of the command, those of one option together. */
function curlWords(
  operation: OperationModel,
  key: string | undefined,
  schemas: SchemaIndex,
  json: (value: Json) => string,
): string[][] {
  const { method, target, headers, cookies, body } = exampleRequest(operation, key, schemas);
  return [
    ["curl", `-X ${method}`, quoted(`http://{host}${target}`)],
    ...headers.map(([name, value]) => ["-H", quoted(`${name}: ${value}`)]),
    ...(cookies === "" ? [] : [["-b", quoted(cookies)]]),
    ...(body === undefined ? [] : [["-d", singleQuoted(json(body))]]),
  ];
}

/** The request that asks for a job; servers answer it without authentication. */
export function curlPoll(): string {
  return `curl -X GET ${quoted(`http://{host}${JOB_ADDRESS}`)}`;
}

/** A word for a POSIX shell: within single quotes only the single quote itself has a meaning. */
function quoted(text: string): string {
  return singleQuoted(text.replace(/[\r\n]+/g, " "));
}

/** The same, line ends and all. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
