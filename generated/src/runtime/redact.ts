/** Shorter secrets would be struck out of innocent words and figures. */
const SHORTEST = 4;

/** What is shown of a text, in UTF-16 code units. Servers cut their own at 4,096; a gateway's page may be of any size. */
const LONGEST = 65_536;

/** More than a code unit grows to when it is quoted: in a URL within HTML, to 21. */
const QUOTED_LENGTH = 24;

/** How quoted signs look. */
const HTML = /&(?:#x?[\da-f]{1,7}|amp|lt|gt|quot|apos);/gi;
const JSON_TEXT = /\\(?:u[\da-f]{4}|.)/gis;
const URL_OR_FORM = /\+|%[0-7][\da-f]|%[c-f][\da-f](?:%[89ab][\da-f]){1,3}/gi;

/** What texts are quoted in, the outermost first; JSON and URLs within their own kind, too. */
const QUOTINGS: readonly (readonly RegExp[])[] = [
  [HTML, JSON_TEXT, JSON_TEXT, URL_OR_FORM, URL_OR_FORM],
  // What looks like HTML may be a part of the secret.
  [JSON_TEXT, JSON_TEXT],
];

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What is secret in a request besides what its sender names: see {@link secretsOf}. */
export interface Secretive {
  readonly target: string;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** The caller's. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Known to be secret whatever their names. */
  readonly secrets: readonly string[];
  /** The names, of parameters and of fields, whose values are secret. */
  isSecret(name: string): boolean;
}

/** The `error` of an answer. */
export type Envelope = Readonly<Record<string, unknown>>;

/** Shows what servers and platforms say, without what must not be shown. */
export interface Redactor {
  text(shown: string): string;
  /** The `error` of an answer; its code alone if it is nested too deeply. */
  envelope(error: Envelope): Envelope;
  /** What was thrown, without the objects a custom `fetch` may have hung on it: requests have headers. */
  error(thrown: unknown): Error & { code?: string };
}

/** @param requests What is shown is about these. */
export function createRedactor(known: Iterable<string>, ...requests: readonly Secretive[]): Redactor {
  const secrets = [...known, ...requests.flatMap(secretsOf)];
  const text = (shown: string): string => strike(shown, secrets);
  return {
    text,
    envelope: (error) => redactEnvelope(error, text),
    error: (thrown) => copyError(thrown, text),
  };
}

/** What must not be shown of a request should somebody repeat it: by the names of its parameters, fields, tags and headers. */
function secretsOf({ target, body, headers = {}, secrets, isSecret }: Secretive): string[] {
  const query = [...new URLSearchParams(target.replace(/^[^?]*/, ""))];
  const texts = [...query.flatMap(([name, text]) => textsOf(text, name)), ...textsOf(parseBody(body))];
  return [
    ...secrets,
    // Platforms quote the URL in their errors, some of them.
    ...texts.flatMap(([name, text]) => (isSecret(name) ? [text, encodeURIComponent(text)] : [])),
    ...Object.entries(headers).flatMap(([name, value]) =>
      name === "x-web-hook" || isSecret(name) || SECRET_HEADER.test(name) || LONG.test(value) ? [value] : [],
    ),
  ];
}

/** Headers that carry a secret as a rule. */
const SECRET_HEADER = /auth|cookie|key|signature|credential/;

/** What a header is likely to keep from others, whatever its name; figures and dates are none. */
const LONG = /^(?![\d\s.:,/-]*$).{16,}$/s;

function parseBody(body: Secretive["body"]): unknown {
  try {
    return body && JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** All texts, wherever they are, with their names; those of tags have another name before `::`. */
function textsOf(value: unknown, name = ""): [name: string, text: string][] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => textsOf(item, Array.isArray(value) ? name : key));
  }
  if (typeof value !== "string") return [];
  const [, key, tagged] = /^(\w+)::(.*)$/s.exec(value) ?? [];
  return [[name, value], ...textsOf(tagged, key)];
}

/** Names that are no secret even if a secret is the same word. */
const ENVELOPE: ReadonlySet<string> = new Set([
  "code",
  "description",
  "details",
  "cause",
  "causes",
  "retryable",
]);

/** An error envelope's own names and its codes stay as they are. */
function redactEnvelope(error: Envelope, redact: Redactor["text"]): Envelope {
  try {
    return JSON.parse(JSON.stringify(error), (name, item: unknown) => {
      if (typeof item === "string")
        return name === "code" && /^[A-Z_]{1,40}\.\d{1,9}$/.test(item) ? item : redact(item);
      if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
      return Object.fromEntries(
        Object.entries(item).map(([key, inner]) => [ENVELOPE.has(key) ? key : redact(key), inner]),
      );
    });
  } catch {
    return { code: redact(String(error["code"])) };
  }
}

function copyError(thrown: unknown, redact: Redactor["text"], depth = 0): Error & { code?: string } {
  const fields = typeof thrown === "object" && thrown !== null ? thrown : { message: thrown };
  const { name, message, stack, code, cause } = fields as Partial<Record<string, unknown>>;
  // Anything may be thrown; only texts and figures are worth showing. Deno quotes the URL, and queries may say what is
  // nobody's business.
  const text = (value: unknown): string =>
    typeof value === "object"
      ? ""
      : redact(String(value).replace(/(https?:\/\/[^\s?]*)(?:\?[^\s)]*)?/g, "$1"));
  const inner = cause && depth < 5 ? { cause: copyError(cause, redact, depth + 1) } : undefined;
  const copy: Error & { code?: string } = new Error(text(message), inner);
  if (name) copy.name = text(name);
  if (stack) copy.stack = text(stack);
  if (code) copy.code = text(code);
  return copy;
}

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
  const readings = known.length > 0 ? QUOTINGS.flatMap((quotings) => readingsOf(seen, quotings)) : [];
  const found = readings.flatMap((reading) => findAll(reading, known)).sort(([a], [b]) => a - b);
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
function readingsOf(given: string, quotings: readonly RegExp[]): Reading[] {
  const readings: Reading[] = [{ text: given, placeOf: (at) => at }];
  for (const quoting of quotings) {
    const { text: outer, placeOf } = readings.at(-1) as Reading;
    const places: number[] = [];
    let text = "";
    let at = 0;
    const copy = (end: number): void => {
      text += outer.slice(at, end);
      while (at < end) places.push(placeOf(at++));
    };
    for (const { 0: quoted, index } of outer.matchAll(quoting)) {
      copy(index);
      const said = signOf(quoted);
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

/** What a quoted sign says: itself, if that is nothing. */
function signOf(quoted: string): string {
  const [first] = quoted;
  const inner = quoted.slice(1, -1);
  try {
    if (first === "+") return " ";
    if (first === "%") return decodeURIComponent(quoted);
    if (first === "\\") return JSON.parse(`"${quoted}"`);
    return NAMED[inner] ?? String.fromCodePoint(Number(inner.slice(1).replace(/^x/i, "0x")));
  } catch {
    // Others escape more than JSON does.
    return first === "\\" ? quoted.slice(1) : quoted;
  }
}
