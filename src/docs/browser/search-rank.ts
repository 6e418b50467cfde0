import type { SearchEntry } from "./search-entries.ts";

/** What is shown of all that is found. */
const SHOWN = 30;

/**
 * The best entries for a query.
 *
 * Every word of it must occur in an entry, as part of a word too. Chinese sets no spaces, so of a longer run of
 * characters it is enough that every two neighbours occur.
 */
export function rankEntries(
  query: string,
  entries: readonly SearchEntry[],
): { readonly hits: readonly SearchEntry[]; readonly count: number } {
  const words = wordsOf(query).map((text): Word => ({ text, pairs: pairsOf(text) }));
  if (words.length === 0) return { hits: [], count: 0 };
  const found: { readonly entry: SearchEntry; readonly score: number }[] = [];
  for (const entry of entries) {
    const score = scoreOf(entry, words);
    if (score > 0) found.push({ entry, score });
  }
  found.sort((a, b) => b.score - a.score || (a.entry.label < b.entry.label ? -1 : 1));
  return { hits: found.slice(0, SHOWN).map(({ entry }) => entry), count: found.length };
}

/** The words of a query as they are looked for. */
export function wordsOf(query: string): string[] {
  return query
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s,，。、]+/)
    .filter((word) => word !== "");
}

/** A word of a query, and what may stand for it: two neighbouring characters each, when it is Chinese. */
interface Word {
  readonly text: string;
  readonly pairs: readonly string[];
}

const WEIGHTS = { operation: 30, guide: 20, model: 15, field: 0 };

function scoreOf(entry: SearchEntry, words: readonly Word[]): number {
  let score = 0;
  let own = false;
  for (const word of words) {
    const inNames = scoreWord(entry.names, word);
    const all = inNames === 0 ? scoreWord(entry.text, word) / 8 : inNames;
    if (all === 0) return 0;
    own ||= inNames > 0;
    score += all;
  }
  // A field whose page alone fits adds nothing to the page itself.
  if (entry.kind === "field" && !own && !mentions(entry, words)) return 0;
  return score + WEIGHTS[entry.kind] + (own ? 40 : 0) - Math.min(entry.label.length, 60) / 10;
}

/** Whether the description of a field, not just its page, has a word. */
function mentions({ text }: SearchEntry, words: readonly Word[]): boolean {
  const [english = "", chinese = ""] = text.split("\n");
  return words.some((word) => scoreWord(english, word) > 0 || scoreWord(chinese, word) > 0);
}

function scoreWord(text: string, { text: word, pairs }: Word): number {
  const at = text.indexOf(word);
  if (at < 0) return pairs.length > 0 && pairs.every((pair) => text.includes(pair)) ? 16 : 0;
  const starts = at === 0 || text[at - 1] === "\n";
  const after = text[at + word.length];
  const ends = after === undefined || after === "\n";
  return starts && ends ? 100 : starts ? 60 : ends ? 40 : 30;
}

function pairsOf(word: string): string[] {
  if (!/^\p{Script=Han}{3,}$/u.test(word)) return [];
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
}
