import { type Escaped, type Template, templateFor } from "./escaped.ts";
import { STEERING, spellUnseen } from "./unseen.ts";

/** What a terminal may be given: it steers nothing but the colours, and reads as it is written. */
export type Shown = Escaped<"terminal">;

/** A template whose values may be shown already. */
export const shown: Template<"terminal"> = templateFor();

/**
 * Text of a spec, a page or a name as a terminal may show it, on one line: without what would steer it, or turn the
 * direction of writing so that it reads as another.
 */
export function printable(text: string): Shown {
  return text.replace(STEERING_SIGN, (control) => (control === "\t" ? "\t" : "\ufffd")) as Shown;
}

/** The same of several lines, whichever way they end. */
export function printableLines(text: string): Shown {
  return text
    .split(/(\r?\n|\r$)/)
    .map((part, at) => (at % 2 === 1 ? part : printable(part)))
    .join("") as Shown;
}

/** JSON that means the same. */
export function printableJson(json: string): Shown {
  return spellUnseen(json) as Shown;
}

const STEERING_SIGN = new RegExp(`[${STEERING}]`, "gu");

/** Wraps text in the codes of a terminal, or does not. */
export type Paint = (text: Shown) => Shown;

export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
}

/** The colours of a library that gives codes to strings. */
export function paletteOf(colors: Readonly<Record<keyof Palette, (text: string) => string>>): Palette {
  return colors as unknown as Palette;
}

/** Text with spaces up to a width, in characters. */
export function padded(text: Shown, width: number, side: "left" | "right" = "right"): Shown {
  return (side === "right" ? text.padEnd(width) : text.padStart(width)) as Shown;
}
