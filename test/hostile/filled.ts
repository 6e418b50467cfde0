import { acceptedOf, type Position, positionsIn, withTextWhereAccepted } from "./positions.ts";
import { WHOLE_SPEC } from "./whole-spec.ts";

const all = positionsIn(WHOLE_SPEC);

/** The places of the whole spec that accept a text of any kind. */
export const ACCEPTED: readonly Position[] = acceptedOf(
  WHOLE_SPEC,
  all,
  "zq9 */ `'\"; // {@link x}\n@template T",
);

/** Those that accept none: what is wrong with them is told, and repeats the text. */
export const REFUSED: readonly Position[] = all.filter((position) => !ACCEPTED.includes(position));

/** The whole spec, each time with the next of the texts in a place, so that every place has had every text. */
export async function filledWith(texts: readonly string[]): Promise<unknown[]> {
  const documents: unknown[] = [];
  for (const start of texts.keys()) {
    const text = (index: number) => texts[(start + index) % texts.length]!;
    documents.push((await withTextWhereAccepted(WHOLE_SPEC, ACCEPTED, text)).document);
  }
  return documents;
}
