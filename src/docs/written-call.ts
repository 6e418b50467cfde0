import { type Shell, shell, shellWord, singleQuoted } from "../escape/shell.ts";
import { type Code, code, commaSeparated, identifier, stringLiteral } from "../escape/typescript.ts";
import { isMapping } from "../load/mapping.ts";
import type { Json, JsonObject, OperationModel } from "../model/model.ts";
import { fillTemplate } from "../model/template.ts";
import { JSON_TYPE } from "../runtime/json.ts";
import { clientSetup, type PackageForm } from "./client-setup.ts";
import { NEXT_LINE } from "./curl.ts";
import { addressOf } from "./example-request.ts";
import { jsonLiteral } from "./json-literal.ts";
import { compactJson, isList, prettyJson } from "./json-text.ts";

/** One call with the values of whoever makes it. */
export interface WrittenCall {
  readonly endpoint: string;
  readonly auth: "password" | "session";
  readonly accountName: string;
  readonly params: JsonObject;
  readonly systemTags: readonly string[];
  readonly userTags: readonly string[];
}

/** The call for a POSIX shell. The session is taken from the environment; other secrets are placeholders. */
export function callAsCurl(operation: OperationModel, call: WrittenCall): Shell {
  const { method, body, authenticated } = operation;
  const params = withoutSecrets(call.params);
  const tags = tagsOf(call);
  const inQuery = method === "GET" || method === "DELETE" || method === "HEAD";
  const rest = withoutParameters(operation, params, inQuery ? ["path"] : ["path", "query"]);
  const queried = inQuery ? { ...rest, ...tags } : pickParameters(operation, params, "query");
  const query = Object.entries(queried).flatMap(([name, value]) => queryParts(name, value));
  const url =
    call.endpoint +
    fillTemplate(addressOf(operation), (name) => encoded(params[name] ?? `{${name}}`)) +
    (query.length > 0 ? `?${query.join("&")}` : "");
  const lines = [shell`curl -X ${shellWord(method)} ${singleQuoted(url)}`];
  if (authenticated) lines.push(shell`-H "Authorization: OAuth $ZSTACK_SESSION"`);
  if (!inQuery) {
    const key = body?.actionKey;
    const sent = { ...(key === undefined ? rest : { [key]: rest }), ...tags };
    lines.push(
      shell`-H ${singleQuoted(`Content-Type: ${JSON_TYPE}`)}`,
      shell`-d ${singleQuoted(prettyJson(sent))}`,
    );
  }
  return shell.join(lines, NEXT_LINE);
}

/** The call as a program that uses `zstack-client`. */
export function callAsTypescript(
  operation: OperationModel,
  call: WrittenCall,
  form: Pick<PackageForm, "isRootComplete">,
): Code {
  const { functionName, authenticated, result } = operation;
  const auth =
    call.auth === "password"
      ? code`passwordAuth({ accountName: ${stringLiteral(call.accountName)}, password: process.env.ZSTACK_PASSWORD! })`
      : code`sessionAuth({ sessionUuid: process.env.ZSTACK_SESSION! })`;
  const imports = [code`createZStack`, ...(authenticated ? [identifier(`${call.auth}Auth`)] : [])];
  const options = [
    code`endpoint: ${stringLiteral(call.endpoint)},`,
    ...(authenticated ? [code`auth: ${auth},`] : []),
  ];
  const params = withoutSecrets(call.params);
  const tags = tagsOf(call);
  const hasTags = Object.keys(tags).length > 0;
  const given = [
    ...(Object.keys(params).length > 0 || hasTags ? [jsonLiteral(params)] : []),
    ...(hasTags ? [jsonLiteral(tags)] : []),
  ];
  const made = code`await zstack.${identifier(functionName)}(${commaSeparated(given)});`;
  const lines = [
    ...clientSetup(operation, { imports, options }, form),
    code``,
    ...(result.kind === "none" ? [made] : [code`const result = ${made}`, code`console.log(result);`]),
  ];
  return code.join(lines, code`\n`);
}

const SECRET = /session|password|secret|token|verifyCode/i;

/** Texts whose name says that they are secret become placeholders, at any depth. */
function withoutSecrets(params: JsonObject): JsonObject {
  const strike = (value: Json, name: string): Json => {
    if (typeof value === "string") return SECRET.test(name) ? `<${name}>` : value;
    if (isList(value)) return value.map((item) => strike(item, name));
    return isMapping(value) ? withoutSecrets(value) : value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, strike(value, name)]));
}

function tagsOf({ systemTags, userTags }: WrittenCall): JsonObject {
  return {
    ...(systemTags.length > 0 && { systemTags }),
    ...(userTags.length > 0 && { userTags }),
  };
}

type Place = OperationModel["parameters"][number]["in"];

function pickParameters({ parameters }: OperationModel, params: JsonObject, place: Place): JsonObject {
  const names = parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
  return Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)));
}

function withoutParameters(
  { parameters }: OperationModel,
  params: JsonObject,
  places: readonly Place[],
): JsonObject {
  const names = parameters.filter((parameter) => places.includes(parameter.in)).map(({ name }) => name);
  return Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)));
}

/** Lists repeat the key, maps become `name.key`. */
function queryParts(name: string, value: Json, nested = false): readonly string[] {
  if (value === null) return [];
  if (isList(value)) return value.flatMap((item) => queryParts(name, item, true));
  if (isMapping(value) && !nested)
    return Object.entries(value).flatMap(([key, item]) => queryParts(`${name}.${key}`, item, true));
  return [`${encoded(name)}=${encoded(value)}`];
}

/** Placeholders keep their brackets, which mark what the reader fills in. */
function encoded(value: Json): string {
  const text = typeof value === "string" ? value.replace(/\p{Cs}/gu, "\uFFFD") : compactJson(value);
  return encodeURIComponent(text)
    .replace(/^%3C(\w+)%3E$/, "<$1>")
    .replace(/^%7B(\w+)%7D$/, "{$1}");
}
