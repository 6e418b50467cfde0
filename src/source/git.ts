import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./errors.ts";

/** The YAML and JSON files below a folder, and the root, as a revision has them: paths from that folder, and bytes. */
export type RevisionFiles = ReadonlyMap<string, Uint8Array>;

/** Large, and no part of any spec. */
const NOT_SPEC = /(^|\/)(releases|node_modules)\//;

/**
 * Reads files of a git revision. The working tree, the index and the checked-out branch are not touched.
 *
 * @param folder relative to the working directory or absolute; it need not exist any more
 * @param roots paths from there, of which each is read whatever its extension
 * @throws UsageError when there is no repository or no such revision
 */
export function filesAt(revision: string, folder: string, roots: readonly string[]): RevisionFiles {
  const { place, below } = existingPart(folder);
  const git = (args: readonly string[], input?: string): Buffer =>
    execFileSync("git", ["-C", place, ...args], {
      input,
      maxBuffer: 2 ** 30,
      stdio: ["pipe", "pipe", "pipe"],
      // The same words everywhere, and no questions asked.
      env: { ...process.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0" },
    });
  const commit = commitOf(git, revision, place);
  const prefix = git(["rev-parse", "--show-prefix"]).toString().trim();
  const root = path.posix.join(prefix, below);
  const entries = git([
    "ls-tree",
    "-r",
    "-z",
    "--full-tree",
    commit,
    ...(root === "." || root === "" ? [] : ["--", root]),
  ])
    .toString()
    .split("\0")
    .flatMap((line) => {
      const [, mode, id, name] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? [];
      // Symbolic links could lead anywhere.
      if (mode === undefined || !mode.startsWith("100") || id === undefined || name === undefined) return [];
      const file = path.posix.relative(root, name);
      const isSpec = /\.(ya?ml|json)$/i.test(file) || roots.includes(file);
      return isSpec && !NOT_SPEC.test(file) ? [{ id, file }] : [];
    });
  if (entries.length === 0) return new Map();
  const blobs = blobsIn(git(["cat-file", "--batch"], `${entries.map(({ id }) => id).join("\n")}\n`));
  return new Map(entries.map(({ file }, at) => [file, blobs[at] ?? Buffer.alloc(0)]));
}

/** The root of the repository around the working directory, relative to that; empty when there is none. */
export function topFolder(): string {
  try {
    const told = execFileSync("git", ["rev-parse", "--show-cdup"], { stdio: ["ignore", "pipe", "ignore"] });
    return told.toString().trim();
  } catch {
    return "";
  }
}

type Git = (args: readonly string[], input?: string) => Buffer;

function commitOf(git: Git, revision: string, place: string): string {
  try {
    return git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`])
      .toString()
      .trim();
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") {
      throw new UsageError(
        "git is not installed, so revisions cannot be read. Name files or folders instead.",
      );
    }
    const fault = repositoryFault(git);
    if (fault !== undefined) {
      throw new UsageError(
        `"${revision}" is no file, no folder and no release, and git has no repository at ${path.resolve(place)}: ${fault}. Name two sides that are there, as in: diff old/openapi.yaml spec/openapi.yaml.`,
      );
    }
    throw new UsageError(
      hasCommits(git)
        ? `"${revision}" is no file, no folder, no release, and no revision that git knows.`
        : `The repository at ${path.resolve(place)} has no commit yet to compare with. Commit the spec, or name two sides that are there.`,
    );
  }
}

function hasCommits(git: Git): boolean {
  return git(["rev-list", "--all", "--max-count=1"]).length > 0;
}

/** What git says when it cannot use the repository; `undefined` when it can. */
function repositoryFault(git: Git): string | undefined {
  try {
    git(["rev-parse", "--git-dir"]);
    return undefined;
  } catch (error) {
    const words = String((error as { stderr?: Buffer }).stderr ?? "").split("\n", 1)[0] ?? "";
    return words.replace(/^fatal: /, "") || "it does not say why";
  }
}

/** The files that `git cat-file --batch` prints, each after a line with its size in bytes. */
function blobsIn(output: Buffer): Buffer[] {
  const blobs: Buffer[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const size = Number(output.toString("latin1", at, end).split(" ")[2]);
    blobs.push(output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return blobs;
}

/** The nearest folder that exists, to run git in, and what is left of the path. */
function existingPart(folder: string): { readonly place: string; readonly below: string } {
  let place = folder === "" ? "." : folder;
  let below = "";
  while (!existsSync(place) && path.dirname(place) !== place) {
    below = path.posix.join(path.basename(place), below);
    place = path.dirname(place);
  }
  return { place, below };
}
