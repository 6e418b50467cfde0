import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { changesIn, isOutput } from "../../src/generate/watch.ts";
import { fillOutput } from "../../src/output/output-folder.ts";
import { ROOT, temporaryFolder, writeFiles } from "../package-folder.ts";

const GOOD =
  "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {operationId: GetA, responses: {'200': {description: ok}}}}\n";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test("--watch generates at once and after each change, outlives faults, and ends when interrupted", async () => {
  const spec = path.join(folder.path, "spec/openapi.yaml");
  // Below the folder that is watched.
  const out = path.join(folder.path, "spec/generated");
  writeFiles(folder.path, [["spec/openapi.yaml", GOOD]]);
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "src/cli/main.ts",
      "generate",
      "--watch",
      "--int64",
      "bigint",
      "--spec",
      spec,
      "--out",
      out,
    ],
    { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, NO_COLOR: "1" } },
  );
  const lines = createInterface(child.stderr)[Symbol.asyncIterator]();
  /** What is said until it waits again. */
  const round = async (): Promise<string> => {
    let said = "";
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`ended early: ${said}`);
      if (value.startsWith("Watching ")) return said;
      said += `${value}\n`;
    }
  };
  const ended = once(child, "exit");

  expect(await round()).toContain("1 operation");
  writeFileSync(spec, GOOD.replace("description: ok", "descripton: ["));
  expect(await round()).toContain("not valid YAML");
  // As editors save.
  writeFileSync(`${spec}.tmp`, GOOD.replace("GetA", "GetB"));
  renameSync(`${spec}.tmp`, spec);
  expect(await round()).toMatch(/\d+ files of \d+ changed/);
  expect(readFileSync(path.join(out, "src/operations/get-b.ts"), "utf8")).toContain("export const getB");
  expect(readFileSync(path.join(out, "README.md"), "utf8")).toContain("are `bigint`");

  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});

describe("a save is seen, and the one after it, where", () => {
  const at = (name: string) => path.join(folder.path, name);
  const git = (...args: string[]) => execFileSync("git", ["-C", at("spec"), ...args], { stdio: "ignore" });
  const commit = (message: string) => {
    git("add", ".");
    git("-c", "user.name=n", "-c", "user.email=e", "commit", "--message", message);
  };

  /** What stands before, besides `spec/openapi.yaml` and `spec/paths/a.yaml` with "old"; then the save, of "new". */
  interface Save {
    readonly file?: string;
    before?(): void;
    save(file: string): void;
  }
  const SAVES: Readonly<Record<string, Save>> = {
    "the file is written to": { save: (file) => writeFileSync(file, "new") },
    "another takes its name": {
      save(file) {
        writeFileSync(`${file}.tmp`, "new");
        renameSync(`${file}.tmp`, file);
      },
    },
    "it is removed and made anew": {
      save(file) {
        rmSync(file);
        writeFileSync(file, "new");
      },
    },
    "it is moved aside and made anew": {
      save(file) {
        renameSync(file, `${file}~`);
        writeFileSync(file, "new");
      },
    },
    "sed edits it": { save: (file) => void execFileSync("sed", ["-i", "s/old/new/", file]) },
    "git checks out another branch": {
      before() {
        git("init", "--quiet");
        commit("old");
        git("checkout", "--quiet", "-b", "other");
        writeFileSync(at("spec/paths/a.yaml"), "new");
        commit("new");
        git("checkout", "--quiet", "-");
      },
      save: () => git("checkout", "--quiet", "other"),
    },
    "its folder is replaced": {
      save() {
        writeFiles(folder.path, [["spec/paths.tmp/a.yaml", "new"]]);
        renameSync(at("spec/paths"), at("spec/paths.old"));
        renameSync(at("spec/paths.tmp"), at("spec/paths"));
      },
    },
    "its folder is removed and made anew": {
      save(file) {
        rmSync(path.dirname(file), { recursive: true });
        writeFiles(folder.path, [["spec/paths/a.yaml", "new"]]);
      },
    },
    "the folder of all is replaced": {
      save() {
        writeFiles(folder.path, [["other/paths/a.yaml", "new"]]);
        renameSync(at("spec"), at("spec.old"));
        renameSync(at("other"), at("spec"));
      },
    },
    "the folder of all is removed and made anew": {
      save() {
        rmSync(at("spec"), { recursive: true });
        writeFiles(folder.path, [["spec/paths/a.yaml", "new"]]);
      },
    },
    "it comes into being, in a folder that does": {
      file: "spec/deep/er/b.yaml",
      save: () => writeFiles(folder.path, [["spec/deep/er/b.yaml", "new"]]),
    },
    "the folder of all is a link that leads elsewhere now": {
      before() {
        renameSync(at("spec"), at("first"));
        symlinkSync("first", at("spec"));
      },
      save() {
        writeFiles(folder.path, [["second/paths/a.yaml", "new"]]);
        symlinkSync("second", at("link"));
        renameSync(at("link"), at("spec"));
      },
    },
    "it is a link to a hidden file that is written to": {
      file: "spec/linked.yaml",
      before() {
        writeFiles(folder.path, [["spec/.hidden/real.yaml", "old"]]);
        symlinkSync(".hidden/real.yaml", at("spec/linked.yaml"));
      },
      save: () => writeFileSync(at("spec/.hidden/real.yaml"), "new"),
    },
    "it lies in a link to a hidden folder, as on Kubernetes": {
      file: "spec/data/c.yaml",
      before() {
        writeFiles(folder.path, [["spec/..1/c.yaml", "old"]]);
        symlinkSync("..1", at("spec/data"));
      },
      save() {
        writeFiles(folder.path, [["spec/..2/c.yaml", "new"]]);
        symlinkSync("..2", at("spec/link"));
        renameSync(at("spec/link"), at("spec/data"));
      },
    },
  };

  test.each(Object.entries(SAVES))("%s", async (_, { file: name = "spec/paths/a.yaml", before, save }) => {
    writeFiles(folder.path, [
      ["spec/openapi.yaml", ""],
      ["spec/paths/a.yaml", "old"],
    ]);
    before?.();
    const file = at(name);
    const changes = changesIn(at("spec"), at("spec/generated"));
    /** Follows the changes until the file is so: what is missed is waited for without end. */
    const follow = async (text: string): Promise<void> => {
      do await changes.next();
      while (!existsSync(file) || readFileSync(file, "utf8") !== text);
    };
    await changes.next();
    save(file);
    await follow("new");
    writeFileSync(file, "newer");
    await follow("newer");
    renameSync(file, at("kept"));
    renameSync(at("kept"), file);
    await follow("newer");
    await changes.return(undefined);
  });
});

test("what is written to the output is no change, by whatever way it is named", async () => {
  const at = (name: string) => path.join(folder.path, name);
  writeFiles(folder.path, [["spec/openapi.yaml", "old"]]);
  symlinkSync("spec", at("link"));
  const changes = changesIn(at("link"), at("spec/generated"));
  await changes.next();
  const next = changes.next();
  let isSeen = false;
  next.then(() => {
    isSeen = true;
  });
  for (let round = 0; round < 3; round++) {
    const output = await fillOutput(at("link/generated"), (add) => add("a.txt", `${round}`));
    expect(output.files).toBe(1);
    // What the watch hears it has settled for within this time, in which nothing else happens.
    await setTimeout(100);
  }
  expect(isSeen).toBe(false);
  writeFileSync(at("spec/openapi.yaml"), "new");
  await next;
  await changes.return(undefined);
});

test.each([
  ["generated", true],
  ["generated/src/index.ts", true],
  ["generated/.zstack-openapi/lock/holder.json", true],
  ["openapi.yaml", false],
  ["generated.yaml", false],
  ["paths/generated/x.yaml", false],
])("a change of %s is one of the output: %s", (file, isOurs) => {
  expect(isOutput(path.resolve("spec", file), "spec/generated")).toBe(isOurs);
});
