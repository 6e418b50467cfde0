import type { Json, OperationModel, ParameterModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { bodyProperties } from "./body-shape.ts";
import { compactJson } from "./json-text.ts";
import { placeholder, placeholders } from "./placeholder.ts";

/** Where jobs are polled, as on the wire. */
export const JOB_ADDRESS = "/zstack/v1/api-jobs/{uuid}";

/** The address of an operation as it goes on the wire, with its path parameters in braces. */
export function addressOf(operation: OperationModel): string {
  return operation.path.startsWith("/zstack/") ? operation.path : `/zstack${operation.path}`;
}

/** The request as the official page prints it, on one line, with params under `key`. */
export function curlRequest(
  operation: OperationModel,
  key: string | undefined,
  schemas: SchemaIndex,
): string {
  const { body } = operation;
  const required = operation.parameters.filter((parameter) => parameter.required);
  const of = (place: ParameterModel["in"]) => required.filter((parameter) => parameter.in === place);
  const query = of("query").map((parameter) => queryPart(parameter, schemas));
  const words = [
    "curl",
    `-X ${operation.method}`,
    quoted(
      `http://{host}${safeAddress(addressOf(operation))}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    ),
  ];
  const header = (text: string) => words.push("-H", quoted(text));
  if (operation.authenticated) header("Authorization: OAuth {sessionUuid}");
  for (const parameter of of("header")) header(`${parameter.name}: ${textOf(parameter, schemas)}`);
  const cookies = of("cookie").map((parameter) => `${parameter.name}=${textOf(parameter, schemas)}`);
  if (cookies.length > 0) words.push("-b", quoted(cookies.join("; ")));
  if (body !== undefined) {
    header("Content-Type: application/json;charset=UTF-8");
    const value =
      key === undefined && body.params !== undefined
        ? placeholder(body.params, "body", schemas, [])
        : placeholders(bodyProperties(body, key, schemas), schemas);
    words.push("-d", quoted(compactJson(value)));
  }
  return words.join(" ");
}

/** The request that asks for a job; servers answer it without authentication. */
export function curlPoll(): string {
  return `curl -X GET ${quoted(`http://{host}${JOB_ADDRESS}`)}`;
}

/** A word for a POSIX shell: within single quotes only the single quote itself has a meaning. */
export function quoted(text: string): string {
  return `'${text.replace(/[\r\n]+/g, " ").replaceAll("'", `'\\''`)}'`;
}

function queryPart(parameter: ParameterModel, schemas: SchemaIndex): string {
  return `${safeAddress(parameter.name)}=${safeAddress(textOf(parameter, schemas))}`;
}

/** A placeholder as bare text; of a list, its one element, since lists repeat their key. */
function textOf(parameter: ParameterModel, schemas: SchemaIndex): string {
  const value: Json = placeholder(parameter.schema, parameter.name, schemas, []);
  const single: Json | undefined = Array.isArray(value) ? value[0] : value;
  return typeof single === "string" ? single : compactJson(single ?? null);
}

/** Keeps braces and angle brackets, which mark what the reader fills in. */
function safeAddress(text: string): string {
  return text.replace(/[^\p{L}\p{N}/{}<>._~:@!$*,;()'-]/gu, (char) =>
    /\p{Cs}/u.test(char) ? "%EF%BF%BD" : encodeURIComponent(char),
  );
}
