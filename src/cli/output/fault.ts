import { OutputError } from "../errors.ts";

/** What is wrong, and what to do about it, by the code of a fault of the file system. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full. Make room on it, or choose another folder with --out.",
  EDQUOT: "your share of the disk is used up. Make room, or choose another folder with --out.",
  EROFS: "the disk is read-only. Choose another folder with --out.",
  EACCES: "you are not allowed to. Mend the permissions, or choose another folder with --out.",
  EPERM: "you are not allowed to. Mend the permissions, or choose another folder with --out.",
  EMFILE: "too many files are open. Raise the limit (ulimit -n), or close some.",
  ENFILE: "too many files are open on this machine. Close some.",
  ENAMETOOLONG: "a name is longer than the disk allows. Choose a shorter folder with --out.",
  ENOTDIR: "a file stands where a folder should be. Remove it, or choose another folder with --out.",
  EBUSY:
    "it is in use, or a disk is mounted there. Close what uses it, or choose a folder below it with --out.",
  EXDEV: "it spans several disks. Choose a folder on one of them with --out.",
};

/** Whether a fault says already what is wrong; one from a thread is of no class. */
export function isOutputError(error: unknown): error is Error {
  return error instanceof Error && error.name === "OutputError";
}

/** Says on one line why an output could not be written. */
export function outputFault(out: string, error: unknown): OutputError {
  if (isOutputError(error)) return error instanceof OutputError ? error : new OutputError(error.message);
  const { message, code, path } = error as NodeJS.ErrnoException;
  const reason = REASONS[code ?? ""];
  if (reason === undefined) return new OutputError(`${out} cannot be written: ${message}. It is unchanged.`);
  const place = path === undefined ? "" : ` (${code}: ${path})`;
  return new OutputError(`${out} cannot be written and is unchanged: ${reason}${place}`);
}
