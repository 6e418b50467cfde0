/** Shorter secrets would be struck out of innocent words and figures. */
const SHORTEST = 4;

/** What is shown of a text, in UTF-16 code units. Servers cut their own at 4,096; a gateway's page may be of any size. */
const LONGEST = 65_536;

/** What one code unit grows to at most when it is quoted: three bytes, each with a percent sign and two digits. */
const QUOTED_LENGTH = 9;

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const ESCAPED: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** How a text is quoted: what a quoted sign looks like, and what it says. */
interface Quoting {
  readonly sign: RegExp;
  readonly read: (sign: string, inner: string) => string;
}

/** The outermost first, for quoted texts are quoted again. */
const QUOTINGS: readonly Quoting[] = [
  // HTML
  {
    sign: /&(#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);/gi,
    read: (sign, inner) =>
      NAMED[inner.toLowerCase()] ?? charOf(Number(inner.replace("#", "").replace(/^x/i, "0x")), sign),
  },
  // JSON; Gson escapes more than JSON asks
  {
    sign: /\\(u[\da-f]{4}|.)/gis,
    read: (sign, inner) =>
      inner.length > 1 ? charOf(Number.parseInt(inner.slice(1), 16), sign) : (ESCAPED[inner] ?? inner),
  },
  // URLs and forms
  {
    sign: /\+|%(?:[cd][\da-f]%[89ab][\da-f]|e[\da-f](?:%[89ab][\da-f]){2}|f[0-4](?:%[89ab][\da-f]){3}|[\da-f]{2})/gi,
    read: (sign) => (sign === "+" ? " " : bytesOf(sign)),
  },
];

/** A text with its quotes taken off, and where each of its code units, and its end, stand in the one that was given. */
interface Reading {
  readonly text: string;
  readonly placeOf: (at: number) => number;
}

/**
 * A text that is going to be shown, without the secrets in it, however they are quoted there, and cut to 65,536 code
 * units. Takes time in proportion to the text, whatever it says: it may be a hostile server's.
 */
export function strike(text: string, secrets: Iterable<string>): string {
  const known = [...secrets].filter(({ length }) => length >= SHORTEST);
  const longest = Math.max(0, ...known.map(({ length }) => length));
  // Room for a secret that stands across the cut: its beginning would be shown.
  const seen = text.slice(0, LONGEST + longest * QUOTED_LENGTH);
  const found = known.length > 0 ? readingsOf(seen).flatMap((reading) => findAll(reading, known)) : [];
  found.sort(([a], [b]) => a - b);
  let shown = "";
  let at = 0;
  for (const [start, end] of found) {
    if (start >= LONGEST) break;
    if (start >= at) shown += `${seen.slice(at, start)}***`;
    at = Math.max(at, end);
  }
  shown += seen.slice(at, Math.max(at, LONGEST));
  return text.length > LONGEST ? `${shown}…` : shown;
}

/** Where secrets stand. Forms quote a space as a plus sign, which may as well stand for itself. */
function findAll({ text, placeOf }: Reading, secrets: readonly string[]): [start: number, end: number][] {
  const found: [start: number, end: number][] = [];
  for (const secret of new Set([...secrets, ...secrets.map((each) => each.replaceAll("+", " "))])) {
    const { length } = secret;
    for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + length))
      found.push([placeOf(at), placeOf(at + length)]);
  }
  return found;
}

/** A text as it is, and with one quoting after the other taken off. */
function readingsOf(given: string): Reading[] {
  const readings: Reading[] = [{ text: given, placeOf: (at) => at }];
  for (const { sign, read } of QUOTINGS) {
    const { text: outer, placeOf } = readings.at(-1) as Reading;
    const places: number[] = [];
    let text = "";
    let at = 0;
    const copy = (end: number): void => {
      text += outer.slice(at, end);
      while (at < end) places.push(placeOf(at++));
    };
    for (const { 0: quoted, 1: inner = "", index } of outer.matchAll(sign)) {
      copy(index);
      const said = read(quoted, inner);
      text += said;
      for (let unit = 0; unit < said.length; unit++) places.push(placeOf(index));
      at = index + quoted.length;
    }
    if (at === 0) continue;
    copy(outer.length);
    places.push(placeOf(outer.length));
    readings.push({ text, placeOf: (unit) => places[unit] ?? 0 });
  }
  return readings;
}

function charOf(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

/** A sign of UTF-8 or, if it is a byte alone, of Latin-1. */
function bytesOf(sign: string): string {
  try {
    return decodeURIComponent(sign);
  } catch {
    return sign.length === 3 ? charOf(Number.parseInt(sign.slice(1), 16), sign) : sign;
  }
}
