import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeOutput } from "../../src/output/output-folder.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";
import { compileWriter, type Writer, type WriterFiles } from "./writer.ts";

let writer: Writer;
beforeAll(async () => {
  writer = await compileWriter();
});
afterAll(() => writer.remove());

type Texts = Readonly<Record<string, string>>;
const OLD: Texts = { "a.txt": "a", "b.txt": "b", "gone/c.txt": "c" };
const NEW: Texts = { "a.txt": "A", "b.txt": "b", "come/d.txt": "d" };
const MINE: Texts = { "mine.txt": "mine", "dist/x.js": "mine" };

/** What a killed run has left. */
type State = "old" | "new" | "old, beside its place" | "neither";

/** Kills a process at the n-th step of its writing, then lets another run follow, and tells what was there between. */
async function killAt(step: number, writes: readonly WriterFiles[]): Promise<State | "done"> {
  const folder = temporaryFolder();
  try {
    const out = path.join(folder.path, "out");
    await writeOutput(out, new Map(Object.entries(OLD)));
    writeFiles(out, Object.entries(MINE));
    const fault = { inside: folder.path, at: step, signal: "SIGKILL" } as const;
    const { exitCode, signal, stderr } = await writer.write({ out, writes }, fault);
    expect({ exitCode, signal, stderr }).toEqual(
      signal === null
        ? { exitCode: 0, signal, stderr: "" }
        : { exitCode: null, signal: "SIGKILL", stderr: "" },
    );
    const state = stateOf(folder.path);

    const again = { ...NEW, "b.txt": "B" };
    await writeOutput(out, new Map(Object.entries(again)));
    expect(contentsOf(out)).toEqual({ ...again, ...MINE });
    expect(readdirSync(folder.path)).toEqual(["out"]);
    return signal === null ? "done" : state;
  } finally {
    folder.remove();
  }
}

function stateOf(folder: string): State {
  const [out, aside] = [path.join(folder, "out"), path.join(folder, ".out.zstack-openapi/old")];
  if (!existsSync(out)) return holds(aside, OLD) ? "old, beside its place" : "neither";
  return holds(out, OLD) ? "old" : holds(out, NEW) ? "new" : "neither";
}

/** Whether a folder has exactly these files of ours, its list included. */
function holds(root: string, files: Texts): boolean {
  const ours = Object.entries(contentsOf(root)).filter(([name]) => !(name in MINE));
  const list = readFileSync(path.join(root, ".zstack-openapi-files"), "utf8");
  return (
    JSON.stringify(ours) === JSON.stringify(Object.entries(files).sort()) &&
    list === `${Object.keys(files).sort().join("\n")}\n`
  );
}

/** What is there after a kill at each step, one after the other, equal neighbours as one. */
async function statesAtEveryStep(writes: readonly WriterFiles[]): Promise<State[]> {
  const states: (State | "done")[] = [];
  for (let first = 1; !states.includes("done"); first += LANES)
    states.push(...(await Promise.all(Array.from({ length: LANES }, (_, n) => killAt(first + n, writes)))));
  return states.filter((state, n) => state !== "done" && state !== states[n - 1]) as State[];
}

const LANES = 4;

describe("a run that is killed at any step leaves the old folder or the new, whole, and the next run clears up:", () => {
  // There is no way to exchange two folders in one step: the next run puts back what lies beside its place.
  test("where it is written once", async () => {
    expect(await statesAtEveryStep([{ files: NEW }])).toEqual(["old", "old, beside its place", "new"]);
  });

  test("where it is written again and again", async () => {
    const writes = [{ files: OLD }, { files: NEW, changed: ["a.txt", "come/d.txt"] }];
    expect(await statesAtEveryStep(writes)).toEqual(["old", "old, beside its place", "new"]);
  });
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s between the two renames waits for both, and then ends the process as it does",
  async (name) => {
    const folder = temporaryFolder();
    try {
      const out = path.join(folder.path, "out");
      await writeOutput(out, new Map(Object.entries(OLD)));
      // The first gives the lock its name, the second takes the old folder away, the third puts the new one there.
      const fault = { inside: folder.path, calls: ["renameSync"], at: 3, signal: name } as const;
      const { exitCode, signal } = await writer.write({ out, writes: [{ files: NEW }] }, fault);
      expect({ exitCode, signal, state: stateOf(folder.path) }).toEqual({
        exitCode: null,
        signal: name,
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
      expect({ signal, state: stateOf(folder.path) }).toEqual({ signal: "SIGKILL", state: "old" });
    }
    await writeOutput(out, new Map(Object.entries(NEW)));
    expect(stateOf(folder.path)).toBe("new");
    expect(readdirSync(folder.path)).toEqual(["out"]);
  } finally {
    folder.remove();
  }
});
