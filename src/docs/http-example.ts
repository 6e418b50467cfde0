import { jsonText } from "../model/json-text.ts";
import { type ExampleRequest, oneLine } from "./example-request.ts";

/** A request as it goes over the wire. */
export function httpRequest(request: ExampleRequest): string {
  const headers: (readonly [string, string])[] = [["Host", "{host}"], ...request.headers];
  if (request.cookies !== "") headers.push(["Cookie", request.cookies]);
  const lines = [
    `${request.method} ${request.target} HTTP/1.1`,
    ...headers.map(([name, value]) => oneLine(`${name}: ${value}`)),
  ];
  return request.body === undefined
    ? lines.join("\n")
    : `${lines.join("\n")}\n\n${jsonText(request.body, 2)}`;
}
