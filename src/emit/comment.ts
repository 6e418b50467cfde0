/**
 * Text in a comment must neither end it nor be read as a tag. Editors show comments as Markdown, and some HTML in it:
 * outside of code it must neither link, under words of its own, nor show an image.
 */
export function escapeComment(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
      .split(/(?<!`)(`[^`]+`)(?!`)/)
      .map((part, at) =>
        at % 2 === 1 ? part : part.replace(/<(?=[A-Za-z/!?])/g, "\\<").replace(/\](?=[([:])/g, "\\]"),
      )
      .join("")
      .replaceAll("*/", "*\\/")
      // Within a word, as in an address, it is no tag.
      .replace(/(?<![\p{L}\p{N}_.-])@/gu, "\\@")
  );
}
