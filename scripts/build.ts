/**
 * Compiles projects: `tsx scripts/build.ts <tsconfig>…`, each into the `dist` beside its tsconfig.
 *
 * The compiler empties files before it fills them, so it works in a folder beside. From there each file takes its place
 * by renaming: with `dist` as a whole there would be a moment without any, for no call of Node's exchanges two folders.
 * New files come first, for others may import them, and what no source gives any more goes last. So a command that runs
 * meanwhile finds every module, whole. When something does not compile, `dist` stays as it was.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");

// Ctrl-C ends the compiler, and what it left is still to be removed.
process.on("SIGINT", () => {});

for (const config of process.argv.slice(2)) {
  const status = build(config, path.dirname(config));
  if (status !== 0) process.exit(status);
}

/** @returns the exit code of the compiler */
function build(config: string, project: string): number {
  const dist = path.join(project, "dist");
  // As deep as `dist`, for source maps say where sources are from there.
  const built = mkdtempSync(`${dist}-`);
  try {
    const argv = [TSC, "-p", config, "--outDir", built];
    const { status } = spawnSync(process.execPath, argv, { stdio: "inherit" });
    if (status !== 0) return status ?? 1;
    // npm makes a command executable only when it links it.
    for (const bin of binsOf(project)) chmodSync(path.join(built, path.relative(dist, bin)), 0o755);
    replaceContents(dist, built);
    return 0;
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

/** The files that a package has as commands. */
function binsOf(project: string): string[] {
  const manifest = path.join(project, "package.json");
  if (!existsSync(manifest)) return [];
  const { bin = {} } = JSON.parse(readFileSync(manifest, "utf8")) as { bin?: Record<string, string> };
  return Object.values(bin).map((file) => path.join(project, file));
}

/** Makes a folder hold what another one does. */
function replaceContents(folder: string, by: string): void {
  const isFolder = (name: string): boolean => statSync(path.join(by, name)).isDirectory();
  mkdirSync(folder, { recursive: true });
  const before = new Set(readdirSync(folder, { recursive: true, encoding: "utf8" }));
  const after = readdirSync(by, { recursive: true, encoding: "utf8" });
  for (const name of after.filter(isFolder)) mkdirSync(path.join(folder, name), { recursive: true });
  const files = after.filter((name) => !isFolder(name));
  for (const isOld of [false, true]) {
    for (const name of files.filter((file) => before.has(file) === isOld))
      renameSync(path.join(by, name), path.join(folder, name));
  }
  for (const name of before) {
    if (!after.includes(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}
