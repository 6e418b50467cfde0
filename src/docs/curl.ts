import { type Shell, shell, shellWord, singleQuoted } from "../escape/shell.ts";
import { jsonText } from "../model/json-text.ts";
import { type ExampleRequest, oneLine } from "./example-request.ts";

/** Where jobs are polled, as on the wire. */
export const JOB_ADDRESS = "/zstack/v1/api-jobs/{uuid}";

/** A request as the official pages print it, on one line. */
export function curlRequest(request: ExampleRequest): Shell {
  return shell.join(curlOptions(request, 0), shell` `);
}

/** The same request with an option per line and its JSON laid out. */
export function curlLines(request: ExampleRequest): Shell {
  return shell.join(curlOptions(request, 2), NEXT_LINE);
}

/** A command up to its address. By another name, curl would wait for the body of a HEAD. */
export function curlTo(method: string, address: string): Shell {
  const way = method === "HEAD" ? shell`--head` : shell`-X ${shellWord(method)}`;
  return shell`curl ${way} ${singleQuoted(address)}`;
}

/** What goes on where a command is too long for a line. */
export const NEXT_LINE = shell` \\\n  `;

/** The command, then its options. */
function curlOptions({ method, target, headers, cookies, body }: ExampleRequest, indent: number): Shell[] {
  return [
    curlTo(method, oneLine(`http://{host}${target}`)),
    ...headers.map(([name, value]) => shell`-H ${singleQuoted(oneLine(`${name}: ${value}`))}`),
    ...(cookies === "" ? [] : [shell`-b ${singleQuoted(oneLine(cookies))}`]),
    ...(body === undefined ? [] : [shell`-d ${singleQuoted(jsonText(body, indent))}`]),
  ];
}

/** The request that asks for a job; servers answer it without authentication. */
export function curlPoll(): Shell {
  return curlTo("GET", `http://{host}${JOB_ADDRESS}`);
}
