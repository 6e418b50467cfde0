import type { TextFiles } from "../text-files.ts";

/** A spec of one operation, `PUT /zstack/v1/things/actions` unless told otherwise, as YAML text. */
export function specOf(
  operation: string,
  { path = "/zstack/v1/things/actions", method = "put", rest = "" } = {},
): TextFiles {
  return {
    "openapi.yaml": [
      "openapi: 3.1.0",
      "info: {title: Things, version: 1.0.0}",
      "paths:",
      `  ${path}:`,
      `    ${method}:`,
      indent(operation, 6),
      rest,
    ].join("\n"),
  };
}

/** An operation `DoThing` with the given request body and 200 schemas, in YAML flow style. */
export function operationOf({
  body,
  ok,
  extra = "",
}: {
  body?: string;
  ok?: string;
  extra?: string;
}): string {
  return [
    "operationId: DoThing",
    extra,
    body === undefined ? "" : `requestBody: {content: {application/json: {schema: ${body}}}}`,
    ok === undefined
      ? "responses: {'200': {description: fine}}"
      : `responses: {'200': {description: fine, content: {application/json: {schema: ${ok}}}}}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function indent(text: string, spaces: number): string {
  return text.replace(/^/gm, " ".repeat(spaces));
}
