import { type Code, code, commaSeparated, declaredText } from "../escape/typescript.ts";
import type { PropertyModel, SchemaModel } from "../model/model.ts";
import { docOf, LINE_WIDTH, renderJsdoc } from "./jsdoc.ts";
import {
  type IndexSignatureDeclaration,
  type PropertySignature,
  type TypeElement,
  type TypeNode,
  ts,
} from "./ts-morph.ts";

/** Collects the component schemas that a module refers to. */
export interface References {
  /** Notes the reference, and says what the schema is called in this module. */
  use(schema: string): Code;
  /** Notes that the module needs this helper of the runtime's, and says what it is called. */
  withRequired(): Code;
}

/**
 * A type as generated code spells it: references by their names, properties with their docs.
 *
 * @param schema where the words for nested properties come from
 * @param indent of the line the type starts on
 */
export function renderType(
  node: TypeNode,
  schema: SchemaModel | undefined,
  references: References,
  indent: Code = code``,
): Code {
  const name = referenceOf(node);
  if (name !== undefined) return references.use(name);
  if (ts.isParenthesizedTypeNode(node)) return renderType(node.type, schema, references, indent);
  if (ts.isTypeLiteralNode(node)) return renderLiteral(node.members, schema, references, indent);
  if (ts.isArrayTypeNode(node)) {
    const items = schema?.kind === "array" ? schema.items : undefined;
    return code`${grouped(node.elementType, items, references, indent)}[]`;
  }
  if (ts.isTupleTypeNode(node)) {
    return code`[${commaSeparated(
      node.elements.map((element) => renderType(element, undefined, references, indent)),
    )}]`;
  }
  if (ts.isUnionTypeNode(node)) return renderUnion(node.types, schema, references, indent);
  if (ts.isIntersectionTypeNode(node)) {
    return code.join(
      node.types.map((member) => grouped(member, schema, references, indent)),
      code` & `,
    );
  }
  const args = ts.isTypeReferenceNode(node) ? (node.typeArguments ?? []) : [];
  if (ts.isTypeReferenceNode(node) && node.typeName.getText() === "WithRequired") {
    const written = args.map((argument) => renderType(argument, schema, references, indent));
    return code`${references.withRequired()}<${commaSeparated(written)}>`;
  }
  if (ts.isTypeReferenceNode(node) && args.length > 0) {
    const written = args.map((argument) => renderType(argument, undefined, references, indent));
    return code`${declaredText(node.typeName)}<${commaSeparated(written)}>`;
  }
  return declaredText(node);
}

/** The lines of an interface body: every member with its doc comment. */
export function renderMembers(
  members: readonly TypeElement[],
  schema: SchemaModel | undefined,
  references: References,
  indent: Code,
): Code {
  const properties = propertiesFor(members, schema);
  return code.join(
    members.map((member) => {
      if (ts.isIndexSignatureDeclaration(member))
        return code`${indent}${indexSignature(member, schema, references, indent)};\n`;
      if (!ts.isPropertySignature(member)) return code`${indent}${declaredText(member)}\n`;
      const property = properties.get(propertyName(member));
      const type = renderType(member.type!, property?.schema, references, indent);
      const doc = property === undefined ? code`` : renderJsdoc(docOf(property.schema), indent);
      const optional = member.questionToken === undefined ? code`` : code`?`;
      return code`${doc}${indent}${declaredText(member.name)}${optional}: ${type};\n`;
    }),
  );
}

function indexSignature(
  { type }: IndexSignatureDeclaration,
  schema: SchemaModel | undefined,
  references: References,
  indent: Code,
): Code {
  const additional = schema?.kind === "object" ? schema.additional : undefined;
  return code`[key: string]: ${renderType(type, additional, references, indent)}`;
}

/** The component schema that `components["schemas"]["X"]` names. */
export function referenceOf(node: TypeNode): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node)) return undefined;
  const parent = node.objectType;
  if (!ts.isIndexedAccessTypeNode(parent) || parent.getText() !== 'components["schemas"]') return undefined;
  return literalText(node.indexType);
}

/** The name of a member without its quotes. */
export function propertyName(member: PropertySignature): string {
  const name = member.name.getText();
  return name.startsWith('"') ? (JSON.parse(name.replace(/\\(v|0|x00|.)/gs, toJsonEscape)) as string) : name;
}

/** The escapes that the compiler's printer writes and JSON does not know. */
function toJsonEscape(written: string, what: string): string {
  if (what === "v") return "\\u000b";
  return what === "0" || what === "x00" ? "\\u0000" : written;
}

function literalText(node: TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}

function renderLiteral(
  members: readonly TypeElement[],
  schema: SchemaModel | undefined,
  references: References,
  indent: Code,
): Code {
  const [only] = members;
  if (only === undefined) return code`{}`;
  const inner = code`${indent}  `;
  if (members.length === 1 && ts.isIndexSignatureDeclaration(only)) {
    const signature = indexSignature(only, schema, references, inner);
    if (!signature.includes("\n")) return code`{ ${signature} }`;
  }
  return code`{\n${renderMembers(members, schema, references, inner)}${indent}}`;
}

function renderUnion(
  nodes: readonly TypeNode[],
  schema: SchemaModel | undefined,
  references: References,
  indent: Code,
): Code {
  const members = flatten(nodes).map((member) => grouped(member, schema, references, indent));
  const oneLine = code.join(members, code` | `);
  // The declaration's own words stand before it on the line, so leave them some room.
  if (oneLine.includes("\n") || indent.length + oneLine.length <= LINE_WIDTH - 30) return oneLine;
  return code.join(members.map((member) => code`\n${indent}  | ${member}`));
}

/** A union within a union is one union. */
function flatten(nodes: readonly TypeNode[]): TypeNode[] {
  return nodes.flatMap((node) => {
    const inner = ts.isParenthesizedTypeNode(node) ? node.type : node;
    return ts.isUnionTypeNode(inner) ? flatten(inner.types) : [inner];
  });
}

/** In parentheses where an operator around it would bind more tightly. */
function grouped(
  node: TypeNode,
  schema: SchemaModel | undefined,
  references: References,
  indent: Code,
): Code {
  const inner = ts.isParenthesizedTypeNode(node) ? node.type : node;
  const text = renderType(inner, schema, references, indent);
  return ts.isUnionTypeNode(inner) || ts.isIntersectionTypeNode(inner) ? code`(${text})` : text;
}

/** The model's properties that a type literal was made from, also when the schema is a composition. */
function propertiesFor(
  members: readonly TypeElement[],
  schema: SchemaModel | undefined,
): ReadonlyMap<string, PropertyModel> {
  const names = members.filter(ts.isPropertySignature).map(propertyName);
  const candidates = objectsIn(schema).map(
    (properties) => new Map(properties.map((property) => [property.name, property])),
  );
  return candidates.find((candidate) => names.every((name) => candidate.has(name))) ?? new Map();
}

function objectsIn(schema: SchemaModel | undefined): (readonly PropertyModel[])[] {
  switch (schema?.kind) {
    case "object":
      return [schema.properties];
    case "allOf":
    case "anyOf":
    case "oneOf":
      return schema.members.flatMap(objectsIn);
    default:
      return [];
  }
}
