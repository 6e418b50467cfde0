/** How every command ends. */
export const EXIT = {
  /** Done, and nothing to complain about. */
  ok: 0,
  /** Findings, stale output, or an input document that is wrong. */
  findings: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** A bug of ours: EX_SOFTWARE of sysexits.h. */
  bug: 70,
  /** Whoever read the output has gone: 128 + SIGPIPE, as shells have it. */
  unread: 141,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
