import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { compareVersions } from "../diff/version.ts";
import type { ReadFile } from "../load/load.ts";
import { UsageError } from "./errors.ts";
import { filesAt, topFolder } from "./git.ts";
import { toPosix } from "./posix-path.ts";
import { rootFile, rootPlace, specFolder } from "./root-file.ts";

/** Where a side of a comparison comes from. */
export interface SpecSource {
  /** As the user named it. */
  readonly label: string;
  /** The root file, as places name it. */
  readonly root: string;
  /** Reads files that are not on disk; `undefined`: they are. */
  readonly read: ReadFile | undefined;
}

/** Versions of ZStack, and what releases are called. */
export const VERSION = /^\d+(\.\d+){1,3}$/;

/**
 * Finds what a word on the command line names: a file or a folder that is there, else a release of the spec, else a git
 * revision.
 *
 * @param spec the root file or the folder of the spec that releases and revisions are of
 * @throws UsageError when it is none of these, or has no spec
 */
export function specSource(name: string, spec: string): SpecSource {
  if (existsSync(name)) return onDisk(name);
  const isRelease = VERSION.test(name) && existsSync(releaseFile(spec, name));
  return isRelease ? releaseSource(name, spec) : revisionSource(name, spec);
}

/**
 * A spec as it is now.
 *
 * @throws UsageError when there is none
 */
export function onDisk(spec: string): SpecSource {
  return { label: spec, root: rootFile(spec), read: undefined };
}

export function releaseSource(version: string, spec: string): SpecSource {
  return { ...onDisk(releaseFile(spec, version)), label: version };
}

/** Where a release of a spec is frozen. */
export function releaseFile(spec: string, version: string): string {
  return path.join(releasesFolder(spec), `${version}.json`);
}

/** Where the frozen releases of a spec are. */
export function releasesFolder(spec: string): string {
  return path.join(specFolder(spec), "releases");
}

/** The versions that are frozen, the oldest first. */
export function releaseVersions(spec: string): string[] {
  const folder = releasesFolder(spec);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && VERSION.test(name.slice(0, -5)))
    .map((name) => name.slice(0, -5))
    .sort(compareVersions);
}

function revisionSource(name: string, spec: string): SpecSource {
  const [revision = name, given] = splitOnce(name);
  const { folder, names } = rootPlace(given ?? spec);
  // Git takes such a path from the root of the repository, people take it from where they are.
  const isFromTop = given !== undefined && !given.startsWith(".") && !path.isAbsolute(given);
  const found =
    rootIn(revision, folder, names) ??
    (isFromTop ? rootIn(revision, path.join(topFolder(), folder), names) : undefined);
  if (found === undefined) {
    throw new UsageError(
      `The revision ${revision} has no ${path.posix.join(toPosix(folder), names[0]!)}. Name where the spec was then, as in ${revision}:api/openapi.yaml.`,
    );
  }
  const { files, from, root } = found;
  return {
    label: name,
    root: path.posix.join(from, root),
    read: (file) => {
      const content = files.get(path.posix.relative(from, file));
      if (content === undefined) throw new Error(`${revision} has no ${file}`);
      return content;
    },
  };
}

/** The first of some root files that a revision has in a folder, with all that is beside it. */
function rootIn(revision: string, folder: string, names: readonly string[]) {
  const files = filesAt(revision, folder, names);
  const root = names.find((each) => files.has(each));
  return root === undefined ? undefined : { files, root, from: toPosix(folder) };
}

/** `main:api/openapi.yaml`, as git writes it. */
function splitOnce(name: string): [string, string?] {
  const at = name.indexOf(":");
  return at <= 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}
