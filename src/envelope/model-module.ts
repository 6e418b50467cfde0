import { type Code, code, identifier, joinParts } from "../escape/typescript.ts";
import type { NamedSchema } from "../model/model.ts";
import type { SchemaIndex } from "../model/schema-index.ts";
import { docOf, renderJsdoc } from "./jsdoc.ts";
import { HEADER, type ModuleReferences, moduleReferences } from "./module-text.ts";
import { shapeLiteral, shapeNameOf } from "./shape-literal.ts";
import { type TypeElement, type TypeLiteralNode, type TypeNode, ts } from "./ts-morph.ts";
import { type References, renderMembers, renderType } from "./type-text.ts";

/** The module of a component schema: its type, and its shape for what runs. */
export function renderModelModule(named: NamedSchema, type: TypeNode, schemas: SchemaIndex): Code {
  const { name, schema } = named;
  const references = moduleReferences({ own: name });
  const declaration = declareType(identifier(name), type, renderJsdoc(docOf(schema)), schema, references);
  const shape = shapeOf(named, schemas, references);
  return joinParts(
    HEADER,
    code`import ${references.usesInt64() ? code`{ int64, type Shape }` : code`type { Shape }`} from "../runtime/shape.js";\n${references.helperImports()}${references.imports(".")}`,
    declaration,
    code`/** What answers are compared with. */\nexport const shape: Shape = ${shape};\n`,
  );
}

function shapeOf(
  { name: own, schema }: NamedSchema,
  schemas: SchemaIndex,
  references: ModuleReferences,
): Code {
  const model = (name: string) => {
    if (name === own) return code`() => shape`;
    const local = shapeNameOf(name, schemas);
    references.useShape(name, local);
    return code`() => ${local}`;
  };
  return shapeLiteral(schema, schemas, { model, int64: references.int64 }) ?? code`{}`;
}

/** `export interface` for an object, `export type` for anything else. */
export function declareType(
  name: Code,
  type: TypeNode,
  doc: Code,
  schema: NamedSchema["schema"] | undefined,
  references: References,
): Code {
  const members = interfaceMembers(type);
  return members === undefined
    ? code`${doc}export type ${name} = ${renderType(type, schema, references)};\n`
    : code`${doc}export interface ${name} {\n${renderMembers(members, schema, references, code`  `)}}\n`;
}

/** The members of an object type; those of a further `[key: string]: unknown`, which clashes with none, included. */
export function interfaceMembers(type: TypeNode): readonly TypeElement[] | undefined {
  if (ts.isTypeLiteralNode(type)) return type.members;
  if (!ts.isIntersectionTypeNode(type)) return undefined;
  const [own, further, ...rest] = type.types;
  if (!isLiteral(own) || !isLiteral(further) || rest.length > 0) return undefined;
  const open = further.members.every(
    (member) => ts.isIndexSignatureDeclaration(member) && member.type.getText() === "unknown",
  );
  return open ? [...own.members, ...further.members] : undefined;
}

function isLiteral(type: TypeNode | undefined): type is TypeLiteralNode {
  return type !== undefined && ts.isTypeLiteralNode(type);
}
