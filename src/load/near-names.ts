/**
 * The few names that a wrong one was most likely meant to be; none when no name is like it.
 *
 * Alike is what differs in case alone, else in a slip of the pen or two, else what is a beginning of the other.
 */
export function nearNames(wrong: string, known: readonly string[]): string[] {
  const given = wrong.toLowerCase();
  if (given.length > LONGEST) return [];
  const looked = known.slice(0, MOST_LOOKED_AT);
  const distances = looked.map((name) => distanceOf(given, name.toLowerCase()));
  const least = distances.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const near =
    least <= mostSlips(given)
      ? looked.filter((_, index) => distances[index] === least)
      : looked.filter((name) => isBeginning(given, name.toLowerCase()));
  return near.slice(0, MOST);
}

/** "Perhaps type was meant. ", to stand before other advice; empty where nothing is near. */
export function perhaps(near: readonly string[]): string {
  return near.length === 0 ? "" : `Perhaps ${near.join(" or ")} was meant. `;
}

/** More are no help. */
const MOST = 3;

/** Comparing takes the product of two lengths, and nobody names anything like this. */
const LONGEST = 100;

const MOST_LOOKED_AT = 5_000;

const SHORTEST_BEGINNING = 3;

/** Every third letter may be wrong. */
function mostSlips({ length }: string): number {
  return Math.min(Math.floor(length / 3), 3);
}

function isBeginning(a: string, b: string): boolean {
  return a.length >= SHORTEST_BEGINNING && (a.startsWith(b) || b.startsWith(a));
}

/** How many letters are to be added, removed, replaced or swapped with the next to make one of the other. */
function distanceOf(a: string, b: string): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > mostSlips(a)) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
