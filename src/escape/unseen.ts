/**
 * What no reader of a text sees: controls, line separators, and what turns the direction of writing, so that it looks
 * like another. Tabs and line feeds are not among it.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** What steers a terminal or ends a line, and what turns the direction of writing: for the class of a pattern, flag `u`. */
export const STEERING: string = String.raw`\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069`;

/** Whether there is any of it. */
export function hasUnseen(text: string): boolean {
  return text.search(UNSEEN) >= 0;
}

/** A text with the escapes for it that JavaScript, JSON and YAML share. Within quotes they mean the same. */
export function spellUnseen(text: string): string {
  return text.replace(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
