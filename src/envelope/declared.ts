import type { TypeElementTypes, TypeNode } from "ts-morph";
import { Node, Project } from "./ts-morph.ts";
import { propertyName, referenceOf } from "./type-text.ts";

/** Reads declarations through ts-morph. Each is parsed once and never edited: an edit would parse it again. */
export interface DeclarationReader {
  /** The type that `export type Declared = …` names. */
  type(text: string): TypeNode;
  /** The members of `export interface Declared`. */
  members(text: string): TypeElementTypes[];
}

export function createDeclarationReader(): DeclarationReader {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { noLib: true },
  });
  let count = 0;
  const parse = (text: string) => project.createSourceFile(`declared-${count++}.ts`, text);
  return {
    type: (text) => parse(text).getTypeAliasOrThrow("Declared").getTypeNodeOrThrow(),
    members: (text) => parse(text).getInterfaceOrThrow("Declared").getMembers(),
  };
}

/** The type of a member, by way of nested members: `memberType(members, ["responses", "200"])`. */
export function memberType(
  members: readonly TypeElementTypes[],
  path: readonly string[],
): TypeNode | undefined {
  const [name, ...rest] = path;
  const member = members
    .filter(Node.isPropertySignature)
    .find((found) => propertyName(found.getName()) === name);
  const type = member?.getTypeNode();
  if (type === undefined || rest.length === 0) return type;
  return Node.isTypeLiteral(type) ? memberType(type.getMembers(), rest) : undefined;
}

/** A type without `null`: servers leave nulls out, so a payload that is there is none. */
export function withoutNull(type: TypeNode): TypeNode {
  const inner = Node.isParenthesizedTypeNode(type) ? type.getTypeNode() : type;
  if (!Node.isUnionTypeNode(inner)) return inner;
  const rest = inner.getTypeNodes().filter((member) => member.getText() !== "null");
  const [only] = rest;
  return rest.length === 1 && only !== undefined ? withoutNull(only) : inner;
}

/** How to get from a reference to what it refers to. */
export type ResolveReference = (name: string) => TypeNode | undefined;

/**
 * The type of a property of an object type, through references and intersections.
 * `undefined` when the type has no such property.
 */
export function propertyType(
  nullable: TypeNode | undefined,
  property: string,
  resolve: ResolveReference,
  seen: Set<string> = new Set(),
): TypeNode | undefined {
  if (nullable === undefined) return undefined;
  const type = withoutNull(nullable);
  if (Node.isTypeLiteral(type)) return memberType(type.getMembers(), [property]);
  if (Node.isIntersectionTypeNode(type)) {
    for (const member of type.getTypeNodes()) {
      const found = propertyType(member, property, resolve, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (Node.isTypeReference(type) && type.getTypeName().getText() === "WithRequired") {
    return propertyType(type.getTypeArguments()[0], property, resolve, seen);
  }
  const name = referenceOf(type);
  // Several members may lead to a model; what it has not, it has not the second time either.
  if (name === undefined || seen.has(name)) return undefined;
  seen.add(name);
  return propertyType(resolve(name), property, resolve, seen);
}
