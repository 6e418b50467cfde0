import { valueAt } from "../load/pointer.ts";
import { propertiesOf } from "../model/form.ts";
import type { OperationModel, ParameterModel, PropertyModel } from "../model/model.ts";
import type { Extensions } from "../model/x-zstack.ts";
import type { Claims } from "./claims.ts";
import { compareCurl } from "./compare-curl.ts";
import { compareFields, type FieldSet } from "./compare-fields.ts";
import type { Finding } from "./finding.ts";
import type { Page, PageField } from "./page.ts";
import { isStandardQueryParameter, QUERY_SOURCE } from "./query-parameters.ts";
import type { SpecSide } from "./spec-side.ts";

/** Compares what the page says callers send: parameters, the body, and the curl command. */
export function compareRequest(
  page: Page,
  claims: Claims,
  operation: OperationModel,
  spec: SpecSide,
): Finding[] {
  return [
    ...compareParameters("path", claims.pathParameters, page, operation, spec),
    ...compareParameters("query", claims.queryParameters, page, operation, spec),
    ...compareBody(page, claims, operation, spec),
    ...compareCurl(page, operation, spec),
  ];
}

function compareParameters(
  place: "path" | "query",
  rows: readonly PageField[],
  page: Page,
  operation: OperationModel,
  spec: SpecSide,
): Finding[] {
  const parameters = operation.parameters.filter((parameter) => parameter.in === place);
  const line = rows[0]?.line ?? page.addresses[0]?.line ?? page.requestExample?.line ?? 1;
  if (parameters.length === 0 && rows.length === 0) return [];
  const properties = parameters.map((parameter) => propertyOf(parameter, operation.operationId, spec));
  return compareFields(
    { prefix: "", rows, properties, direction: "request", line, pointer: operation.pointer },
    spec,
  );
}

/** A parameter as fields are compared. */
function propertyOf(parameter: ParameterModel, operationId: string, { document }: SpecSide): PropertyModel {
  const { name, required, schema, pointer } = parameter;
  // The model keeps this of properties alone.
  const object = valueAt(document, pointer) as { "x-zstack"?: Extensions["schema"] } | undefined;
  const { documentedRequired = false, undocumented } = object?.["x-zstack"] ?? {};
  const source =
    typeof undocumented === "object" ? undocumented.source : undocumented === true ? "" : undefined;
  return {
    name,
    required,
    documentedRequired,
    undocumented: source ?? (isStandardQueryParameter(operationId, name) ? QUERY_SOURCE : undefined),
    schema: { ...schema, pointer },
  };
}

function compareBody(page: Page, claims: Claims, operation: OperationModel, spec: SpecSide): Finding[] {
  const { body } = operation;
  const first = claims.wrapper ?? claims.params[0] ?? claims.tags[0];
  const line = first?.line ?? page.requestExample?.line ?? 1;
  const pointer = body?.schema?.pointer ?? operation.pointer;
  if (body?.schema === undefined) {
    const rows = [...claims.params, ...claims.tags];
    return compareFields({ prefix: "", rows, properties: [], direction: "request", line, pointer }, spec);
  }
  const all = propertiesOf(body.schema, spec.schemas) ?? [];
  const wrapper = all.find(({ name }) => name === body.wrapper);
  const params = wrapper === undefined ? undefined : (propertiesOf(wrapper.schema, spec.schemas) ?? []);
  const inner: FieldSet = {
    prefix: "",
    direction: "request",
    rows: claims.params,
    properties: params ?? [],
    line,
    pointer: wrapper?.schema.pointer ?? pointer,
  };
  const outer: FieldSet = {
    prefix: "",
    direction: "request",
    rows: params === undefined ? [...claims.params, ...claims.tags] : claims.tags,
    properties: all.filter((property) => property !== wrapper),
    line,
    pointer,
  };
  return [
    ...compareWrapper(claims, operation, line, spec),
    ...(params === undefined ? [] : compareFields(inner, spec)),
    ...compareFields(outer, spec),
  ];
}

function compareWrapper(
  { wrapper }: Claims,
  operation: OperationModel,
  line: number,
  spec: SpecSide,
): Finding[] {
  const { body } = operation;
  if (body?.wrapper === undefined) return [];
  const location = spec.locate(`${operation.pointer}/x-zstack/documentedKey`);
  const documented = body.documentedKey ?? body.wrapper;
  const finding = (id: string, known: boolean, message: string): Finding => ({
    id,
    known,
    line,
    location,
    message,
  });
  if (wrapper === undefined) {
    return [
      finding("body-key", true, `The page shows no key around params; servers look for \`${body.wrapper}\`.`),
    ];
  }
  if (!wrapper.listed) {
    const message = `\`${wrapper.name}\` is in the curl command, and not among the fields of the page.`;
    return [finding("request-example", false, message)];
  }
  if (wrapper.name !== documented) {
    const message = `The page puts params under \`${wrapper.name}\`, and the spec says that it has \`${documented}\`.`;
    return [finding("body-key", false, message)];
  }
  const required = propertiesOf(body.schema, spec.schemas)?.find(({ name }) => name === body.wrapper);
  const findings: Finding[] = [];
  if (
    wrapper.type !== "" &&
    wrapper.required !== required?.required &&
    required?.documentedRequired !== true
  ) {
    const message = wrapper.required
      ? `\`${wrapper.name}\` is required on the page and not in the spec.`
      : `\`${wrapper.name}\` is required in the spec and not on the page.`;
    findings.push({ ...finding("required", false, message), line: wrapper.line });
  }
  const javaType = required?.schema.javaType;
  if (wrapper.type !== "" && javaType !== undefined && javaType !== wrapper.type) {
    const message = `\`${wrapper.name}\` is ${wrapper.type} on the page and ${javaType} in the spec.`;
    findings.push({ ...finding("type", false, message), line: wrapper.line });
  }
  if (documented !== body.actionKey) {
    const message = `The page puts params under \`${documented}\`; servers look for \`${body.actionKey}\`.`;
    findings.push(finding("body-key", true, message));
  }
  return findings;
}
