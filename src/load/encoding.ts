import type { Problem } from "./problem.ts";

/** What a file or an answer is, as whoever reads it has it: a text, or bytes that are one if they are UTF-8. */
export type Content = string | Uint8Array;

/**
 * The text that some bytes are, a byte order mark included; or what is wrong with them. Every text that comes from
 * outside is decoded here, for a byte of another encoding would pass as U+FFFD, and end up in what is published.
 *
 * @param file as the problem shall name it
 * @param utf16 whether it may be UTF-16 as well, if it has a byte order mark
 */
export function decodeText(
  file: string,
  content: Content,
  { utf16 = false }: { readonly utf16?: boolean } = {},
): string | Problem {
  if (typeof content === "string") return content;
  const marked = utf16MarkOf(content);
  if (marked !== undefined) {
    return (utf16 ? decodeUtf16(content, marked) : undefined) ?? problemAt(file, "", IS_UTF16);
  }
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("utf8");
  const zeroAt = content.indexOf(0);
  const fault = firstFault(content, text);
  // Whichever comes first: with a zero byte before it, it is UTF-16, whatever else it looks like.
  if (fault !== undefined && !(zeroAt >= 0 && zeroAt < fault.offset)) {
    const { offset, before } = fault;
    const byte = content[offset]!.toString(16).toUpperCase().padStart(2, "0");
    return problemAt(
      file,
      before,
      `is not UTF-8: the byte 0x${byte} at offset ${offset} belongs to another encoding, such as GBK or Latin-1`,
    );
  }
  if (zeroAt < 0) return text;
  return problemAt(
    file,
    text.slice(0, text.indexOf("\0")),
    `has a zero byte at offset ${zeroAt}, so it is UTF-16 without a mark, or no text`,
  );
}

function utf16MarkOf([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

function decodeUtf16(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // it breaks off in the middle of a character
  }
}

const REPLACEMENT = "\ufffd";

/** The first byte that is no UTF-8, and the text before it: the first replacement that the bytes do not spell. */
function firstFault(
  bytes: Uint8Array,
  text: string,
): { readonly offset: number; readonly before: string } | undefined {
  let offset = 0;
  let from = 0;
  for (;;) {
    const at = text.indexOf(REPLACEMENT, from);
    if (at < 0) return undefined;
    offset += Buffer.byteLength(text.slice(from, at));
    const isSpelt = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isSpelt) return { offset, before: text.slice(0, at) };
    offset += 3;
    from = at + 1;
  }
}

const IS_UTF16 = "is UTF-16, as the mark at offset 0 says, and is read as UTF-8";

/** @param before the text before the place */
function problemAt(file: string, before: string, fault: string): Problem {
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  return {
    id: "encoding",
    location: { file, line, column },
    message: `This file ${fault}.`,
    fix: "Save it as UTF-8: open it in an editor with the encoding it has, and save it with UTF-8 instead.",
  };
}
