import { expect, test } from "vitest";
import { runCommand } from "./cli/terminal.ts";

test("generated/ is what the spec and the generator give now", async () => {
  const { exitCode, stdout } = await runCommand("generate", "--check");
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
});
