import { printable, type Shown, shown } from "../escape/terminal.ts";
import { OutputError } from "../output/fault.ts";
import type { UsageError } from "../source/errors.ts";

/** What is said of a failure. A line end in it, such as of a file's name, begins no line. */
export function messageOf(failure: UsageError | OutputError): Shown {
  const lines = failure instanceof OutputError ? failure.lines : [failure.message];
  return shown.join(lines.map(printable), shown`\n`);
}
