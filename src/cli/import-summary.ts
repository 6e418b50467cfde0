import type { Imported } from "../import/import-page.ts";

/** One page of the summary. */
export interface SummaryRow {
  readonly page: string;
  readonly imported: Imported;
}

/** The words for what became of a page. */
export function outcomeOf({ outcome, findings }: Imported): string {
  if (outcome !== "present") return outcome;
  return findings.some(({ known }) => !known) ? "differs" : "unchanged";
}

/** A table of what became of every page, one a line. */
export function summaryTable(rows: readonly SummaryRow[]): string {
  const cells = rows.map(({ page, imported }) => [
    page,
    imported.operationId ?? "?",
    imported.method === "" ? "" : `${imported.method} ${imported.path}`,
    outcomeOf(imported),
    String(imported.findings.filter(({ known }) => !known).length),
    String(imported.findings.filter(({ known }) => known).length),
  ]);
  const all = [["page", "operation", "call", "outcome", "findings", "known"], ...cells];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
