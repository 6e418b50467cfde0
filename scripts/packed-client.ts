/** zstack-client as npm would publish it, and an empty project that has installed it. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";

export interface PackedClient {
  readonly tarball: string;
  readonly entryCount: number;
  /** In bytes. */
  readonly size: number;
}

/** Packs what has been built. */
export function packClient(folder: string): PackedClient {
  const [packed] = JSON.parse(
    run("npm", ["pack", "./generated", "--json", "--pack-destination", folder]),
  ) as [{ filename: string; entryCount: number; size: number }];
  const { filename, entryCount, size } = packed;
  return { tarball: path.join(folder, filename), entryCount, size };
}

/** Makes `folder` a project with nothing but the package. */
export function installClient({ tarball }: PackedClient, folder: string): void {
  writeFileSync(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], folder);
}

/** What a command prints. Whatever it complains of is shown. */
export function run(command: string, args: readonly string[], cwd?: string): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}
