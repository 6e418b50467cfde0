import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GOOD } from "../lint/good-spec.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { runCommand } from "./terminal.ts";

let folder: ReturnType<typeof temporaryFolder>;
let spec: string;
let out: string;
beforeEach(() => {
  folder = temporaryFolder();
  spec = path.join(folder.path, "spec/openapi.yaml");
  out = path.join(folder.path, "site");
  writeFiles(folder.path, [["spec/openapi.yaml", GOOD]]);
});
afterEach(() => folder.remove());

const filesBelow = (below: string) => readdirSync(below, { recursive: true, encoding: "utf8" }).sort();

describe("docs", () => {
  test("writes the site, and the second time nothing", async () => {
    const first = await runCommand("docs", "--spec", spec, "--out", out);
    expect(first).toMatchObject({ exitCode: 0, stdout: "" });
    expect(first.stderr).toMatch(/1 operation, 1 model; (\d+) files of \1 changed/);
    const page = readFileSync(path.join(out, "en/operations/ResizeDisk.html"), "utf8");
    expect(page).toContain("<h1>Make a disk larger</h1>");
    expect(existsSync(path.join(out, "index.html"))).toBe(true);
    const second = await runCommand("docs", "--spec", spec, "--out", out);
    expect(second.stderr).toContain("nothing changed");
  });

  test("leaves the old site where the spec is wrong", async () => {
    await runCommand("docs", "--spec", spec, "--out", out);
    const before = filesBelow(out);
    expect(before).toContain("index.html");
    const broken = path.join(folder.path, "openapi.json");
    writeFileSync(broken, '{ "openapi": "3.1.0", "paths": { "/a": { "get": {} } } }');
    const { exitCode, stderr } = await runCommand("docs", "--spec", broken, "--out", out);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/openapi\.json:1:\d+ error/);
    expect(filesBelow(out)).toEqual(before);
  });

  test("overwrites nothing that it did not write", async () => {
    const foreign = path.join(folder.path, "foreign");
    mkdirSync(foreign);
    writeFileSync(path.join(foreign, "index.html"), "mine");
    const { exitCode, stderr } = await runCommand("docs", "--spec", spec, "--out", foreign);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("has files that zstack-openapi did not write: index.html");
    expect(filesBelow(foreign)).toEqual(["index.html"]);
  });

  test("names a spec that is not there", async () => {
    const { exitCode, stderr } = await runCommand("docs", "--spec", path.join(folder.path, "none"));
    expect(exitCode).toBe(2);
    expect(stderr).toContain("There is no spec at");
  });

  test("refuses a folder that holds the working directory", async () => {
    const { exitCode, stderr } = await runCommand("docs", "--spec", spec, "--out", ".");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("holds the working directory");
  });

  test("says nothing when it shall be quiet", async () => {
    const { exitCode, stdout, stderr } = await runCommand("docs", "-q", "--spec", spec, "--out", out);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });
});
