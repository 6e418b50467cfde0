import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { assetFolder } from "../assets/assets.ts";
import type { Int64 } from "../model/int64.ts";
import { writeWhole } from "../output/file-changes.ts";
import { type Stamps, stampOf } from "../output/file-facts.ts";
import { FILE_LIST, writtenBefore } from "../output/file-list.ts";
import { isUnfinished } from "../output/places.ts";
import { releasesFolder } from "../source/spec-source.ts";
import type { Contents } from "./contents.ts";
import { TOOLKIT } from "./toolkit-sources.ts";

/** What a run of `generate` is about. */
export interface RunSubject {
  /** The root file. */
  readonly root: string;
  readonly out: string;
  readonly int64: Int64;
}

/** What a run read and what it wrote, kept in the user's cache, so that the next can tell that there is nothing to do. */
export interface Receipt {
  readonly subject: RunSubject & { readonly folder: string };
  /** Changes with every version of the toolkit, and with every edit of its own sources. */
  readonly toolkit: string;
  /** The files of the spec with the hashes of their texts. */
  readonly inputs: readonly (readonly [file: string, hash: string])[];
  readonly releases: string;
  readonly output: string;
  readonly contents: Contents;
}

/**
 * What the last run wrote, if the spec and all that was written are as they were then.
 *
 * The texts of the spec are compared. Of what was written, names, sizes and times are: a file that keeps all of these
 * passes for unchanged, as it does for git.
 */
export function standingContents(subject: RunSubject, begin = beginRun(subject)): Contents | undefined {
  try {
    const receipt = JSON.parse(readFileSync(fileFor(subject), "utf8")) as Receipt;
    const stands =
      JSON.stringify(receipt.subject) === JSON.stringify(placed(subject)) &&
      receipt.inputs.every(([file, hash]) => hashOf(readFileSync(file)) === hash) &&
      receipt.releases === begin.releases &&
      receipt.toolkit === begin.toolkit &&
      // What a killed run left is for a whole run to end.
      !isUnfinished(subject.out) &&
      receipt.output === outputState(stampsIn(subject.out));
    return stands ? receipt.contents : undefined;
  } catch {
    return undefined; // no receipt, or one that tells of what is gone
  }
}

/** What a receipt needs to know from before a run. */
export type RunBegin = Pick<Receipt, "releases" | "toolkit">;

export function beginRun({ root }: RunSubject): RunBegin {
  return { releases: releasesState(root), toolkit: toolkitState() };
}

/** Keeps a receipt. Without a place for it, the next run does everything again. */
export function leaveReceipt(
  subject: RunSubject,
  begin: RunBegin,
  {
    texts,
    contents,
    stamps,
  }: {
    /** The files of the spec, as they were read. */
    readonly texts: readonly (readonly [file: string, text: string])[];
    readonly contents: Contents;
    /** Those of all that was written. */
    readonly stamps: Stamps;
  },
): void {
  const receipt: Receipt = {
    ...begin,
    subject: placed(subject),
    inputs: texts.map(([file, text]) => [file, hashOf(text)]),
    output: outputState(stamps),
    contents,
  };
  try {
    writeWhole(fileFor(subject), JSON.stringify(receipt));
  } catch {
    // A cache is a convenience.
  }
}

/** Paths are as the user gave them, so they mean something only together with where he stood. */
function placed(subject: RunSubject): Receipt["subject"] {
  return { root: subject.root, out: subject.out, int64: subject.int64, folder: process.cwd() };
}

function fileFor({ out }: RunSubject): string {
  const caches =
    process.env.XDG_CACHE_HOME ||
    (process.platform === "win32" && process.env.LOCALAPPDATA) ||
    path.join(homedir(), ".cache");
  return path.join(caches, "zstack-openapi", `${hashOf(path.resolve(out)).slice(0, 32)}.json`);
}

function releasesState(root: string): string {
  const folder = releasesFolder(root);
  return stateOf(folder, filesBelow(folder));
}

/** The running code, what it copies, and which versions of others it uses. */
function toolkitState(): string {
  const code = fileURLToPath(new URL("..", import.meta.url));
  const folders = [code, path.join(TOOLKIT, "src/runtime"), assetFolder("guides")];
  return hashOf(
    [
      readFileSync(path.join(TOOLKIT, "package.json"), "utf8"),
      ...folders.map((folder) => stateOf(folder, filesBelow(folder))),
    ].join("\n"),
  );
}

/** The names, sizes and times of some files of a folder. */
function stateOf(folder: string, names: readonly string[]): string {
  return hashOf(
    names
      .map((name) => {
        const { size, mtimeMs } = statSync(path.join(folder, name));
        return `${name}\0${size}\0${mtimeMs}`;
      })
      .join("\n"),
  );
}

function filesBelow(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

function stampsIn(out: string): Stamps {
  const names = [...(writtenBefore(out) ?? []), FILE_LIST];
  return new Map(
    names.flatMap((name) => {
      const stamp = stampOf(path.join(out, name));
      return stamp === undefined ? [] : [[name, stamp] as const];
    }),
  );
}

function outputState(stamps: Stamps): string {
  const lines = [...stamps].map(([name, { ino, size, mtimeMs }]) => `${name}\0${ino}\0${size}\0${mtimeMs}`);
  return hashOf(lines.sort().join("\n"));
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
