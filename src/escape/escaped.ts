/**
 * Text that is safe in one kind of place: code, a comment, a page, a shell, a terminal. A plain string is none, and
 * TypeScript says so: it becomes one only through the escaper of that place, so a text of the spec that is put there
 * as it is does not compile.
 *
 * Only the files of escapers make such text of a string, and `test/architecture.test.ts` holds that.
 */
export type Escaped<Sink extends string> = string & { readonly [sink]: Sink };

declare const sink: unique symbol;

/** A template whose values are escaped already, or numbers. */
export interface Template<Sink extends string> {
  (parts: TemplateStringsArray, ...values: readonly (Escaped<Sink> | number | bigint)[]): Escaped<Sink>;
  /** Pieces one after the other. */
  join(pieces: readonly Escaped<Sink>[], separator?: Escaped<Sink>): Escaped<Sink>;
}

/** The template of one kind of place, for its escaper. */
export function templateFor<Sink extends string>(): Template<Sink> {
  const template = (
    parts: TemplateStringsArray,
    ...values: readonly (Escaped<Sink> | number | bigint)[]
  ): Escaped<Sink> => {
    let text = parts[0] ?? "";
    for (let at = 0; at < values.length; at++) text += `${values[at]}${parts[at + 1]}`;
    return text as Escaped<Sink>;
  };
  const join = (pieces: readonly Escaped<Sink>[], separator = ""): Escaped<Sink> =>
    pieces.join(separator) as Escaped<Sink>;
  return Object.assign(template, { join });
}
