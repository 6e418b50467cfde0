import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { ReadFile } from "../load/load.ts";
import { UsageError } from "./errors.ts";
import { filesAt, topFolder } from "./git.ts";
import { toPosix } from "./posix-path.ts";

/** Where a side of a comparison comes from. */
export interface SpecSource {
  /** As the user named it. */
  readonly label: string;
  /** The root file, as places name it. */
  readonly root: string;
  /** Reads files that are not on disk; `undefined`: they are. */
  readonly read: ReadFile | undefined;
}

const ROOT_NAMES = ["openapi.yaml", "openapi.yml", "openapi.json"];

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
  const stats = statSync(name, { throwIfNoEntry: false });
  if (stats?.isFile()) return { label: name, root: tidy(name), read: undefined };
  if (stats?.isDirectory()) return folderSource(name);
  if (VERSION.test(name)) {
    const file = path.join(releasesFolder(spec), `${name}.json`);
    if (existsSync(file)) return { label: name, root: tidy(file), read: undefined };
  }
  return revisionSource(name, spec);
}

/** The working tree's spec. */
export function workingTree(spec: string): SpecSource {
  const stats = statSync(spec, { throwIfNoEntry: false });
  if (stats?.isFile()) return { label: spec, root: tidy(spec), read: undefined };
  if (stats?.isDirectory()) return folderSource(spec);
  throw new UsageError(
    `There is no spec at ${spec}. Name the root file with --spec, for example --spec spec/openapi.yaml.`,
  );
}

/** Where the frozen releases of a spec are. */
export function releasesFolder(spec: string): string {
  return path.join(folderOf(spec), "releases");
}

/** The versions that are frozen, in no order. */
export function releaseVersions(spec: string): string[] {
  const folder = releasesFolder(spec);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && VERSION.test(name.slice(0, -5)))
    .map((name) => name.slice(0, -5));
}

function folderSource(folder: string): SpecSource {
  const name = ROOT_NAMES.find((each) => existsSync(path.join(folder, each)));
  if (name === undefined) {
    throw new UsageError(
      `The folder ${folder} holds no spec: there is no openapi.yaml or openapi.json in it.`,
    );
  }
  return { label: folder, root: tidy(path.join(folder, name)), read: undefined };
}

function revisionSource(name: string, spec: string): SpecSource {
  const [revision = name, given] = splitOnce(name);
  const place = given ?? spec;
  const names = path.extname(place) === "" ? ROOT_NAMES : [path.basename(place)];
  const named = given === undefined ? folderOf(spec) : folderNamed(given);
  // Git takes such a path from the root of the repository, people take it from where they are.
  const fromTop = given === undefined || given.startsWith(".") || path.isAbsolute(given) ? undefined : named;
  const found =
    rootIn(revision, named, names) ??
    (fromTop === undefined ? undefined : rootIn(revision, path.join(topFolder(), fromTop), names));
  if (found === undefined) {
    throw new UsageError(
      `The revision ${revision} has no ${path.posix.join(toPosix(named), names[0]!)}. Name where the spec was then, as in ${revision}:api/openapi.yaml.`,
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
  const files = filesAt(revision, folder);
  const root = names.find((each) => files.has(each));
  return root === undefined ? undefined : { files, root, from: toPosix(folder) };
}

/** `main:api/openapi.yaml`, as git writes it. */
function splitOnce(name: string): [string, string?] {
  const at = name.indexOf(":");
  return at <= 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

function folderOf(spec: string): string {
  return statSync(spec, { throwIfNoEntry: false })?.isDirectory() ? spec : folderNamed(spec);
}

function folderNamed(spec: string): string {
  return path.extname(spec) === "" ? spec : path.dirname(spec);
}

/** Relative to the working directory, as places will name it. */
function tidy(file: string): string {
  return toPosix(path.isAbsolute(file) ? file : path.normalize(file));
}
