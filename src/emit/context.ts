import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import type { KeywordTypeSyntaxKind, TypeNode } from "typescript";
import type { Int64 } from "../model/int64.ts";
import { resolveRef, ts } from "./openapi-typescript.ts";

/** The marker that `declarationSchema` leaves for "or any other value of this type". */
export const OPEN = "x-open";

/** The marker that `declarationSchema` leaves for a 64-bit integer that the spec names: its value. */
export const KNOWN = "x-known";

/** What openapi-typescript's transforms need to know, with its defaults but for those noted. */
export function transformContext(document: OpenAPI3, own: Partial<GlobalContext> = {}): GlobalContext {
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // A default is what the server assumes for a field left out: the field stays optional.
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    // `type: object` with nothing else is an object of unknown content, not an empty one.
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    // Only openapi-typescript's own loading looks at this, and we come after loading.
    redoc: undefined as unknown as GlobalContext["redoc"],
    resolve: ($ref) => resolveRef(document, $ref, { silent: true }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: undefined,
    transformProperty: undefined,
    ...own,
  };
}

/** A `transform` for what `declarationSchema` gives: the types that openapi-typescript has no words for. */
export function ownTypes(int64: Int64): NonNullable<GlobalContext["transform"]> {
  return (schema) =>
    typeof schema === "object" && "type" in schema
      ? ownType(schema as Readonly<Record<string, unknown>>, int64)
      : undefined;
}

function ownType(schema: Readonly<Record<string, unknown>>, int64: Int64): TypeNode | undefined {
  const isBigint = int64 === "bigint" && schema.type === "integer" && schema.format === "int64";
  if (KNOWN in schema) return literalType(schema[KNOWN] as number | bigint, isBigint);
  const keyword = isBigint
    ? ts.SyntaxKind.BigIntKeyword
    : schema.type === "string"
      ? ts.SyntaxKind.StringKeyword
      : ts.SyntaxKind.NumberKeyword;
  if (OPEN in schema) return openType(keyword);
  return isBigint ? ts.factory.createKeywordTypeNode(keyword) : undefined;
}

/** `string & {}`: any string, without swallowing the literals beside it in a union. */
function openType(keyword: KeywordTypeSyntaxKind): TypeNode {
  return ts.factory.createIntersectionTypeNode([
    ts.factory.createKeywordTypeNode(keyword),
    ts.factory.createTypeLiteralNode([]),
  ]);
}

/** `4`, `4n`, or `number` for what no number is. */
function literalType(value: number | bigint, isBigint: boolean): TypeNode {
  if (!isBigint && typeof value === "bigint") {
    return ts.factory.createKeywordTypeNode(ts.SyntaxKind.NumberKeyword);
  }
  const digits = BigInt(value).toString().replace("-", "");
  const literal = isBigint
    ? ts.factory.createBigIntLiteral(`${digits}n`)
    : ts.factory.createNumericLiteral(digits);
  return ts.factory.createLiteralTypeNode(
    value < 0 ? ts.factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, literal) : literal,
  );
}
