import type { Locale } from "../../model/model.ts";
import type { Report } from "../report.ts";

/** The report for machines. The shape is a contract. */
export function renderJson({ summary, changes }: Report, locale: Locale): string {
  return JSON.stringify(
    {
      summary,
      changes: changes.map(({ id, wire, client, operationIds, pointer, place, message }) => ({
        id,
        wire,
        client,
        operationIds,
        pointer,
        file: place.file,
        line: place.line,
        message: message[locale],
      })),
    },
    undefined,
    2,
  );
}
