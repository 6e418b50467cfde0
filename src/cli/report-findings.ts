import { type Paint, printable, shown } from "../escape/terminal.ts";
import type { Finding } from "../import/finding.ts";
import { formatLocation } from "../load/problem.ts";
import type { Terminal } from "./terminal.ts";

/** Prints findings with their places on the page and in the spec, those that are explained last. */
export function reportFindings(file: string, findings: readonly Finding[], terminal: Terminal): void {
  const { colors } = terminal;
  const print = ({ id, line, location, message }: Finding, paint: Paint): void => {
    const places = [`${file}:${line}`, ...(location === undefined ? [] : [formatLocation(location)])];
    terminal.out(
      shown`${shown.join(
        places.map((place) => colors.cyan(printable(place))),
        shown` `,
      )} ${paint(printable(message))} ${colors.dim(shown`[${printable(id)}]`)}`,
    );
  };
  for (const finding of findings.filter(({ known }) => !known)) print(finding, (text) => text);
  const known = findings.filter((finding) => finding.known);
  if (known.length > 0) terminal.out(colors.dim(shown`Known differences:`));
  for (const finding of known) print(finding, colors.dim);
}

/** A finding as machines read it. */
export function findingJson(page: string, { id, known, line, location, message }: Finding): object {
  return { id, known, page, line, ...(location === undefined ? {} : { spec: location }), message };
}
