import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { startMock } from "../../../src/mock/index.ts";
import { openScenario, readyScenarios } from "../../../src/mock/scenario/open.ts";
import { readScenario } from "../../../src/mock/scenario/read.ts";
import { SCENARIO_SCHEMA } from "../../../src/mock/scenario/schema.ts";
import { runCommand } from "../../cli/terminal.ts";

const KNOWN = ["CreateVmFromCdpBackup", "LogInByAccount"];

describe("what is wrong with a scenario is told with its place and what to do", () => {
  test.each<[string, string, string, string]>([
    ["", "1:1", "is empty", "Write"],
    ["- x", "1:1", "must be a mapping", "Correct"],
    ["rules: {}", "1:8", '"rules" must be of type array', "Correct"],
    ["rules: []", "1:8", '"rules" must NOT have fewer than 1 items', "Correct"],
    ["description: x", "1:1", '"rules" is missing', "Add it: a list"],
    ["rule: []\nrules: [{lose: reset}]", "1:1", 'no "rule" here', "spelling"],
    ["rules:\n  - lsoe: reset\n    job: {polls: 1}", "2:5", 'no "lsoe" here', "Perhaps lose was meant"],
    ["rules:\n  - lose: rest", "2:11", '"lose" cannot be "rest"', "Perhaps reset was meant"],
    ["rules:\n  - first: 1", "2:5", "does nothing", "job, error, session"],
    ["rules:\n  - lose: gone", "2:11", '"lose" cannot be "gone"', "reset, closed, truncated"],
    ["rules:\n  - job: {polls: -1}", "2:18", '"polls" must be >= 0', "Correct"],
    ["rules:\n  - job: {polls: 1, milliseconds: 1}", "2:10", '"job" must NOT have more than 1', "one of"],
    ["rules:\n  - error: {details: x}", "2:12", '"code" is missing', "Add it"],
    ["rules:\n  - probability: 2\n    lose: reset", "2:18", '"probability" must be <= 1', "Correct"],
    ["rules:\n  - lose: reset\n    first: 0", "3:12", '"first" must be >= 1', "Correct"],
    ["rules:\n  - location: 10.0.0.1", "2:15", '"location" must match', "Correct"],
    ["rules:\n  - answer: {status: 99}", "2:22", '"status" must be >= 200', "Correct"],
    ['rules:\n  - answer: {status: 200, headers: {A: "\\n"}}', "2:40", '"A" must match', "Correct"],
    ["rules:\n  - on: poll\n    job: {polls: 1}", "3:5", '"job" says nothing of polls', "Remove `on: poll`"],
    [
      "rules:\n  - operations: [CreateVm]\n    lose: reset",
      "2:18",
      'no operation "CreateVm"',
      "There is CreateVmFromCdpBackup.",
    ],
    ["rules:\n  - operations: [Query*]\n    lose: reset", "2:18", 'no operation "Query*"', "use *"],
    ["rules: [", "1:9", "not valid YAML", ""],
    ["rules: &a [*a]", "1:12", "alias", ""],
  ])("%j", (text, place, message, fix) => {
    const { problem } = readScenario("trouble.yaml", text, KNOWN);
    expect(`${problem?.location.line}:${problem?.location.column}`).toBe(place);
    expect(problem?.location.file).toBe("trouble.yaml");
    expect(problem?.message).toContain(message);
    expect(problem?.fix).toContain(fix);
  });

  test("once, on the command line, which ends with 1", async () => {
    const { exitCode, stdout, stderr } = await runCommand(
      "mock",
      "--scenario",
      "test/mock/scenario/fixtures/bad.yaml",
    );
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain('test/mock/scenario/fixtures/bad.yaml:3:5 error A scenario has no "lsoe" here.');
    expect(stderr).toContain("1 problem in 1 file");
  });

  test("also when it is no file", async () => {
    const start = (scenario: unknown) =>
      startMock({ spec: "spec/openapi.yaml", scenario: scenario as never }).then(
        () => "",
        ({ name, message }: Error) => `${name}: ${message}`,
      );
    expect(await start({ rules: [{ lose: "gone" }] })).toMatch(
      /^MockInputError: scenario\/rules\/0\/lose: "lose" cannot be "gone"\. Use one of: reset/,
    );
    expect(await start({ rules: [{ operations: ["X"], lose: "reset" }] })).toContain('no operation "X"');
    expect(await start("nothing")).toMatch(
      /There is no scenario nothing\. Give a file, or one of: bad-day, busy,/,
    );
    expect(await start("test/mock/scenario/fixtures/bad.yaml")).toContain("bad.yaml:3:5");
  });

  test("and so is what is wrong with the spec", async () => {
    await expect(startMock({ spec: "nowhere.yaml" })).rejects.toThrow(
      "The spec nowhere.yaml cannot be read: ",
    );
    await expect(startMock({ spec: "package.json" })).rejects.toThrow("package.json:1:1 ");
  });
});

test("a scenario that is not there is wrong usage", async () => {
  const { exitCode, stderr } = await runCommand("mock", "--scenario", "nothing");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("There is no scenario nothing. Give a file, or one of: bad-day,");
});

describe("the ready scenarios", () => {
  test.each(readyScenarios())("%s is right, and says what it does", (name) => {
    const read = openScenario(name, []);
    expect(read?.problem).toBeUndefined();
    expect(read).toMatchObject({ scenario: { description: expect.stringMatching(/\.$/) } });
  });

  test("are all in the help", async () => {
    const { stdout } = await runCommand("mock", "--help");
    const [, listed = ""] = /Ready scenarios:\n((?: {2}.+\n)+)/.exec(stdout) ?? [];
    const names = listed.split("\n").flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? []);
    expect(names.sort()).toEqual(readyScenarios());
  });

  test("are all in docs/mock.md, and so is every key of a rule", () => {
    const page = readFileSync("docs/mock.md", "utf8");
    const rows = [...page.matchAll(/^\| `([a-z-]+|[a-zA-Z]+)` +\|/gm)].map(([, name]) => name);
    const keys = Object.keys(SCENARIO_SCHEMA.properties.rules.items.properties);
    expect(rows).toEqual(expect.arrayContaining([...readyScenarios(), ...keys]));
  });
});
