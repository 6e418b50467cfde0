import { report } from "./report.ts";

/** Reports a heading, what there is to say about the figures, and a Markdown table of them. */
export function printTable(
  heading: string,
  about: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  const rule = line(columns.map(() => "---"));
  report(`## ${heading}\n\n${about}\n\n${line(columns)}${rule}${rows.map(line).join("")}\n`);
}

/** `1.23 (1.10–1.31)`: a ratio, and between which ones the middle half of the rounds lies. */
export function ratioCell(ratio: number, spread: readonly [number, number]): string {
  return `${ratio.toFixed(2)} (${spread.map((limit) => limit.toFixed(2)).join("–")})`;
}

/** A figure without decimals, its thousands set apart. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}
