import { type Escaped, type Template, templateFor } from "./escaped.ts";

/** A command line for a POSIX shell. */
export type Shell = Escaped<"shell">;

/** A template whose values are parts of command lines already. */
export const shell: Template<"shell"> = templateFor();

/** A word, line ends and all: within single quotes only the single quote itself has a meaning. */
export function singleQuoted(text: string): Shell {
  return `'${text.replaceAll("'", `'\\''`)}'` as Shell;
}

/** A word, in quotes where it needs them. */
export function shellWord(text: string): Shell {
  return /^[\w@%+=:,./-]+$/.test(text) ? (text as Shell) : singleQuoted(text);
}
