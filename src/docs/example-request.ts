import type { BodyModel, Json, OperationModel, ParameterModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { JSON_TYPE } from "../runtime/json.ts";
import { bodyProperties } from "./body-shape.ts";
import { compactJson } from "./json-text.ts";
import { placeholder, placeholders } from "./placeholder.ts";

/** A request with placeholders for what the caller fills in, before it is spelled for curl or as HTTP. */
export interface ExampleRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The Cookie header, empty when there is none. */
  readonly cookies: string;
  /** `undefined`: no body. */
  readonly body: Json | undefined;
}

/** The address of an operation as it goes on the wire, with its path parameters in braces. */
export function addressOf(operation: OperationModel): string {
  return operation.path.startsWith("/zstack/") ? operation.path : `/zstack${operation.path}`;
}

/** A request with everything required, and with params under `key`. */
export function exampleRequest(
  operation: OperationModel,
  key: string | undefined,
  schemas: SchemaIndex,
): ExampleRequest {
  const { method, body, authenticated } = operation;
  const required = operation.parameters.filter((parameter) => parameter.required);
  const of = (place: ParameterModel["in"]) => required.filter((parameter) => parameter.in === place);
  const query = of("query").map((parameter) => queryPart(parameter, schemas));
  const headers = of("header").map((parameter): [string, string] => [
    parameter.name,
    textOf(parameter, schemas),
  ]);
  if (authenticated) headers.unshift(["Authorization", "OAuth {sessionUuid}"]);
  if (body !== undefined) headers.push(["Content-Type", JSON_TYPE]);
  const cookies = of("cookie").map((parameter) => `${parameter.name}=${textOf(parameter, schemas)}`);
  return {
    method,
    target: `${safeAddress(addressOf(operation))}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    headers,
    cookies: cookies.join("; "),
    body: body && exampleBody(body, key, schemas),
  };
}

function exampleBody(body: BodyModel, key: string | undefined, schemas: SchemaIndex): Json {
  return key === undefined && body.params !== undefined
    ? placeholder(body.params, "body", schemas)
    : placeholders(bodyProperties(body, key, schemas), schemas);
}

function queryPart(parameter: ParameterModel, schemas: SchemaIndex): string {
  return `${safeAddress(parameter.name)}=${safeAddress(textOf(parameter, schemas))}`;
}

/** A placeholder as bare text; of a list, its one element, since lists repeat their key. */
function textOf(parameter: ParameterModel, schemas: SchemaIndex): string {
  const value: Json = placeholder(parameter.schema, parameter.name, schemas);
  const single: Json | undefined = Array.isArray(value) ? value[0] : value;
  return typeof single === "string" ? single : compactJson(single ?? null);
}

/** Keeps braces and angle brackets, which mark what the reader fills in. */
function safeAddress(text: string): string {
  return text.replace(/[^\p{L}\p{N}/{}<>._~:@!$*,;()'-]/gu, (char) =>
    /\p{Cs}/u.test(char) ? "%EF%BF%BD" : encodeURIComponent(char),
  );
}
