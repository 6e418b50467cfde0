import pc from "picocolors";
import { type Palette, paletteOf, type Shown } from "../escape/terminal.ts";

/** Where a command writes, and how. Results go to `out`, everything else to `note`. */
export interface Terminal {
  readonly colors: Palette;
  /** What was asked for. */
  out(text: Shown): void;
  /** Progress and advice; silent with `--quiet`. */
  note(text: Shown): void;
  /** What went wrong; never silent. */
  error(text: Shown): void;
}

/** The terminal of this process. Colours as `NO_COLOR`, `FORCE_COLOR` and the kind of stream ask for. */
export function processTerminal(quiet: boolean): Terminal {
  const colors = paletteOf(
    pc.createColors(pc.isColorSupported && (process.stderr.isTTY || "FORCE_COLOR" in process.env)),
  );
  return {
    colors,
    out: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => quiet || void process.stderr.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
  };
}
