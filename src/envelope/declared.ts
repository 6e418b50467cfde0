import { Project, type TypeElement, type TypeNode, ts } from "./ts-morph.ts";
import { propertyName, referenceOf } from "./type-text.ts";

/**
 * Reads declarations through ts-morph. Each is parsed once and never edited: an edit would parse it again. What comes
 * out are nodes of its compiler: a wrapper for each of a million would take longer than all the rest.
 */
export interface DeclarationReader {
  /** The types that texts of the form `export type Declared = …` name. */
  types(texts: readonly string[]): TypeNode[];
  /** The members of texts of the form `export interface Declared { … }`. */
  members(texts: readonly string[]): (readonly TypeElement[])[];
}

/** A reader whose nodes live as long as it does: for many declarations, make one after the other. */
export function createDeclarationReader(): DeclarationReader {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { noLib: true },
  });
  let count = 0;
  // Many declarations make one file, since a file costs more than what is in it. Nobody minds that they share a name.
  const parse = (texts: readonly string[]) =>
    project.createSourceFile(`declared-${count++}.ts`, texts.join("\n"));
  return {
    types: (texts) =>
      parse(texts)
        .getTypeAliases()
        .map((alias) => alias.compilerNode.type),
    members: (texts) =>
      parse(texts)
        .getInterfaces()
        .map((declared) => declared.compilerNode.members),
  };
}

/** The type of a member, by way of nested members: `memberType(members, ["responses", "200"])`. */
export function memberType(members: readonly TypeElement[], path: readonly string[]): TypeNode | undefined {
  const [name, ...rest] = path;
  const member = members.filter(ts.isPropertySignature).find((found) => propertyName(found) === name);
  const type = member?.type;
  if (type === undefined || rest.length === 0) return type;
  return ts.isTypeLiteralNode(type) ? memberType(type.members, rest) : undefined;
}

/** A type without `null`: servers leave nulls out, so a payload that is there is none. */
export function withoutNull(type: TypeNode): TypeNode {
  const inner = ts.isParenthesizedTypeNode(type) ? type.type : type;
  if (!ts.isUnionTypeNode(inner)) return inner;
  const rest = inner.types.filter((member) => member.getText() !== "null");
  const [only] = rest;
  if (rest.length === inner.types.length || only === undefined) return inner;
  return rest.length === 1 ? withoutNull(only) : ts.factory.createUnionTypeNode(rest);
}

/** Whether the compiler knows of a type that all its values are objects. */
export function isObjectType(type: TypeNode, resolve: ResolveReference): boolean {
  if (ts.isTypeLiteralNode(type)) return true;
  if (ts.isParenthesizedTypeNode(type)) return isObjectType(type.type, resolve);
  if (ts.isUnionTypeNode(type)) return type.types.every((member) => isObjectType(member, resolve));
  if (ts.isIntersectionTypeNode(type)) return type.types.some((member) => isObjectType(member, resolve));
  const name = referenceOf(type);
  const target = name === undefined ? extended(type) : resolve(name);
  return target !== undefined && isObjectType(target, resolve);
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
  if (ts.isTypeLiteralNode(type)) return memberType(type.members, [property]);
  if (ts.isIntersectionTypeNode(type)) {
    for (const member of type.types) {
      const found = propertyType(member, property, resolve, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const inner = extended(type);
  if (inner !== undefined) return propertyType(inner, property, resolve, seen);
  const name = referenceOf(type);
  // Several members may lead to a model; what it has not, it has not the second time either.
  if (name === undefined || seen.has(name)) return undefined;
  seen.add(name);
  return propertyType(resolve(name), property, resolve, seen);
}

/** The type of which more is required: `T` of `WithRequired<T, "a">`. */
function extended(type: TypeNode): TypeNode | undefined {
  return ts.isTypeReferenceNode(type) && type.typeName.getText() === "WithRequired"
    ? type.typeArguments?.[0]
    : undefined;
}
