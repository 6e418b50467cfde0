import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { OutputError } from "../../src/output/fault.ts";
import { type Holder, startOf, stateOf, thisProcess } from "../../src/output/holder.ts";
import { fillOutput, writeOutput } from "../../src/output/output-folder.ts";
import { temporaryFolder } from "../package-folder.ts";
import { contentsOf } from "./contents.ts";
import { compileWriter, type Writer } from "./writer.ts";

let folder: ReturnType<typeof temporaryFolder>;
let out: string;

beforeEach(() => {
  folder = temporaryFolder();
  out = path.join(folder.path, "out");
});
afterEach(() => folder.remove());

/** A number that no system gives to a process. */
const NOBODY = 999_999_999;
const SELF = thisProcess();
const PARENT = { pid: process.ppid, started: startOf(process.ppid) ?? "" };

test.each<[string, Partial<Holder>, ReturnType<typeof stateOf>]>([
  ["this process", {}, "alive"],
  ["an earlier process with the number of this one", { started: "then" }, "dead"],
  ["a process that runs", PARENT, "alive"],
  ["an earlier process with the number of one that runs", { pid: process.ppid, started: "then" }, "dead"],
  ["a process that has ended", { pid: NOBODY }, "dead"],
  ["a process of another machine", { host: "elsewhere" }, "unknown"],
])("%s is known as what it is", (_, holder, state) => {
  // Only Linux tells when others have started.
  const known = process.platform === "linux" || holder.pid !== process.ppid ? state : "unknown";
  expect(stateOf({ ...SELF, ...holder })).toBe(known);
});

describe("a lock", () => {
  const lock = () => path.join(folder.path, "out/.zstack-openapi/lock");
  const lockFor = (holder: Partial<Holder>, minutesAgo = 0) => {
    mkdirSync(lock(), { recursive: true });
    writeFileSync(path.join(lock(), "holder.json"), JSON.stringify({ ...SELF, ...holder }));
    const then = Date.now() / 1000 - 60 * minutesAgo;
    utimesSync(lock(), then, then);
  };
  const write = (patienceMs: number, who: string[] = []) =>
    writeOutput(out, new Map([["a.txt", "a"]]), { patienceMs, onWait: (name) => who.push(name) });

  test.each<[string, () => void]>([
    ["of a process that has ended", () => lockFor({ pid: NOBODY })],
    ["of a process of the past", () => lockFor({ started: "then" })],
    ["of another machine, long ago", () => lockFor({ host: "elsewhere" }, 3)],
    ["that this process could not give back", () => lockFor({})],
    [
      "whose taking away was cut short",
      () => {
        lockFor({ pid: NOBODY });
        mkdirSync(`${lock()}-over`);
        writeFileSync(`${lock()}-over/holder.json`, JSON.stringify({ ...SELF, pid: NOBODY }));
        mkdirSync(`${lock()}-0123456789ab`);
      },
    ],
  ])("%s is taken away", async (_, prepare) => {
    prepare();
    expect(await write(60_000)).toMatchObject({ stale: ["a.txt"] });
    expect(contentsOf(out)).toEqual({ "a.txt": "a" });
  });

  test.each<[string, Partial<Holder>, string]>([
    ["of a process that runs", PARENT, `process ${process.ppid}`],
    ["of another machine", { host: "elsewhere/x", pid: 7 }, "process 7 on elsewhere"],
  ])("%s is waited for, but not for ever", async (_, holder, name) => {
    lockFor(holder);
    const who: string[] = [];
    const refused = write(0, who);
    await expect(refused).rejects.toThrow(OutputError);
    await expect(refused).rejects.toThrow(`is being written by another run (${name}`);
    await expect(refused).rejects.toThrow(`remove ${lock()}.`);
    expect(who).toEqual([expect.stringContaining(name)]);
    expect(readdirSync(out)).toEqual([".zstack-openapi"]);
  });

  test("of one folder does not hinder who writes another", async () => {
    const other = path.join(folder.path, "other");
    await fillOutput(out, async (add) => {
      await writeOutput(other, new Map([["a.txt", "a"]]), { patienceMs: 0 });
      await add("b.txt", "b");
    });
    expect([contentsOf(out), contentsOf(other)]).toEqual([{ "b.txt": "b" }, { "a.txt": "a" }]);
  });
});

describe("two runs at once do not mix", () => {
  let writer: Writer;
  beforeAll(async () => {
    writer = await compileWriter();
  });
  afterAll(() => writer.remove());

  test("in one process", async () => {
    const texts = ["1", "2", "3", "4", "5"];
    const filesOf = (text: string) => Array.from({ length: 40 }, (_, n) => [`${n}.txt`, text] as const);
    await Promise.all(texts.map((text) => writeOutput(out, new Map(filesOf(text)))));
    const contents = contentsOf(out);
    expect(Object.keys(contents)).toHaveLength(40);
    expect(new Set(Object.values(contents)).size).toBe(1);
  });

  test("in many", async () => {
    for (let round = 0; round < 2; round++) {
      const runs = [200, 300, 400].map((many) =>
        writer.write({ out, writes: [{ many, text: `${many} of round ${round}` }] }),
      );
      for (const ended of await Promise.all(runs)) expect(ended).toMatchObject({ exitCode: 0, stderr: "" });
      const texts = Object.values(contentsOf(out));
      expect(new Set(texts).size).toBe(1);
      expect(texts[0]).toBe(`${texts.length} of round ${round}`);
    }
  });
});
