import type { HistoryChange, OperationHistory } from "../model/history.ts";
import type { Locale } from "../model/model.ts";
import { type Block, code, type Inline, paragraph, words } from "./content.ts";
import { fill, say, titled } from "./phrase.ts";

/** What changed in which release. */
export function historySection(history: OperationHistory, locale: Locale): Block[] {
  const title = titled(2, locale, "history");
  if (history.length === 0) return [title, paragraph(words(say(locale, "noHistory")))];
  const items = history.map(({ release, changes }) => ({
    content: [release === undefined ? words(say(locale, "unreleased")) : code(release)],
    children: changes.map((change) => ({ content: told(change, locale), children: [] })),
  }));
  return [title, { kind: "list", items }];
}

function told({ breaking, message }: HistoryChange, locale: Locale): Inline[] {
  const change = words(message[locale]);
  return breaking ? fill(locale, "breakingChange", { change }) : [change];
}
