import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { report } from "./report.ts";

/**
 * Runs one of these scripts in a process of its own, as plain JavaScript: what `tsx` makes of modules while they load
 * is not what our users run, and a process that has measured one thing is no fair place to measure the next.
 * What it prints becomes part of the report.
 */
export async function runInOwnProcess(
  script: string,
  { flags = [], args = [] }: { flags?: readonly string[]; args?: readonly string[] } = {},
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "zstack-openapi-bench-"));
  try {
    await build({
      entryPoints: [path.join("scripts/bench", script)],
      bundle: true,
      splitting: true,
      platform: "node",
      format: "esm",
      target: "node20",
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      // CommonJS in the bundle asks Node for its own modules.
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
      logLevel: "warning",
    });
    await run([...flags, path.join(folder, path.basename(script, ".ts").concat(".mjs")), ...args]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.setEncoding("utf8").on("data", report);
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")}: ${code}`))));
  });
}
