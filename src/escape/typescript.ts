import { type Escaped, type Template, templateFor } from "./escaped.ts";
import { spellUnseen } from "./unseen.ts";

/** TypeScript: of generated modules, and of programs that docs show. */
export type Code = Escaped<"typescript">;

/** A template whose values are code already. */
export const code: Template<"typescript"> = templateFor();

/** A text as a string literal. */
export function stringLiteral(text: string): Code {
  return JSON.stringify(text) as Code;
}

/** A name from the spec as a key of an object literal. */
export function keyLiteral(name: string): Code {
  // Written bare or as a string, `__proto__` would set the prototype instead of a property.
  if (name === "__proto__") return code`["__proto__"]`;
  return IDENTIFIER.test(name) ? (name as Code) : stringLiteral(name);
}

/** A name that is one of the code's own. @throws when it is none: specs with such names are refused before. */
export function identifier(name: string): Code {
  if (!IDENTIFIER.test(name)) throw new Error(`${JSON.stringify(name)} is no identifier.`);
  return name as Code;
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A comment to the end of the line. */
export function lineComment(text: string): Code {
  return `// ${text.replace(/\s+/g, " ")}` as Code;
}

/** Pieces on one line. */
export function commaSeparated(pieces: readonly Code[]): Code {
  return code.join(pieces, code`, `);
}

/** What stands in a declaration that the compiler printed: it escapes what it prints. */
export function declaredText(node: { getText(): string }): Code {
  return node.getText() as Code;
}

/** Declarations that the compiler printed, whole lines of them; what becomes comments there is escaped before. */
export function printedLines(text: string): Code {
  return text as Code;
}

/**
 * The parts of a module, an empty line between them. What nobody would see comes from texts of the spec, which stand
 * in string literals, where its escape means the same, and in comments, where it is seen.
 */
export function joinParts(...parts: readonly Code[]): Code {
  return spellUnseen(parts.filter((part) => part !== "").join("\n")) as Code;
}
