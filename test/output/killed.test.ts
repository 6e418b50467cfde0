import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isMixed } from "../../src/output/journal-file.ts";
import { compareOutput, writeOutput } from "../../src/output/output-folder.ts";
import { settle } from "../../src/output/settle.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";
import { compileWriter, type Writer, type WriterJob } from "./writer.ts";

let writer: Writer;
beforeAll(async () => {
  writer = await compileWriter();
});
afterAll(() => writer.remove());

type Texts = Readonly<Record<string, string>>;
const OLD: Texts = { "a.txt": "a", "b.txt": "b", "gone/c.txt": "c" };
const NEW: Texts = { "a.txt": "A", "b.txt": "b", "come/d.txt": "d" };
const MINE: Texts = { "mine.txt": "mine", "dist/x.js": "mine" };

/** What a killed run has left; of a mixture, what the next run finds once it has put back what was there. */
type State = "old" | "new" | "mixed, then old" | "neither";

interface Trial {
  readonly before: Texts | undefined;
  readonly job: Omit<WriterJob, "out">;
  readonly stateOf: (root: string) => State;
}

const OUTPUT: Omit<Trial, "job"> = { before: OLD, stateOf: outputState };

/** Kills a process at the n-th step of its writing, then lets another run follow, and tells what was there between. */
async function killAt(step: number, { before, job, stateOf }: Trial): Promise<State | "done"> {
  const folder = temporaryFolder();
  try {
    const out = path.join(folder.path, "out");
    await prepare(out, before, job);
    const fault = { inside: folder.path, at: step, signal: "SIGKILL" } as const;
    const { exitCode, signal, stderr } = await writer.write({ out, ...job }, fault);
    expect({ exitCode, signal, stderr }).toEqual(
      signal === null
        ? { exitCode: 0, signal, stderr: "" }
        : { exitCode: null, signal: "SIGKILL", stderr: "" },
    );
    const wasMixed = isMixed(out);
    await settle(job.isReplacing ? path.join(out, "come") : out);
    expect(isMixed(out)).toBe(false);
    const state = stateOf(out);

    if (!job.isReplacing) {
      const again = { ...NEW, "b.txt": "B" };
      await writeOutput(out, new Map(Object.entries(again)));
      const mine = before === undefined ? {} : MINE;
      expect(contentsOf(out)).toEqual({ ...again, ...mine });
    }
    expect(readdirSync(folder.path)).toEqual(["out"]);
    if (signal === null) return "done";
    return wasMixed ? (state === "old" ? "mixed, then old" : "neither") : state;
  } finally {
    folder.remove();
  }
}

async function prepare(out: string, before: Texts | undefined, { isReplacing }: Trial["job"]): Promise<void> {
  if (before === undefined) return;
  if (isReplacing) writeFiles(out, Object.entries(before));
  else {
    await writeOutput(out, new Map(Object.entries(before)));
    writeFiles(out, Object.entries(MINE));
  }
}

function outputState(out: string): State {
  return holds(out, OLD) ? "old" : holds(out, NEW) ? "new" : "neither";
}

/** Whether a folder has exactly these files of ours, its list included. */
function holds(root: string, files: Texts): boolean {
  const ours = oursIn(root).filter(([name]) => !(name in MINE));
  const list = path.join(root, ".zstack-openapi-files");
  return (
    JSON.stringify(ours) === JSON.stringify(Object.entries(files).sort()) &&
    existsSync(list) &&
    readFileSync(list, "utf8") === `${Object.keys(files).sort().join("\n")}\n`
  );
}

/** All but what a killed run leaves in its workshop, which is no output. */
function oursIn(root: string): [string, string][] {
  if (!existsSync(root)) return [];
  return Object.entries(contentsOf(root)).filter(([name]) => !name.startsWith(".zstack-openapi/"));
}

/** What is there after a kill at each step, one after the other, equal neighbours as one. */
async function statesAtEveryStep(trial: Trial): Promise<State[]> {
  const states: (State | "done")[] = [];
  for (let first = 1; !states.includes("done"); first += LANES)
    states.push(...(await Promise.all(Array.from({ length: LANES }, (_, n) => killAt(first + n, trial)))));
  return states.filter((state, n) => state !== "done" && state !== states[n - 1]) as State[];
}

const LANES = 4;

describe("a run that is killed at any step leaves the old files or the new, whole, for the next command, which clears up:", () => {
  test("where a folder is written once", async () => {
    const job = { writes: [{ files: NEW }] };
    expect(await statesAtEveryStep({ ...OUTPUT, job })).toEqual(["old", "mixed, then old", "new"]);
  });

  test("where it is written again and again", async () => {
    const job = { writes: [{ files: OLD }, { files: NEW, changed: ["a.txt", "come/d.txt"] }] };
    expect(await statesAtEveryStep({ ...OUTPUT, job })).toEqual(["old", "mixed, then old", "new"]);
  });

  test("where there was none", async () => {
    const stateOf = (out: string) =>
      oursIn(out).length === 0 && !existsSync(path.join(out, ".zstack-openapi-files"))
        ? "old"
        : outputState(out);
    const job = { writes: [{ files: NEW }] };
    expect(await statesAtEveryStep({ before: undefined, job, stateOf })).toEqual([
      "old",
      "mixed, then old",
      "new",
    ]);
  });

  test("where files of a folder are replaced that is no output of ours", async () => {
    const both = JSON.stringify(oursOf({ ...OLD, ...NEW }));
    const stateOf = (out: string): State => {
      const found = JSON.stringify(oursIn(out));
      return found === JSON.stringify(oursOf(OLD)) ? "old" : found === both ? "new" : "neither";
    };
    const job = { writes: [{ files: NEW }], isReplacing: true };
    expect(await statesAtEveryStep({ before: OLD, job, stateOf })).toEqual(["old", "mixed, then old", "new"]);
  });
});

const oursOf = (files: Texts) => Object.entries(files).sort();

test("a run that is killed while it puts back what another has left is followed by one that does", async () => {
  for (let step = 1, isDone = false; !isDone; step++) {
    const folder = temporaryFolder();
    const out = path.join(folder.path, "out");
    await prepare(out, OLD, { writes: [] });
    // All files have taken their places, and the journal is about to go, after what an earlier run may have left of one.
    const last = { inside: path.join(out, ".zstack-openapi/journal.json"), calls: ["rmSync"] } as const;
    await writer.write({ out, writes: [{ files: NEW }] }, { ...last, at: 3, signal: "SIGKILL" });
    expect(oursIn(out)).toEqual(oursOf({ ...NEW, ...MINE }));
    expect(isMixed(out)).toBe(true);
    const fault = { inside: folder.path, at: step, signal: "SIGKILL" } as const;
    isDone = (await writer.write({ out, writes: [] }, fault)).signal === null;
    expect((await compareOutput(out, new Map(Object.entries(OLD)))).stale).toEqual([]);
    expect(outputState(out)).toBe("old");
    folder.remove();
  }
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s while files take their places waits for all, and then ends the process as it does",
  async (name) => {
    const folder = temporaryFolder();
    try {
      const out = path.join(folder.path, "out");
      await writeOutput(out, new Map(Object.entries(OLD)));
      // The first gives the lock its name, the second the journal, the third puts the first file in its place.
      const fault = { inside: folder.path, calls: ["renameSync"], at: 3, signal: name } as const;
      const { exitCode, signal } = await writer.write({ out, writes: [{ files: NEW }] }, fault);
      expect({ exitCode, signal, isMixed: isMixed(out), state: outputState(out) }).toEqual({
        exitCode: null,
        signal: name,
        isMixed: false,
        state: "new",
      });
    } finally {
      folder.remove();
    }
  },
);

test("a run with a thread that is killed while it writes leaves the old folder", async () => {
  const folder = temporaryFolder();
  try {
    const out = path.join(folder.path, "out");
    await writeOutput(out, new Map(Object.entries(OLD)));
    for (const at of [1, 150, 290]) {
      const fault = { inside: folder.path, calls: ["writeFileSync"], at, signal: "SIGKILL" } as const;
      const { signal } = await writer.write({ out, writes: [{ many: 300, text: "new" }] }, fault);
      expect({ signal, state: outputState(out) }).toEqual({ signal: "SIGKILL", state: "old" });
    }
    await writeOutput(out, new Map(Object.entries(NEW)));
    expect(contentsOf(out)).toEqual(NEW);
  } finally {
    folder.remove();
  }
});
