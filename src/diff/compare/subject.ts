import { isMapping } from "../../load/mapping.ts";
import { childPointer, parsePointer, valueAt } from "../../load/pointer.ts";
import type { JsonObject } from "../../model/model.ts";

/** Keywords on the way to a schema that a reader need not see. */
const SILENT = new Set(["allOf", "anyOf", "oneOf", "schema", "not", "if", "then", "else"]);

/**
 * What a pointer to a schema or to a part of one leads to, as a reader would say it:
 * `VmNicInventory.usedIps[].ip`, `createVm.name` of a body, `200 inventory.ip` of a response, `query parameter sort[]`.
 */
export function subjectOf(document: JsonObject, pointer: string): string {
  const tokens = parsePointer(pointer);
  const { start, rest } = startOf(document, tokens);
  let label = start;
  for (let at = 0; at < rest.length; at++) {
    const token = rest[at]!;
    if (token === "properties" || token === "patternProperties") {
      const name = rest[++at] ?? "";
      label += label === "" || label.endsWith(" ") ? name : `.${name}`;
    } else if (token === "items" || token === "prefixItems") {
      label += "[]";
      if (token === "prefixItems") at++;
    } else if (token === "additionalProperties") label += "{}";
    else if (!SILENT.has(token) && !/^\d+$/.test(token)) label += `.${token}`;
  }
  return label.trim() === "" ? "body" : label.trim();
}

interface Start {
  readonly start: string;
  readonly rest: readonly string[];
}

/** The words for everything up to the schema, and the tokens within it. */
function startOf(document: JsonObject, tokens: readonly string[]): Start {
  const header = tokens.indexOf("headers");
  const response = tokens.indexOf("responses");
  if (response >= 0 && tokens[0] !== "components" && header > response) {
    return {
      start: `${tokens[response + 1]} header ${tokens[header + 1]}`,
      rest: tokens.slice(header + 2),
    };
  }
  if (tokens[0] === "components") {
    const [, kind, name = ""] = tokens;
    if (kind === "parameters") return parameterStart(document, tokens.slice(0, 3), tokens.slice(3));
    if (kind === "schemas") return { start: name, rest: tokens.slice(3) };
    if (kind === "headers") return { start: `header ${name}`, rest: tokens.slice(3) };
    if (header > 0) return { start: `${name} header ${tokens[header + 1]}`, rest: tokens.slice(header + 2) };
    return { start: `${name} `, rest: afterContent(tokens.slice(3)) };
  }
  const parameter = tokens.indexOf("parameters");
  if (parameter >= 0) {
    return parameterStart(document, tokens.slice(0, parameter + 2), tokens.slice(parameter + 2));
  }
  if (response >= 0) {
    return { start: `${tokens[response + 1]} `, rest: afterContent(tokens.slice(response + 2)) };
  }
  const body = tokens.indexOf("requestBody");
  return { start: "", rest: body >= 0 ? afterContent(tokens.slice(body + 1)) : tokens.slice(-1) };
}

function parameterStart(document: JsonObject, at: readonly string[], rest: readonly string[]): Start {
  const parameter = valueAt(document, childPointer("", ...at));
  const named = isMapping(parameter) ? `${parameter.in} parameter ${parameter.name}` : "parameter";
  return { start: named, rest: afterContent(rest) };
}

function afterContent(tokens: readonly string[]): readonly string[] {
  return tokens[0] === "content" ? tokens.slice(2) : tokens;
}
