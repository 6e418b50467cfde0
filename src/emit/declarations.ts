/**
 * Model -> TypeScript declarations as text, through openapi-typescript. What its transforms have no words for is put into
 * theirs here (`declaration-schema.ts`); what is special to ZStack comes after, in `envelope/`.
 */
import type { GlobalContext, OpenAPI3, OperationObject, SchemaObject } from "openapi-typescript";
import type { Node } from "typescript";
import type { Code } from "../escape/typescript.ts";
import { parsePointer } from "../load/pointer.ts";
import { formOf } from "../model/form.ts";
import type { Int64Option } from "../model/int64.ts";
import type { ApiModel, NamedSchema, OperationModel, SchemaModel } from "../model/model.ts";
import { schemasOf } from "../model/schema-index.ts";
import { ownTypes, transformContext } from "./context.ts";
import { declarationSchema } from "./declaration-schema.ts";
import { type DeclaredEntries, declareDocument } from "./document-declaration.ts";
import { transformOperationObject, transformSchemaObject, ts } from "./openapi-typescript.ts";

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
   *
   * @param known see `declareDocument`
   */
  document(known?: DeclaredEntries): Code;
}

/**
 * Declares through openapi-typescript's per-object transforms: its command would load, lint and bundle
 * a second time, and give one file that the envelope pass would have to take apart again.
 */
export function declarationsOf(model: ApiModel, { int64 = "number" }: Int64Option = {}): Declarations {
  const schemas = schemasOf(model);
  const typeSource = (schema: SchemaModel): SchemaObject =>
    declarationSchema(schema, schemas) as unknown as SchemaObject;
  const ctx = transformContext(model.document as unknown as OpenAPI3, {
    transform: ownTypes(int64),
    resolve: propertyNames(model),
  });
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
          transformOperationObject(operationObject(operation, typeSource), {
            path: `#/${operation.operationId}`,
            ctx,
          }),
        ),
      ),
    document: (known) => declareDocument(model.document, known),
  };
}

/**
 * Resolves a reference to what openapi-typescript asks about it: which properties may be required of it. It looks for
 * them in the referenced schema's own words, and they may be an `allOf` away.
 */
function propertyNames(model: ApiModel): GlobalContext["resolve"] {
  const schemas = schemasOf(model);
  return <T>($ref: string) => {
    const schema = schemas.get(parsePointer($ref.slice(1)).at(-1) ?? "");
    const { object, required } = schema === undefined ? {} : formOf(schema, schemas);
    const names = [...(object?.fields.keys() ?? [])].flatMap((name) =>
      // What it requires itself need not be required of it again.
      required?.has(name) ? [] : [[name, {}] as const],
    );
    return { properties: Object.assign(Object.create(null), Object.fromEntries(names)) } as T;
  };
}

const EXPORT = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
const PRINTER = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed, removeComments: true });
const NO_FILE = ts.createSourceFile("declared.ts", "", ts.ScriptTarget.ESNext);

function print(node: Node): string {
  return PRINTER.printNode(ts.EmitHint.Unspecified, node, NO_FILE);
}

function operationObject(
  { parameters, body, responses }: OperationModel,
  typeSource: (schema: SchemaModel) => SchemaObject,
): OperationObject {
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
