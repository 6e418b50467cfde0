import pc from "picocolors";

/** Where a command writes, and how. Results go to `out`, everything else to `note`. */
export interface Terminal {
  readonly colors: ReturnType<typeof pc.createColors>;
  /** What was asked for. */
  out(text: string): void;
  /** Progress and advice; silent with `--quiet`. */
  note(text: string): void;
  /** What went wrong; never silent. */
  error(text: string): void;
}

/** The terminal of this process. Colours as `NO_COLOR`, `FORCE_COLOR` and the kind of stream ask for. */
export function processTerminal(quiet: boolean): Terminal {
  const colors = pc.createColors(
    pc.isColorSupported && (process.stderr.isTTY || "FORCE_COLOR" in process.env),
  );
  return {
    colors,
    out: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => quiet || void process.stderr.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
  };
}

/**
 * Text of a spec or a page as a terminal may show it: without what would steer it, or turn the direction of writing so
 * that it reads as another.
 */
export function printable(text: string): string {
  return text.replace(STEERING, (control) => (control === "\t" ? "\t" : "\ufffd"));
}

/** The same of several lines. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** JSON that means the same, and does not steer a terminal either. */
export function printableJson(json: string): string {
  return json.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
