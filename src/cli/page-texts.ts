import { readFileSync } from "node:fs";
import { UsageError } from "./errors.ts";

/** What stands for standard input in place of a file. */
const STDIN = "-";

/** The text of a page, as the user named it. */
export interface PageText {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads pages, each from a file or one from standard input.
 *
 * @throws UsageError when a file cannot be read
 */
export async function readPageTexts(files: readonly string[]): Promise<PageText[]> {
  const texts: PageText[] = [];
  for (const file of [...new Set(files)]) {
    texts.push({ file, text: decode(file === STDIN ? await readStdin() : readFile(file)) });
  }
  return texts;
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "EISDIR" ? "it is a folder" : "there is none";
    throw new UsageError(
      `The page ${file} cannot be read: ${reason}. Name a text file, or - for standard input.`,
    );
  }
}

async function readStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** Browsers on Windows save text as UTF-16. */
function decode(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? "utf-16le" : "utf-8").decode(bytes);
}
