import { compareText } from "../load/code-unit-order.ts";
import type { Location } from "../load/problem.ts";

/** One way in which a page and the spec differ, or in which a page cannot be taken at its word. */
export interface Finding {
  /** What kind: `type`, `required`, `missing-field`, … */
  readonly id: string;
  /** Whether the spec declares it or all pages are known for it; such findings explain and do not fail. */
  readonly known: boolean;
  /** The line of the page, or of what it would stand in. */
  readonly line: number;
  /** The place in the spec; `undefined` when the spec has nothing to do with it. */
  readonly location: Location | undefined;
  readonly message: string;
}

/** In the order of the page. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.line - b.line || compareText(a.message, b.message));
}
