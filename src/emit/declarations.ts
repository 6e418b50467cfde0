import type { OpenAPI3, OperationObject, SchemaObject } from "openapi-typescript";
import type { Node } from "typescript";
import { itemPosition, type Position, positionOf } from "../load/openapi-grammar.ts";
import type { Int64Option } from "../model/int64.ts";
import type { ApiModel, Json, JsonObject, NamedSchema, OperationModel, SchemaModel } from "../model/model.ts";
import { escapeComment } from "./comment.ts";
import { ownTypes, transformContext } from "./context.ts";
import { declarationSchema, objectSchema } from "./declaration-schema.ts";
import {
  astToString,
  scanDiscriminators,
  transformOperationObject,
  transformSchema,
  transformSchemaObject,
  ts,
} from "./openapi-typescript.ts";

/** The media type under which declarations have JSON bodies, whatever the spec calls it. */
export const JSON_BODY = "application/json";

/** The TypeScript that openapi-typescript gives for the parts of a model, one declaration at a time. */
export interface Declarations {
  /** `export type Declared = …` for a component schema. */
  schema(schema: NamedSchema): string;
  /** `export interface Declared { parameters, requestBody, responses }`, with the 200 response only. */
  operation(operation: OperationModel): string;
  /**
   * The whole document as openapi-typescript's own command prints it, without its header. Its 64-bit integers are
   * numbers whatever ours are: openapi-fetch reads answers with `JSON.parse`.
   */
  document(): string;
}

/**
 * Declares through openapi-typescript's per-object transforms: its command would load, lint and bundle
 * a second time, and give one file that the envelope pass would have to take apart again.
 */
export function declarationsOf(model: ApiModel, { int64 = "number" }: Int64Option = {}): Declarations {
  const ctx = transformContext(model.document as unknown as OpenAPI3, { transform: ownTypes(int64) });
  return {
    schema: ({ name, schema }) =>
      print(
        ts.factory.createTypeAliasDeclaration(
          EXPORT,
          "Declared",
          undefined,
          transformSchemaObject(typeSource(schema), { path: `#/components/schemas/${name}`, ctx }),
        ),
      ),
    operation: (operation) =>
      print(
        ts.factory.createInterfaceDeclaration(
          EXPORT,
          "Declared",
          undefined,
          undefined,
          transformOperationObject(operationObject(operation), { path: `#/${operation.operationId}`, ctx }),
        ),
      ),
    document: () => printDocument(model),
  };
}

const EXPORT = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
const PRINTER = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: true });
const NO_FILE = ts.createSourceFile("declared.ts", "", ts.ScriptTarget.ESNext);

function print(node: Node): string {
  return PRINTER.printNode(ts.EmitHint.Unspecified, node, NO_FILE);
}

function printDocument(model: ApiModel): string {
  // A copy, because the scan for discriminators writes into the document.
  const document = printableCopy(model.document) as unknown as OpenAPI3;
  const discriminators = scanDiscriminators(document, {});
  return astToString(transformSchema(document, transformContext(document, { discriminators })));
}

/**
 * A copy in which no composition has a bare true or false for a member, since openapi-typescript expects objects, and
 * what it makes comments of is harmless there.
 */
function printableCopy(value: Json, position: Position = "object"): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => printableCopy(item, itemPosition(position)));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]): [string, Json] => {
      const below = positionOf(key, position);
      if (/^(all|any|one)Of$/.test(key) && Array.isArray(item)) {
        const members = item as readonly Json[];
        return [
          key,
          members.map((one) => (typeof one === "boolean" ? objectSchema(one) : printableCopy(one, below))),
        ];
      }
      const isKeyword = position === "object" || position === "schema";
      if (!isKeyword || !COMMENTED.has(key)) return [key, printableCopy(item, below)];
      return [
        key,
        key === "examples" && Array.isArray(item)
          ? item.map((one: Json) => commentOf(one, "data"))
          : commentOf(item, below),
      ];
    }),
  );
}

/** What openapi-typescript puts into comments. */
const COMMENTED = new Set(["title", "summary", "description", "format", "default", "example", "examples"]);

function commentOf(value: Json, position: Position): Json {
  if (typeof value === "string") return escapeComment(value);
  if (value === null || typeof value !== "object") return value;
  if (position !== "data") return printableCopy(value, position);
  // It would be printed by JSON.stringify, which knows no bigints.
  let exact = true;
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== "bigint") return part;
    exact = false;
    return String(part);
  });
  const escaped = escapeComment(text);
  return exact && escaped === text ? value : escaped;
}

function operationObject({ parameters, body, responses }: OperationModel): OperationObject {
  const ok = responses.find(({ status }) => status === "200");
  return {
    parameters: parameters.map(({ name, in: place, required, schema }) => ({
      name,
      in: place,
      required,
      schema: typeSource(schema),
    })),
    ...(body?.schema && {
      requestBody: { required: true, content: { [JSON_BODY]: { schema: typeSource(body.schema) } } },
    }),
    responses: {
      200: ok?.schema
        ? { description: "", content: { [JSON_BODY]: { schema: typeSource(ok.schema) } } }
        : { description: "" },
    },
  };
}

function typeSource({ source }: SchemaModel): SchemaObject {
  return declarationSchema(source as JsonObject) as unknown as SchemaObject;
}
