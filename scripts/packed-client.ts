/** zstack-client and the toolkit as npm would publish them, and an empty project that has installed them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface Packed {
  readonly tarball: string;
  readonly entryCount: number;
  /** In bytes. */
  readonly size: number;
  /** What is in it, by paths. */
  readonly files: readonly string[];
}

/** Packs the client that has been built. */
export function packClient(folder: string): Packed {
  return pack("./generated", folder);
}

/** Packs the toolkit that has been built. */
export function packToolkit(folder: string): Packed {
  return pack(".", folder);
}

function pack(source: string, folder: string): Packed {
  const args = ["pack", source, "--ignore-scripts", "--json", "--pack-destination", folder];
  const [packed] = JSON.parse(run("npm", args)) as [
    { filename: string; entryCount: number; size: number; files: { path: string }[] },
  ];
  const { filename, entryCount, size, files } = packed;
  return { tarball: path.join(folder, filename), entryCount, size, files: files.map((file) => file.path) };
}

/** Makes `folder` a project with nothing but the package. */
export function installAlone({ tarball }: Packed, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  npmInstall([tarball], folder);
}

/** `npm install` of these, asking the registry for nothing but what is not here. */
export function npmInstall(packages: readonly string[], folder: string): void {
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages], folder);
}

/** Puts the toolkit beside it. What it depends on is what is installed here: to fetch it all again would take minutes. */
export function installToolkit({ tarball }: Packed, folder: string): void {
  const target = path.join(folder, "node_modules/zstack-openapi");
  mkdirSync(target, { recursive: true });
  run("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"]);
  symlinkSync(path.resolve("node_modules"), path.join(target, "node_modules"));
}

/** What a command prints. Whatever it complains of is shown. */
export function run(command: string, args: readonly string[], cwd?: string): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
