import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { createZStack, passwordAuth } from "../../generated/src/index.ts";
import { ROOT } from "../package-folder.ts";
import { runCommand } from "./terminal.ts";

test("mock prints its address and account, answers the generated client, and ends when interrupted", async () => {
  const args = ["mock", "--port", "0", "--scenario", "gson-numbers", "--seed", "test", "--offset", "+08:00"];
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const { value: endpoint } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const notes = createInterface(child.stderr)[Symbol.asyncIterator]();
  const { value: account } = await notes.next();
  expect(account).toContain("account admin, password password");
  expect((await notes.next()).value).toMatch(/^access key \w{20}, secret \w{40}$/);
  expect((await notes.next()).value).toMatch(/^scenario gson-numbers: All numbers/);

  const zstack = createZStack({
    endpoint,
    auth: passwordAuth({ accountName: "admin", password: "password" }),
    job: { pollIntervalMs: 1 },
  });
  const vm = await zstack.createVmFromCdpBackup({
    name: "restored",
    groupId: 1,
    cdpTaskUuid: "0".repeat(32),
    instanceOfferingUuid: "1".repeat(32),
    l3NetworkUuids: ["2".repeat(32)],
  });
  expect([vm.name, vm.memorySize]).toEqual(["restored", 8_589_934_592]);

  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
});

describe("wrong usage exits with 2:", () => {
  test.each([["x"], ["-1"], ["65536"], ["1.5"]])("port %s", async (port) => {
    const { exitCode, stderr } = await runCommand("mock", `--port=${port}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("is no port");
  });

  test.each([["8"], ["+25:00"], ["CST"]])("offset %s", async (offset) => {
    const { exitCode, stderr } = await runCommand("mock", `--offset=${offset}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("is no UTC offset");
  });

  test("a port that is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { exitCode, stderr } = await runCommand("mock", "--port", String(port));
    server.close();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`Cannot listen on 127.0.0.1:${port}`);
  });
});
