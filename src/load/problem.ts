import { compareText } from "./code-unit-order.ts";

/** A place in a file of the spec. Lines and columns count from 1. */
export interface Location {
  /** As the user would type it: relative to the working directory, with forward slashes; or a URL. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One fault of an input document: where it is, what it is, what to do about it. */
export interface Problem {
  /** What kind of fault: `unresolved-ref`, `duplicate-operation-id`, … */
  readonly id: string;
  readonly location: Location;
  /** The JSON Pointer of the place within its file, where the file could be read. */
  readonly pointer?: string;
  /** Of what is missing: the object that lacks it. Another fault within that may be the reason. */
  readonly missedIn?: string;
  readonly message: string;
  readonly fix: string;
}

/** Faults in reading order, each once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const inOrder = [...problems].sort(
    (a, b) =>
      compareText(a.location.file, b.location.file) ||
      a.location.line - b.location.line ||
      a.location.column - b.location.column ||
      compareText(a.message, b.message),
  );
  return inOrder.filter((problem, index) => {
    const previous = inOrder[index - 1];
    return (
      previous === undefined ||
      previous.message !== problem.message ||
      formatLocation(previous.location) !== formatLocation(problem.location)
    );
  });
}

/** `file:line:column`, which terminals and editors turn into a link. */
export function formatLocation({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}
