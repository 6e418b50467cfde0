import { type Shell, shell, singleQuoted } from "../escape/shell.ts";
import { type Code, code, commaSeparated, identifier, stringLiteral } from "../escape/typescript.ts";
import { isMapping } from "../load/mapping.ts";
import type { CallPlan } from "../model/call-plan.ts";
import type { Json, JsonObject, OperationModel } from "../model/model.ts";
import { queryOf } from "../model/query.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { writeAddress } from "../runtime/address.ts";
import type { CallOptions } from "../runtime/call-options.ts";
import { ZStackConfigError } from "../runtime/errors.ts";
import { JSON_TYPE } from "../runtime/json.ts";
import { buildRequest, type WireRequest } from "../runtime/request.ts";
import { isSecretName } from "../runtime/secret-name.ts";
import { clientSetup, type PackageForm } from "./client-setup.ts";
import { curlTo, NEXT_LINE } from "./curl.ts";
import { encoded } from "./example-request.ts";
import { jsonLiteral } from "./json-literal.ts";
import { isList, layOut } from "./json-text.ts";

/** One call with the values of whoever makes it. */
export interface WrittenCall {
  readonly endpoint: string;
  readonly auth: "password" | "session";
  readonly accountName: string;
  readonly params: JsonObject;
  readonly systemTags: readonly string[];
  readonly userTags: readonly string[];
}

/**
 * The call for a POSIX shell: the request that the client would send. The session is taken from the environment; other
 * secrets, and what the path lacks, are placeholders.
 *
 * @throws ZStackConfigError for what the client does not send either.
 */
export function callAsCurl(plan: CallPlan, call: WrittenCall): Shell {
  const { method, pathParams = [], queryParams = [], authenticated = true } = plan;
  const missing = pathParams.filter((name) => (call.params[name] ?? "") === "");
  const params = {
    ...withoutSecrets(call.params, plan),
    ...Object.fromEntries(missing.map((name) => [name, `{${name}}`])),
  };
  const { target, body } = requestOf(plan, params, tagsOf(call));
  const inAddress = [...pathParams, ...(plan.body ? queryParams : Object.keys(params))];
  const secrets = inAddress.filter((name) => isSecretName(name, plan.secrets));
  const placeholders = [...missing.map((name) => `{${name}}`), ...secrets.map((name) => `<${name}>`)];
  const lines = [curlTo(method, call.endpoint + shownTarget(target, placeholders))];
  if (authenticated) lines.push(shell`-H "Authorization: OAuth $ZSTACK_SESSION"`);
  if (typeof body === "string") {
    lines.push(
      shell`-H ${singleQuoted(`Content-Type: ${JSON_TYPE}`)}`,
      shell`-d ${singleQuoted(layOut(body))}`,
    );
  }
  return shell.join(lines, NEXT_LINE);
}

function requestOf(plan: CallPlan, params: JsonObject, tags: CallOptions): WireRequest {
  try {
    return buildRequest(plan, params, tags, "action", writeAddress);
  } catch (error) {
    throw new ZStackConfigError((error as Error).message);
  }
}

/** The call as a program that uses `zstack-client`. */
export function callAsTypescript(
  operation: OperationModel,
  plan: CallPlan,
  call: WrittenCall,
  form: Pick<PackageForm, "isRootComplete">,
  schemas: SchemaIndex,
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
  const wire = withoutSecrets(call.params, plan);
  const { method, params } = queryOf(operation, schemas) ? asQuery(wire) : { method: code``, params: wire };
  const tags = tagsOf(call);
  const hasTags = Object.keys(tags).length > 0;
  const given = [
    ...(Object.keys(params).length > 0 || hasTags ? [jsonLiteral(params)] : []),
    ...(hasTags ? [jsonLiteral(tags)] : []),
  ];
  const made = code`await zstack.${identifier(functionName)}${method}(${commaSeparated(given)});`;
  const lines = [
    ...clientSetup(operation, { imports, options }, form),
    code``,
    ...(result.kind === "none" ? [made] : [code`const result = ${made}`, code`console.log(result);`]),
  ];
  return code.join(lines, code`\n`);
}

/** What of a query asks for it, and its params: what counts are parameters of the address, and methods of the client. */
function asQuery({ count, replyWithCount, ...params }: JsonObject): {
  readonly method: Code;
  readonly params: JsonObject;
} {
  const method = count === true ? code`.count` : replyWithCount === true ? code`.page` : code``;
  const { q, fields } = params;
  return {
    method,
    params: {
      ...params,
      ...(typeof q === "string" && { q: [q] }),
      ...(typeof fields === "string" && { fields: fields.split(",") }),
    },
  };
}

/** Texts that are secret become placeholders, at any depth. */
function withoutSecrets(params: JsonObject, plan: CallPlan): JsonObject {
  const strike = (value: Json, name: string): Json => {
    if (typeof value === "string") return isSecretName(name, plan.secrets) ? `<${name}>` : value;
    if (isList(value)) return value.map((item) => strike(item, name));
    return isMapping(value) ? withoutSecrets(value, plan) : value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, strike(value, name)]));
}

function tagsOf({ systemTags, userTags }: WrittenCall) {
  return {
    ...(systemTags.length > 0 && { systemTags }),
    ...(userTags.length > 0 && { userTags }),
  };
}

/** An address for curl, which encodes nothing. Placeholders keep the brackets that mark what the reader fills in. */
function shownTarget(target: string, placeholders: readonly string[]): string {
  const shown = placeholders.reduce((text, placeholder) => {
    const [first, last] = [placeholder[0], placeholder.at(-1)];
    const written = encodeURIComponent(placeholder);
    return text.replaceAll(written, `${first}${written.slice(3, -3)}${last}`);
  }, target);
  return shown.replace(/[^!-~]/gu, encoded);
}
