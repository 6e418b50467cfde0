import { padded, printable, type Shown, shown } from "../escape/terminal.ts";
import type { Imported } from "../import/import-page.ts";

/** What became of a page. */
export interface PageResult {
  readonly page: string;
  readonly imported: Imported;
}

/** The words for it. */
export function outcomeOf({ outcome, findings }: Imported): string {
  if (outcome !== "present") return outcome;
  return findings.some(({ known }) => !known) ? "differs" : "unchanged";
}

/** A table of what became of every page, one a line. */
export function summaryTable(results: readonly PageResult[]): Shown {
  const cells = results.map(({ page, imported }) => [
    page,
    imported.operationId ?? "?",
    imported.method === "" ? "" : `${imported.method} ${imported.path}`,
    outcomeOf(imported),
    String(imported.findings.filter(({ known }) => !known).length),
    String(imported.findings.filter(({ known }) => known).length),
  ]);
  const titles = ["page", "operation", "call", "outcome", "findings", "known"];
  const all = [titles, ...cells].map((row) => row.map(printable));
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const lines = all.map((row) =>
    shown.join(
      // Nothing comes after the last.
      row.map((cell, column) => (column === titles.length - 1 ? cell : padded(cell, widths[column]!))),
      shown`  `,
    ),
  );
  return shown.join(lines, shown`\n`);
}
