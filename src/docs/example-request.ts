import type { CallPlan } from "../model/call-plan.ts";
import { jsonText } from "../model/json-text.ts";
import type { BodyModel, Json, OperationModel, ParameterModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { JSON_TYPE } from "../runtime/json.ts";
import { bodyProperties } from "./body-shape.ts";
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

/**
 * A request with everything required, and with params under the key of the page or the one that servers dispatch on.
 * Unlike a call of the client, it has the headers and cookies that the document describes, and all of the body.
 */
export function exampleRequest(
  { parameters, body }: OperationModel,
  plan: CallPlan,
  bodyKey: "documented" | "action",
  schemas: SchemaIndex,
): ExampleRequest {
  const { method, path, authenticated = true } = plan;
  const { key, documentedKey = key } = plan.body ?? {};
  const required = parameters.filter((parameter) => parameter.required);
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
    target: `${safeAddress(path)}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    headers,
    cookies: cookies.join("; "),
    body: body && exampleBody(body, bodyKey === "action" ? key : documentedKey, schemas),
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
  return typeof single === "string" ? single : jsonText(single ?? null);
}

/** Keeps braces and angle brackets, which mark what the reader fills in. */
function safeAddress(text: string): string {
  return text.replace(/[^\p{L}\p{N}/{}<>._~:@!$*,;()'-]/gu, encoded);
}

/** A character percent-encoded; half of one as what stands for it everywhere. */
export function encoded(char: string): string {
  return /\p{Cs}/u.test(char) ? "%EF%BF%BD" : encodeURIComponent(char);
}

/** A line end in an address would be none of its, and in a header it would begin another. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}
