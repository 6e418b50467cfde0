import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { compareOutput, writeOutput } from "../../src/output/output-folder.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";
import { injectFault, withoutFaults } from "./faults.ts";

let folder: ReturnType<typeof temporaryFolder>;
let out: string;

beforeEach(() => {
  folder = temporaryFolder();
  out = path.join(folder.path, "out");
});
afterEach(() => folder.remove());

type Texts = Readonly<Record<string, string>>;
const OLD: Texts = { "a.txt": "a", "b.txt": "b", "gone/c.txt": "c" };
const NEW: Texts = { "a.txt": "A", "b.txt": "b", "come/d.txt": "d" };
const MINE: Texts = { "mine.txt": "mine", "dist/x.js": "mine" };

/** What lies in the workshop is no output. */
const outputOf = (root: string): Texts =>
  Object.fromEntries(
    Object.entries(contentsOf(root)).filter(([name]) => !name.startsWith(".zstack-openapi/")),
  );

const filesOf = (texts: Texts) => new Map(Object.entries(texts));

/** Left out: `linkSync`, for what cannot be linked is copied; `rmdirSync`, for an empty folder that stays does no harm. */
const CALLS = ["mkdirSync", "writeFileSync", "renameSync", "rmSync"] as const;

describe("a disk that fails at any step leaves the folder as it was, and says so on one line:", () => {
  /** Lets a write fail at each of its steps in turn, until it has no more; what it said then. */
  const failAtEveryStep = async (code: string, write: () => Promise<unknown>): Promise<string[]> => {
    const said = new Set<string>();
    for (let at = 1; at < 100; at++) {
      await writeOutput(out, filesOf(OLD));
      const end = injectFault({ inside: folder.path, at, calls: CALLS, code });
      const fault = await write().then(
        () => undefined,
        (error: Error) => error,
      );
      if (!end()) return [...said];
      // What fails when all is done is left to the next run.
      if (fault === undefined) {
        expect(outputOf(out)).toEqual({ ...NEW, ...MINE });
        expect(await compareOutput(out, filesOf(NEW))).toEqual({ stale: [] });
        continue;
      }
      said.add(fault.message.replaceAll(folder.path, "…").replace(/ \([A-Z]+: .*?\)\./, "."));
      expect(fault.name).toBe("OutputError");
      expect(contentsOf(out)).toEqual({ ...OLD, ...MINE });
      expect(readdirSync(folder.path)).toEqual(["out"]);
    }
    throw new Error("It does not end.");
  };

  test.each([
    ["ENOSPC", "the disk is full. Make room on it, or choose another folder with --out."],
    ["EDQUOT", "your share of the disk is used up. Make room, or choose another folder with --out."],
    ["EMFILE", "too many files are open. Raise the limit (ulimit -n), or close some."],
  ])("%s", async (code, words) => {
    await writeOutput(out, filesOf(OLD));
    writeFiles(out, Object.entries(MINE));
    const said = await failAtEveryStep(code, () => writeOutput(out, filesOf(NEW)));
    expect(said).toEqual([`…/out cannot be written and is unchanged: ${words}`]);
  });

  test("ENOSPC, where the folder is written again and again", async () => {
    await writeOutput(out, filesOf(OLD));
    writeFiles(out, Object.entries(MINE));
    const inQuestion = new Set(["a.txt", "come/d.txt"]);
    await failAtEveryStep("ENOSPC", async () => {
      const { stamps } = await withoutFaults(() => writeOutput(out, filesOf(OLD)));
      await writeOutput(out, filesOf(NEW), undefined, { stamps, inQuestion });
    });
  });

  test("EIO, for which there are no words of ours", async () => {
    await writeOutput(out, filesOf(OLD));
    writeFiles(out, Object.entries(MINE));
    const said = await failAtEveryStep("EIO", () => writeOutput(out, filesOf(NEW)));
    for (const text of said) expect(text).toMatch(/^…\/out cannot be written and is unchanged: EIO.*\.$/);
  });
});

describe("where nothing can be written", () => {
  const denied = async (code: string, files: Texts) => {
    await writeOutput(out, filesOf(OLD));
    const end = injectFault({ inside: folder.path, code });
    try {
      return await writeOutput(out, filesOf(files));
    } finally {
      end();
    }
  };

  test.each(["EROFS", "EACCES", "EPERM"])("(%s) what is fresh is found fresh", async (code) => {
    expect(await denied(code, OLD)).toMatchObject({ stale: [] });
  });

  test.each([
    ["EROFS", "the disk is read-only"],
    ["EACCES", "you are not allowed to"],
  ])("(%s) what is stale is an error", async (code, words) => {
    await expect(denied(code, NEW)).rejects.toThrow(`out cannot be written and is unchanged: ${words} (`);
    expect(contentsOf(out)).toEqual(OLD);
  });
});

/** Only root may mount disks. */
const mayMount = process.platform === "linux" && process.getuid?.() === 0 && tryMount();

describe.skipIf(!mayMount)("a real disk", () => {
  test("that is full leaves no trace of what did not fit", async () => {
    const disk = path.join(folder.path, "disk");
    await mounted("size=200k", disk, async () => {
      const onDisk = path.join(disk, "out");
      await writeOutput(onDisk, filesOf(OLD));
      const large = filesOf({ ...NEW, "large.txt": "x".repeat(300_000) });
      await expect(writeOutput(onDisk, large)).rejects.toThrow("the disk is full");
      expect(contentsOf(onDisk)).toEqual(OLD);
      expect(readdirSync(disk)).toEqual(["out"]);
      await writeOutput(onDisk, filesOf(NEW));
      expect(contentsOf(onDisk)).toEqual(NEW);
    });
  });

  test("that is read-only can be looked at", async () => {
    const disk = path.join(folder.path, "disk");
    await mounted("size=200k", disk, async () => {
      const onDisk = path.join(disk, "out");
      await writeOutput(onDisk, filesOf(OLD));
      execFileSync("mount", ["-o", "remount,ro", disk]);
      expect(await writeOutput(onDisk, filesOf(OLD))).toMatchObject({ stale: [] });
      await expect(writeOutput(onDisk, filesOf(NEW))).rejects.toThrow("the disk is read-only");
    });
  });
});

describe.skipIf(!mayMount)("is written to", () => {
  test("a folder that is a mounted disk", async () => {
    await mounted("size=200k", out, async () => {
      await writeOutput(out, filesOf(OLD));
      expect(await writeOutput(out, filesOf(NEW))).toMatchObject({
        stale: ["a.txt", "come/d.txt", "gone/c.txt"],
      });
      expect(contentsOf(out)).toEqual(NEW);
    });
  });

  test.each(["cache", "come"])("a folder with a mounted disk in it, as %s", async (name) => {
    await writeOutput(out, filesOf(OLD));
    const disk = path.join(out, name);
    await mounted("size=200k", disk, async () => {
      writeFiles(disk, [["mine.txt", "mine"]]);
      await writeOutput(out, filesOf(NEW));
      expect(contentsOf(out)).toEqual({ ...NEW, [`${name}/mine.txt`]: "mine" });
      await writeOutput(out, filesOf(OLD));
      expect(contentsOf(out)).toEqual({ ...OLD, [`${name}/mine.txt`]: "mine" });
    });
  });
});

/** Does something while a disk of its own is mounted at a place. */
async function mounted(options: string, place: string, action: () => Promise<void>): Promise<void> {
  mkdirSync(place, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", place]);
  try {
    await action();
  } finally {
    execFileSync("umount", [place]);
  }
}

function tryMount(): boolean {
  const place = temporaryFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", place.path], { stdio: "ignore" });
    execFileSync("umount", [place.path]);
    return true;
  } catch {
    return false;
  } finally {
    place.remove();
  }
}
