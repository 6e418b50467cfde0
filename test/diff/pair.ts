import { type Comparison, diff } from "../../src/diff/judge.ts";
import { modelOf, type TextFiles } from "../text-files.ts";

/** What a small spec is made of, as YAML in flow style. Parts left out are those of `BARE`. */
export interface SpecParts {
  readonly params?: string;
  readonly inventory?: string;
  readonly operation?: string;
  readonly parameters?: string;
  readonly body?: string;
  readonly responses?: string;
  readonly schemas?: string;
  readonly root?: string;
  readonly path?: string;
  /** Further entries of `paths`. */
  readonly paths?: string;
  readonly id?: string;
  readonly extension?: string;
  readonly key?: string;
  readonly method?: string;
}

/** One operation with params and an inventory. */
export function specWith({
  params = "{type: object, properties: {name: {type: string}}}",
  inventory = "{type: object, properties: {uuid: {type: string}}}",
  operation = "",
  parameters = "[]",
  key = "params",
  method = "post",
  body = `{required: true, content: {application/json: {schema: {type: object, required: [${key}], properties: {${key}: ${params}}}}}}`,
  responses = `{'200': {description: ok, content: {application/json: {schema: {type: object, required: [inventory], properties: {inventory: ${inventory}}}}}}}`,
  schemas = "",
  root = "",
  path = "/zstack/v1/things",
  paths = "",
  id = "CreateThing",
  extension = "{}",
}: SpecParts): TextFiles {
  const components = schemas === "" ? "" : `components: {schemas: {${schemas}}}`;
  return {
    "openapi.yaml": `openapi: 3.1.0
info: {title: Things, version: 1.0.0}
${root}
paths:
  '${path}':
    ${method}:
      operationId: ${id}
      ${operation}
      x-zstack: ${extension}
      parameters: ${parameters}
      ${body === "" ? "" : `requestBody: ${body}`}
      responses: ${responses}
${paths}
${components}
`,
  };
}

export function compare(base: SpecParts, head: SpecParts): Comparison {
  return diff(modelOf(specWith(base)), modelOf(specWith(head)));
}

/** `rule wire/client` of every change. */
export function verdictsOf({ changes }: Comparison): string[] {
  return changes.map(({ id, wire, client }) => `${id} ${wire}/${client}`).sort();
}
