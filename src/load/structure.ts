import { MAX_PROBLEMS } from "./bounds.ts";
import { BROKEN, type Bundle } from "./bundle.ts";
import { asMapping, ownValue } from "./mapping.ts";
import { nearNames, perhaps } from "./near-names.ts";
import { parsePointer, valueAt } from "./pointer.ts";
import type { Problem } from "./problem.ts";
import { lintStructure, type StructureFinding } from "./structure-lint.ts";
import { startThread } from "./thread.ts";

/**
 * Whether a bundled document is built as OpenAPI 3.1 says: every object where one belongs, with the fields
 * it must have and no others. Redocly knows that; it is given the document in memory and opens no file.
 *
 * @param lint where that is done; by default here, or in a thread of its own when that is worth one
 */
export async function checkStructure(bundle: Bundle, lint: LintDocument = lintAnywhere): Promise<Problem[]> {
  // Other versions have other structures; the model says that they are not understood.
  const version = asMapping(bundle.document).openapi;
  if (typeof version !== "string" || !version.startsWith("3.1.")) return [];
  const found = withoutTwins(await lint(bundle.document));
  return found.slice(0, MAX_PROBLEMS).flatMap(({ message, suggest, pointer, onKey }) => {
    const value = valueAt(bundle.document, pointer);
    // A missing part has been reported where it is missing from; a schema may be true or false.
    if (value === BROKEN || (typeof value === "boolean" && message.includes("`Schema`"))) return [];
    return {
      id: "structure",
      location: bundle.locate(pointer, onKey ? "key" : "value"),
      pointer: bundle.trace(pointer).pointer,
      message: messageFor(message, pointer),
      fix: fixFor(message, suggest, onKey ? parsePointer(pointer).at(-1) : value),
    };
  });
}

/**
 * Leaves out what one slip of the pen brings besides: that a field is missing which stands there misspelt, and that
 * fields are not allowed beside a type that is none.
 */
function withoutTwins(found: readonly StructureFinding[]): StructureFinding[] {
  const strays = new Map<string, string[]>();
  const types = new Set<string>();
  for (const { message, pointer } of found) {
    const [parent, key] = splitPointer(pointer);
    if (UNEXPECTED.test(message)) strays.set(parent, [...(strays.get(parent) ?? []), key]);
    if (key === "type" && VALUES.test(message)) types.add(parent);
  }
  return found.filter(({ message, pointer }) => {
    const missing = MISSING.exec(message)?.[0].match(/\w+/g) ?? [];
    if (missing.length > 0) return !strays.get(pointer)?.some((key) => nearNames(key, missing).length > 0);
    return !(/is not allowed here/.test(message) && types.has(splitPointer(pointer)[0]));
  });
}

const UNEXPECTED = /is not expected here/;
const VALUES = / can be one of the following only: (.*)/;
const MISSING = /^The field .* must be present|^Must contain at least one of the following fields: .*/;

/** The pointer of the object and the key. */
function splitPointer(pointer: string): [parent: string, key: string] {
  return [pointer.slice(0, pointer.lastIndexOf("/")), parsePointer(pointer).at(-1) ?? ""];
}

/** Lints a document, wherever that is done. */
export type LintDocument = (document: unknown) => Promise<readonly StructureFinding[]>;

/** In a thread of its own when that is worth one. */
const lintAnywhere: LintDocument = (document) =>
  (isWorthThread(document) ? lintBeside(document) : undefined) ?? lintStructure(document);

/** Past so many paths linting takes longer than starting a thread for it. */
const PATHS_WORTH_THREAD = 200;

/** Whether work on a document is worth a thread of its own. */
export function isWorthThread(document: unknown): boolean {
  return Object.keys(asMapping(asMapping(document).paths)).length > PATHS_WORTH_THREAD;
}

/**
 * Lints in a thread of its own, which begins at once, so that the caller can go on with something else.
 *
 * @returns `undefined` where there are no threads
 */
function lintBeside(document: unknown): Promise<readonly StructureFinding[]> | undefined {
  return startThread<readonly StructureFinding[]>(import.meta.url, "structure-worker", document)?.next();
}

function messageFor(message: string, pointer: string): string {
  const where = parsePointer(pointer).at(-1);
  const text = message.replace(/\.?$/, ".");
  return text.startsWith("Expected") && where !== undefined ? `"${where}": ${text}` : text;
}

/** @param given the key or the value that is wrong */
function fixFor(message: string, suggestions: readonly string[], given: unknown): string {
  const word = typeof given === "string" ? given : "";
  const values = VALUES.exec(message)?.[1];
  if (values !== undefined) {
    const known = [...values.matchAll(/"([^"]*)"/g)].map(([, value]) => value!);
    const type = ownValue(TYPES, word) ?? "";
    return `${perhaps(known.includes(type) ? [type] : nearNames(word, known))}Write one of these.`;
  }
  const near = perhaps(nearNames(word, suggestions));
  if (/must be present/.test(message)) return "Add it.";
  if (UNEXPECTED.test(message)) {
    return `${near}Correct its spelling or remove it; what OpenAPI does not know goes under x-zstack.`;
  }
  if (/further than can be followed/.test(message)) return "Let fewer schemas lie within each other.";
  if (/^Expected type/.test(message)) return "Write what OpenAPI asks for at this place.";
  return `${near}See https://spec.openapis.org/oas/v3.1.0 for what may stand here.`;
}

/** What schemas call types that go by other names elsewhere. */
const TYPES: Readonly<Record<string, string>> = {
  long: "integer",
  Long: "integer",
  short: "integer",
  float: "number",
  Float: "number",
  double: "number",
  Double: "number",
  decimal: "number",
  list: "array",
  List: "array",
  Set: "array",
  map: "object",
  Map: "object",
  text: "string",
  date: "string",
  Timestamp: "string",
};
