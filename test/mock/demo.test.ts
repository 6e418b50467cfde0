import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("the demo shows the call step by step, then the VM", () => {
  // The test runner may ask for colours, and Node warns where two wishes contradict each other.
  const { FORCE_COLOR: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/demo.ts"], {
    encoding: "utf8",
    env: { ...env, NO_COLOR: "1" },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const steps = stdout.split("\n").filter((line) => / ms {2}/.test(line));
  expect(steps.map((line) => line.replace(/^ *\d+ ms +/, "").replace(/ +/g, " "))).toEqual([
    "PUT /zstack/v1/accounts/login 200 logged in, session opened",
    "PUT /zstack/v1/cdp-backups/actions 202 accepted, goes on as a job",
    expect.stringMatching(/^GET \/zstack\/v1\/api-jobs\/[0-9a-f]{8}… 202 running$/),
    expect.stringMatching(/ 202 running$/),
    expect.stringMatching(/ 200 done$/),
    expect.stringMatching(/ 200 logged out$/),
  ]);
  for (const shown of ["web-01-restored", "Running", "8 GiB", "192.168.1.10", "00:0c:29:bd:99:fc", "Root"]) {
    expect(stdout).toContain(shown);
  }
  expect(stdout).not.toContain("\u001b");
});
