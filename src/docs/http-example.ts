import type { OperationModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { documentedKeyOf, otherKeyOf } from "./body-shape.ts";
import { exampleRequest } from "./example-request.ts";
import { prettyJson } from "./json-text.ts";

/** The request as it goes over the wire, with params under the key that servers dispatch on. */
export function httpRequest(operation: OperationModel, schemas: SchemaIndex): string {
  const { body } = operation;
  const key = body === undefined ? undefined : (otherKeyOf(body) ?? documentedKeyOf(body));
  const request = exampleRequest(operation, key, schemas);
  const headers: (readonly [string, string])[] = [["Host", "{host}"], ...request.headers];
  if (request.cookies !== "") headers.push(["Cookie", request.cookies]);
  const lines = [
    `${request.method} ${request.target} HTTP/1.1`,
    ...headers.map(([name, value]) => oneLine(`${name}: ${value}`)),
  ];
  return request.body === undefined ? lines.join("\n") : `${lines.join("\n")}\n\n${prettyJson(request.body)}`;
}

/** A line end would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ");
}
