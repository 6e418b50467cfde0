import type { TypeElementTypes, TypeNode } from "ts-morph";
import type { PropertyModel, SchemaModel } from "../model/model.ts";
import { docOf, LINE_WIDTH, renderJsdoc } from "./jsdoc.ts";
import { Node } from "./ts-morph.ts";

/** Collects the component schemas that a module refers to. */
export interface References {
  /** Notes the reference, and says what the schema is called in this module. */
  use(schema: string): string;
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
  indent: string,
): string {
  const name = referenceOf(node);
  if (name !== undefined) return references.use(name);
  if (Node.isParenthesizedTypeNode(node)) return renderType(node.getTypeNode(), schema, references, indent);
  if (Node.isTypeLiteral(node)) return renderLiteral(node.getMembers(), schema, references, indent);
  if (Node.isArrayTypeNode(node)) {
    const items = schema?.kind === "array" ? schema.items : undefined;
    return `${grouped(node.getElementTypeNode(), items, references, indent)}[]`;
  }
  if (Node.isTupleTypeNode(node)) {
    return `[${node
      .getElements()
      .map((element) => renderType(element, undefined, references, indent))
      .join(", ")}]`;
  }
  if (Node.isUnionTypeNode(node)) return renderUnion(node.getTypeNodes(), schema, references, indent);
  if (Node.isIntersectionTypeNode(node)) {
    return node
      .getTypeNodes()
      .map((member) => grouped(member, schema, references, indent))
      .join(" & ");
  }
  if (Node.isTypeReference(node) && node.getTypeName().getText() === "WithRequired") {
    const [type, keys] = node
      .getTypeArguments()
      .map((argument) => renderType(argument, schema, references, indent));
    return `${type} & Required<Pick<${type}, ${keys}>>`;
  }
  if (Node.isTypeReference(node) && node.getTypeArguments().length > 0) {
    const written = node
      .getTypeArguments()
      .map((argument) => renderType(argument, undefined, references, indent));
    return `${node.getTypeName().getText()}<${written.join(", ")}>`;
  }
  return node.getText();
}

/** The lines of an interface body: every member with its doc comment. */
export function renderMembers(
  members: readonly TypeElementTypes[],
  schema: SchemaModel | undefined,
  references: References,
  indent: string,
): string {
  const properties = propertiesFor(members, schema);
  return members
    .map((member) => {
      if (!Node.isPropertySignature(member)) {
        const value = Node.isIndexSignatureDeclaration(member) ? member.getReturnTypeNode() : undefined;
        const additional = schema?.kind === "object" ? schema.additional : undefined;
        return value === undefined
          ? `${indent}${member.getText()}\n`
          : `${indent}[key: string]: ${renderType(value, additional, references, indent)};\n`;
      }
      const property = properties.get(propertyName(member.getName()));
      const type = renderType(member.getTypeNodeOrThrow(), property?.schema, references, indent);
      const doc = property === undefined ? "" : renderJsdoc(docOf(property.schema), indent);
      return `${doc}${indent}${member.getName()}${member.hasQuestionToken() ? "?" : ""}: ${type};\n`;
    })
    .join("");
}

/** The component schema that `components["schemas"]["X"]` names. */
export function referenceOf(node: TypeNode): string | undefined {
  if (!Node.isIndexedAccessTypeNode(node)) return undefined;
  const parent = node.getObjectTypeNode();
  if (!Node.isIndexedAccessTypeNode(parent) || parent.getText() !== 'components["schemas"]') return undefined;
  return literalText(node.getIndexTypeNode());
}

/** The name of a member without its quotes. */
export function propertyName(name: string): string {
  return name.startsWith('"') ? (JSON.parse(name.replace(/\\(v|0|x00|.)/gs, toJsonEscape)) as string) : name;
}

/** The escapes that the compiler's printer writes and JSON does not know. */
function toJsonEscape(written: string, what: string): string {
  if (what === "v") return "\\u000b";
  return what === "0" || what === "x00" ? "\\u0000" : written;
}

function literalText(node: TypeNode): string | undefined {
  if (!Node.isLiteralTypeNode(node)) return undefined;
  const literal = node.getLiteral();
  return Node.isStringLiteral(literal) ? literal.getLiteralValue() : undefined;
}

function renderLiteral(
  members: readonly TypeElementTypes[],
  schema: SchemaModel | undefined,
  references: References,
  indent: string,
): string {
  const [only] = members;
  if (only === undefined) return "{}";
  const inner = `${indent}  `;
  const body = renderMembers(members, schema, references, inner);
  const oneLine =
    members.length === 1 && Node.isIndexSignatureDeclaration(only) && body.indexOf("\n") === body.length - 1;
  return oneLine ? `{ ${body.trim().slice(0, -1)} }` : `{\n${body}${indent}}`;
}

function renderUnion(
  nodes: readonly TypeNode[],
  schema: SchemaModel | undefined,
  references: References,
  indent: string,
): string {
  const members = flatten(nodes).map((member) => grouped(member, schema, references, indent));
  const oneLine = members.join(" | ");
  // The declaration's own words stand before it on the line, so leave them some room.
  if (oneLine.includes("\n") || indent.length + oneLine.length <= LINE_WIDTH - 30) return oneLine;
  return members.map((member) => `\n${indent}  | ${member}`).join("");
}

/** A union within a union is one union. */
function flatten(nodes: readonly TypeNode[]): TypeNode[] {
  return nodes.flatMap((node) => {
    const inner = Node.isParenthesizedTypeNode(node) ? node.getTypeNode() : node;
    return Node.isUnionTypeNode(inner) ? flatten(inner.getTypeNodes()) : [inner];
  });
}

/** In parentheses where an operator around it would bind more tightly. */
function grouped(
  node: TypeNode,
  schema: SchemaModel | undefined,
  references: References,
  indent: string,
): string {
  const inner = Node.isParenthesizedTypeNode(node) ? node.getTypeNode() : node;
  const text = renderType(inner, schema, references, indent);
  return Node.isUnionTypeNode(inner) || Node.isIntersectionTypeNode(inner) ? `(${text})` : text;
}

/** The model's properties that a type literal was made from, also when the schema is a composition. */
function propertiesFor(
  members: readonly TypeElementTypes[],
  schema: SchemaModel | undefined,
): ReadonlyMap<string, PropertyModel> {
  const names = members.filter(Node.isPropertySignature).map((member) => propertyName(member.getName()));
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
