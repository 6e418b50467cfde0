import { readFileSync } from "node:fs";
import { decodeText } from "../load/encoding.ts";
import { mergeConflictIn } from "../load/merge-conflict.ts";
import type { Problem } from "../load/problem.ts";
import { InputError, UsageError } from "./errors.ts";

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
 * @param stdin opens it, when a page comes from there
 * @throws UsageError when a file cannot be read
 * @throws InputError when one is no text, or has a merge conflict in it
 */
export async function readPageTexts(
  files: readonly string[],
  stdin: () => AsyncIterable<Uint8Array | string>,
): Promise<PageText[]> {
  const texts: PageText[] = [];
  const problems: Problem[] = [];
  for (const file of [...new Set(files)]) {
    // Browsers on Windows save text as UTF-16.
    const decoded = decodeText(file, file === STDIN ? await bytesOf(stdin()) : readFile(file), {
      utf16: true,
    });
    const problem = typeof decoded === "string" ? mergeConflictIn(file, decoded, false) : decoded;
    if (problem !== undefined) problems.push(problem);
    else texts.push({ file, text: (decoded as string).replace(/^\ufeff/, "") });
  }
  if (problems.length > 0) throw new InputError(problems);
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

async function bytesOf(stream: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
