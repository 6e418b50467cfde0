import type { TypeElementTypes, TypeNode } from "ts-morph";
import type { NamedSchema } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { docOf, renderJsdoc } from "./jsdoc.ts";
import { HEADER, joinParts, type ModuleReferences, moduleReferences } from "./module-text.ts";
import { shapeLiteral, shapeNameOf } from "./shape-literal.ts";
import { Node } from "./ts-morph.ts";
import { type References, renderMembers, renderType } from "./type-text.ts";

/** The module of a component schema: its type, and its shape for what runs. */
export function renderModelModule(named: NamedSchema, type: TypeNode, schemas: SchemaIndex): string {
  const { name, schema } = named;
  const references = moduleReferences({ own: name });
  const declaration = declareType(name, type, renderJsdoc(docOf(schema), ""), schema, references);
  const shape = shapeOf(named, schemas, references);
  return joinParts(
    HEADER,
    `import ${references.usesInt64() ? "{ int64, type Shape }" : "type { Shape }"} from "../runtime/shape.js";\n${references.imports(".")}`,
    declaration,
    `/** What answers are compared with. */\nexport const shape: Shape = ${shape};\n`,
  );
}

function shapeOf(
  { name: own, schema }: NamedSchema,
  schemas: SchemaIndex,
  references: ModuleReferences,
): string {
  const model = (name: string) => {
    if (name === own) return "() => shape";
    const local = shapeNameOf(name, schemas);
    references.useShape(name, local);
    return `() => ${local}`;
  };
  return shapeLiteral(schema, schemas, { model, int64: references.int64 }, "") ?? "{}";
}

/** `export interface` for an object, `export type` for anything else. */
export function declareType(
  name: string,
  type: TypeNode,
  doc: string,
  schema: NamedSchema["schema"] | undefined,
  references: References,
): string {
  const members = interfaceMembers(type);
  return members === undefined
    ? `${doc}export type ${name} = ${renderType(type, schema, references, "")};\n`
    : `${doc}export interface ${name} {\n${renderMembers(members, schema, references, "  ")}}\n`;
}

/** The members of an object type; those of a further `[key: string]: unknown`, which clashes with none, included. */
export function interfaceMembers(type: TypeNode): TypeElementTypes[] | undefined {
  if (Node.isTypeLiteral(type)) return type.getMembers();
  if (!Node.isIntersectionTypeNode(type)) return undefined;
  const [own, further, ...rest] = type.getTypeNodes();
  if (!Node.isTypeLiteral(own) || !Node.isTypeLiteral(further) || rest.length > 0) return undefined;
  const open = further
    .getMembers()
    .every(
      (member) =>
        Node.isIndexSignatureDeclaration(member) && member.getReturnTypeNode()?.getText() === "unknown",
    );
  return open ? [...own.getMembers(), ...further.getMembers()] : undefined;
}
