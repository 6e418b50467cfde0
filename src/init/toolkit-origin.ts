import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The file or folder that a toolkit was installed from, absolute; `undefined` when a registry has it. npm and npx keep
 * it in a list beside the packages; a toolkit that lies in no `node_modules` is its own source.
 */
export function toolkitOrigin(toolkit: string): string | undefined {
  const folder = path.resolve(toolkit);
  const modules = path.dirname(folder);
  if (path.basename(modules) !== "node_modules") return folder;
  const list = path.join(modules, ".package-lock.json");
  if (!existsSync(list)) return undefined;
  const { packages = {} } = JSON.parse(readFileSync(list, "utf8")) as {
    packages?: Record<string, { resolved?: string }>;
  };
  const resolved = packages[`node_modules/${path.basename(folder)}`]?.resolved;
  return resolved?.startsWith("file:")
    ? path.resolve(path.dirname(modules), resolved.slice("file:".length))
    : undefined;
}
