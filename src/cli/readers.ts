import { EXIT } from "./exit-code.ts";

let tellGone = (): void => {};

/** Resolves when one of those who read the output of this process has gone. */
export const readersGone: Promise<void> = new Promise((resolve) => {
  tellGone = resolve;
});

/** How a stream says that nobody reads it: a pipe, a socket, and a pipe on Windows. */
const GONE = new Set(["EPIPE", "ECONNRESET", "EOF"]);

/**
 * Lets the process end in silence when its output has no readers any more (`| head -1`), with the exit code that a shell
 * gives programs that SIGPIPE ends. What is being written elsewhere is finished first; what runs until it is interrupted
 * ends. Output that fails otherwise, as on a full disk, is told of.
 */
export function mindReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      const isGone = GONE.has(error.code ?? "");
      if (!isGone && stream === process.stdout)
        process.stderr.write(`error: the output cannot be written: ${error.message}.\n`);
      process.exitCode = isGone ? EXIT.unread : EXIT.findings;
      tellGone();
    });
  }
}
