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

/** Text of a spec or a page as a terminal may show it: without what would steer it. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => (control === "\t" ? "\t" : "\ufffd"));
}
