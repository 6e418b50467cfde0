/**
 * What begins a text that a program wrote in place of an author: `import` writes it, `lint` does not let it pass.
 * What follows the mark says what is asked for.
 */
export const DRAFT_MARK = "TODO(import):";

/** Whether a text still waits for its author. */
export function isDraft(text: string): boolean {
  return text.trimStart().startsWith(DRAFT_MARK);
}
