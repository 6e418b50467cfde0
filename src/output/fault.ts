import { isMixed } from "./journal-file.ts";

/** The output cannot be written: permissions, space, a read-only disk. Ends with exit code 1. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  readonly lines: readonly string[];
  constructor(...lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

/** What is wrong by the code of a fault of the file system, and what helps when it is about an output folder. */
const REASONS: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  ENOSPC: ["the disk is full", "Make room on it, or choose another folder with --out."],
  EDQUOT: ["your share of the disk is used up", "Make room, or choose another folder with --out."],
  EROFS: ["the disk is read-only", "Choose another folder with --out."],
  EACCES: ["you are not allowed to", "Mend the permissions, or choose another folder with --out."],
  EPERM: ["you are not allowed to", "Mend the permissions, or choose another folder with --out."],
  EMFILE: ["too many files are open", "Raise the limit (ulimit -n), or close some."],
  ENFILE: ["too many files are open on this machine", "Close some."],
  ENAMETOOLONG: [
    "a name is longer than the disk allows",
    "Shorten it, or choose a shorter folder with --out.",
  ],
  ENOTDIR: ["a file stands where a folder should be", "Remove it, or choose another folder with --out."],
  EBUSY: [
    "it is in use, or a disk is mounted there",
    "Close what uses it, or choose a folder below it with --out.",
  ],
};

/** Says on one line why an output folder could not be written. */
export function outputFault(out: string, error: unknown): OutputError {
  const fix = REASONS[codeOf(error)]?.[1];
  const state = isMixed(out) ? "will be as it was after the next command" : "is unchanged";
  const said = `${out} cannot be written and ${state}: ${reasonOf(error)}.`;
  return new OutputError(fix === undefined ? said : `${said} ${fix}`);
}

/** Says what is wrong, and where. */
export function reasonOf(error: unknown): string {
  const what = REASONS[codeOf(error)]?.[0];
  if (what === undefined) return error instanceof Error ? error.message : String(error);
  const { path } = error as NodeJS.ErrnoException;
  return path === undefined ? what : `${what} (${codeOf(error)}: ${path})`;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? "";
}
