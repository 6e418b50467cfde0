import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import type { Node } from "typescript";
import { type Code, printedLines } from "../escape/typescript.ts";
import { anywhere } from "../load/json-walk.ts";
import { asMapping } from "../load/mapping.ts";
import { childPointer } from "../load/pointer.ts";
import type { Json, JsonObject } from "../model/model.ts";
import { transformContext } from "./context.ts";
import { resolveRef, scanDiscriminators, transformSchema, ts } from "./openapi-typescript.ts";
import { printableCopy } from "./printable.ts";

/** What one path item or schema comes to in the declaration of its document. */
export interface DeclaredEntry {
  /** The lines of its member, of `paths` or of the schemas of `components`. */
  readonly member: string;
  readonly footers: Footers;
}

/** What stands at the end of the file, by name: the members of `operations`, and helper types. */
type Footers = ReadonlyMap<string, string>;

/** Entries by their pointers into the document. */
export type DeclaredEntries = Map<string, DeclaredEntry>;

/**
 * A whole document as openapi-typescript's own command prints it, without its header.
 *
 * Path items and schemas are printed one at a time, which comes to the same as all at once: what is said of one hangs
 * on nothing but itself and what it refers to. Who prints a document again need only print what changed in it.
 *
 * @param known entries that are what they were; those that are missing are added
 */
export function declareDocument(source: JsonObject, known: DeclaredEntries = new Map()): Code {
  if (discriminates(source, known)) {
    // What the scan finds, and writes into the document, may be said of any schema.
    known.clear();
    const document = printableCopy(source) as JsonObject;
    const openapi = document as unknown as OpenAPI3;
    const context = transformContext(openapi, { discriminators: scanDiscriminators(openapi, {}) });
    return declareParts(document, new Map(), (part) => declare(part, context));
  }
  let printable: OpenAPI3 | undefined;
  const context = transformContext(source as unknown as OpenAPI3, {
    resolve: (reference) => {
      printable ??= printableCopy(source) as unknown as OpenAPI3;
      return resolveRef(printable, reference, { silent: true });
    },
  });
  return declareParts(source, known, (part) => declare(printableCopy(part) as JsonObject, context));
}

/** Whether discriminators occur in a document. Entries that are known have none, or they would not be. */
function discriminates({ paths, webhooks, components, $defs }: JsonObject, known: DeclaredEntries): boolean {
  const { schemas, ...others } = asMapping(components);
  const isNew = (pointer: string) => (name: string) => !known.has(childPointer(pointer, name));
  const [newPaths, newSchemas] = [
    valuesWhere(asMapping(paths), isNew("/paths")),
    valuesWhere(asMapping(schemas), isNew("/components/schemas")),
  ];
  return anywhere([newPaths, newSchemas, webhooks, others, $defs], (_, key) => key === "discriminator");
}

function valuesWhere(map: JsonObject, test: (name: string) => boolean): Json[] {
  return Object.entries(map).flatMap(([name, value]) => (test(name) ? [value] : []));
}

type DeclarePart = (part: JsonObject) => Declared;

function declareParts(document: JsonObject, known: DeclaredEntries, declarePart: DeclarePart): Code {
  const { paths, webhooks, components, $defs } = document;
  const { schemas, ...others } = asMapping(components);
  const entriesOf = (pointer: string, parts: Json | undefined, read: (part: JsonObject) => DeclaredEntry) =>
    Object.entries(asMapping(parts)).map(([name, value]) => {
      const place = childPointer(pointer, name);
      // fromEntries, since an assignment to `__proto__` would name nothing.
      const entry = known.get(place) ?? read(Object.fromEntries([[name, value]]));
      known.set(place, entry);
      return entry;
    });

  // In the order in which openapi-typescript goes through a document, for the footers come in that of their first use.
  const pathEntries = entriesOf("/paths", paths, (part) => pathEntry(declarePart({ paths: part })));
  const frame = declarePart({ webhooks: webhooks ?? null, $defs: $defs ?? null });
  const schemaEntries = entriesOf("/components/schemas", schemas, (part) =>
    schemaEntry(declarePart({ components: { schemas: part } })),
  );
  const rest = declarePart({ components: components === undefined ? null : others });
  const footers = joinFooters([...pathEntries, frame, ...schemaEntries, rest]);

  const text = [
    interfaceText("paths", pathEntries.map(({ member }) => member).join("")),
    printNode(frame.webhooks),
    withSchemas(printNode(rest.components), schemaEntries.map(({ member }) => member).join("")),
    printNode(frame.$defs),
    ...[...footers].map(([name, text]) => (name === OPERATIONS ? interfaceText(name, text) : text)),
    footers.has(OPERATIONS) ? "" : interfaceText(OPERATIONS, ""),
  ].join("");
  return printedLines(text);
}

const OPERATIONS = "operations";

/**
 * Helper types that are others than openapi-typescript's. Its own `WithRequired` compiles for nothing but objects, and
 * what is required of a model that may be null as well is required of its objects.
 */
const HELPERS: Readonly<Record<string, string>> = {
  WithRequired:
    "type WithRequired<T, K extends PropertyKey> = T extends object ? T & Required<Pick<T, K & keyof T>> : T;\n",
};

/** A declaration for each root of a document, and what goes to the end. */
interface Declared {
  readonly paths: Node;
  readonly webhooks: Node;
  readonly components: Node;
  readonly $defs: Node;
  readonly footers: Footers;
}

function declare(part: JsonObject, context: GlobalContext): Declared {
  const injectFooter: GlobalContext["injectFooter"] = [];
  const nodes = transformSchema(part as unknown as OpenAPI3, { ...context, injectFooter });
  const [paths, webhooks, components, $defs] = nodes as [Node, Node, Node, Node];
  const footers = injectFooter.map((node) => {
    const name = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? node.name.text : "";
    const text = HELPERS[name] ?? printNode(node);
    return [name, name === OPERATIONS ? linesWithin(text) : text] as const;
  });
  return { paths, webhooks, components, $defs, footers: new Map(footers) };
}

function pathEntry({ paths, footers }: Declared): DeclaredEntry {
  return { member: ts.isInterfaceDeclaration(paths) ? linesWithin(printNode(paths)) : "", footers };
}

function schemaEntry({ components, footers }: Declared): DeclaredEntry {
  if (!ts.isInterfaceDeclaration(components)) return { member: "", footers };
  // The other components would be printed with every schema.
  const schemas = components.members.slice(0, 1);
  const alone = ts.factory.createInterfaceDeclaration(
    undefined,
    components.name,
    undefined,
    undefined,
    schemas,
  );
  return { member: linesWithin(linesWithin(printNode(alone))), footers };
}

/** Lines under the same name one after the other; a helper type once. */
function joinFooters(entries: readonly { readonly footers: Footers }[]): Footers {
  const lines = new Map<string, string[]>();
  for (const [name, text] of entries.flatMap(({ footers }) => [...footers])) {
    const found = lines.get(name);
    if (found === undefined) lines.set(name, [text]);
    else if (name === OPERATIONS) found.push(text);
  }
  return new Map([...lines].map(([name, texts]) => [name, texts.join("")]));
}

/** An interface without members is a record of nothing, as openapi-typescript has it. */
function interfaceText(name: string, members: string): string {
  return members === ""
    ? `export type ${name} = Record<string, never>;\n`
    : `export interface ${name} {\n${members}}\n`;
}

/** The declaration of the components, whose schemas are printed apart. */
function withSchemas(components: string, members: string): string {
  return members === ""
    ? components
    : components.replace("    schemas: never;\n", () => `    schemas: {\n${members}    };\n`);
}

/** What stands between the first line of a block and its last. */
function linesWithin(block: string): string {
  return block.slice(block.indexOf("\n") + 1, block.lastIndexOf("\n", block.length - 2) + 1);
}

/** As openapi-typescript's `astToString` prints it, which makes a printer for each text. */
function printNode(node: Node): string {
  return `${PRINTER.printNode(ts.EmitHint.Unspecified, node, NO_FILE)}\n`;
}

const PRINTER = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const NO_FILE = ts.createSourceFile("schema.ts", "", ts.ScriptTarget.ESNext);
