import pc from "picocolors";
import { run } from "../../src/cli/run.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { paletteOf } from "../../src/escape/terminal.ts";

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, without colours. */
export async function runCommand(...argv: readonly string[]): Promise<Ran> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const terminalFor = (quiet: boolean): Terminal => ({
    colors: paletteOf(pc.createColors(false)),
    out: (text) => void stdout.push(text),
    note: (text) => quiet || void stderr.push(text),
    error: (text) => void stderr.push(text),
  });
  const exitCode = await run(argv, terminalFor);
  return { exitCode, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
}
