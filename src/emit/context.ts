import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import type { TypeNode } from "typescript";
import { resolveRef, ts } from "./openapi-typescript.ts";

/** The marker that `declarationSchema` leaves for "or any other value of this type". */
export const OPEN = "x-open";

/** What openapi-typescript's transforms need to know, with its defaults but for those noted. */
export function transformContext(
  document: OpenAPI3,
  discriminators: GlobalContext["discriminators"] = { objects: {}, refsHandled: [] },
): GlobalContext {
  return {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // A default is what the server assumes for a field left out: the field stays optional.
    defaultNonNullable: false,
    discriminators,
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
    transform: (schema) =>
      typeof schema === "object" && OPEN in schema ? openType(schema.type === "string") : undefined,
    transformProperty: undefined,
  };
}

/** `string & {}`: any string, without swallowing the literals beside it in a union. */
function openType(text: boolean): TypeNode {
  const keyword = text ? ts.SyntaxKind.StringKeyword : ts.SyntaxKind.NumberKeyword;
  return ts.factory.createIntersectionTypeNode([
    ts.factory.createKeywordTypeNode(keyword),
    ts.factory.createTypeLiteralNode([]),
  ]);
}
