import { type Shell, shell, shellWord, singleQuoted } from "../escape/shell.ts";
import type { Json, OperationModel } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { exampleRequest } from "./example-request.ts";
import { compactJson, prettyJson } from "./json-text.ts";

/** Where jobs are polled, as on the wire. */
export const JOB_ADDRESS = "/zstack/v1/api-jobs/{uuid}";

/** The request as the official page prints it, on one line, with params under `key`. */
export function curlRequest(operation: OperationModel, key: string | undefined, schemas: SchemaIndex): Shell {
  return shell.join(curlOptions(operation, key, schemas, compactJson), shell` `);
}

/** The same request with an option per line and its JSON laid out. */
export function curlLines(operation: OperationModel, key: string | undefined, schemas: SchemaIndex): Shell {
  return shell.join(curlOptions(operation, key, schemas, prettyJson), NEXT_LINE);
}

/** What goes on where a command is too long for a line. */
export const NEXT_LINE = shell` \\\n  `;

/** The command, then its options. */
function curlOptions(
  operation: OperationModel,
  key: string | undefined,
  schemas: SchemaIndex,
  json: (value: Json) => string,
): Shell[] {
  const { method, target, headers, cookies, body } = exampleRequest(operation, key, schemas);
  return [
    shell`curl -X ${shellWord(method)} ${quoted(`http://{host}${target}`)}`,
    ...headers.map(([name, value]) => shell`-H ${quoted(`${name}: ${value}`)}`),
    ...(cookies === "" ? [] : [shell`-b ${quoted(cookies)}`]),
    ...(body === undefined ? [] : [shell`-d ${singleQuoted(json(body))}`]),
  ];
}

/** The request that asks for a job; servers answer it without authentication. */
export function curlPoll(): Shell {
  return shell`curl -X GET ${quoted(`http://{host}${JOB_ADDRESS}`)}`;
}

/** A line end in an address or a header would be none of theirs. */
function quoted(text: string): Shell {
  return singleQuoted(text.replace(/[\r\n]+/g, " "));
}
