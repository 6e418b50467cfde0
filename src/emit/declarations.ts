import type { OpenAPI3, OperationObject, SchemaObject } from "openapi-typescript";
import type { Node } from "typescript";
import type { Int64Option } from "../model/int64.ts";
import type { ApiModel, Json, JsonObject, NamedSchema, OperationModel, SchemaModel } from "../model/model.ts";
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
  const document = withoutBooleans(model.document) as unknown as OpenAPI3;
  const discriminators = scanDiscriminators(document, {});
  return astToString(transformSchema(document, transformContext(document, { discriminators })));
}

/** A copy in which no composition has a bare true or false for a member: openapi-typescript expects objects. */
function withoutBooleans(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(withoutBooleans);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      /^(all|any|one)Of$/.test(key) && Array.isArray(item)
        ? item.map((member: Json) =>
            typeof member === "boolean" ? objectSchema(member) : withoutBooleans(member),
          )
        : withoutBooleans(item),
    ]),
  );
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
