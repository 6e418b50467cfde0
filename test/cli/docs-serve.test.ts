import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createZStack, passwordAuth } from "../../generated/src/index.ts";
import { ROOT } from "../package-folder.ts";
import { runCommand } from "./terminal.ts";

test("docs --serve prints its address and who answers, serves pages and calls, and tells nothing of them", async () => {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "src/cli/main.ts", "docs", "--serve", "--port=0", "--target=http://127.0.0.1:9"],
    { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] },
  );
  const ended = once(child, "exit");
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  await once(child.stdout, "data");
  const url = stdout.trim();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);

  const page = await (await fetch(`${url}zh-CN/operations/CreateVmFromCdpBackup.html`)).text();
  expect(page).toContain('data-operation="CreateVmFromCdpBackup"');
  const zstack = createZStack({
    endpoint: `${url}_api/mock`,
    auth: passwordAuth({ accountName: "admin", password: "password" }),
    job: { pollIntervalMs: 1 },
  });
  const vm = await zstack.createVmFromCdpBackup({
    name: "a-name-to-look-for",
    groupId: 1,
    cdpTaskUuid: "0".repeat(32),
    instanceOfferingUuid: "1".repeat(32),
    l3NetworkUuids: ["2".repeat(32)],
  });
  expect(vm.name).toBe("a-name-to-look-for");
  const headers = { "X-ZStack-Console": "1", Authorization: "OAuth a-session-to-look-for" };
  await fetch(`${url}_api/target/zstack/v1/zones?q=a-query-to-look-for`, { headers });
  await fetch(`${url}_console/operations/LogOut/samples`, { method: "POST", body: "{a-body-to-look-for" });

  child.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(stdout.trim()).toBe(url);
  expect(stderr.trim().split("\n")).toEqual([
    "mock: account admin, password password",
    "target: http://127.0.0.1:9",
    "Ctrl-C ends.",
  ]);
});

describe("wrong usage exits with 2:", () => {
  test.each([
    [["--serve", "--port=x"], "is no port"],
    [["--serve", "--target=10.0.0.10:8080"], "--target is no management node"],
    [["--serve", "--target=http://admin:password@10.0.0.10"], "must not hold credentials"],
    [["--port=4000"], "--port needs --serve"],
    [["--target=http://10.0.0.10"], "--target needs --serve"],
  ])("%j", async (options, want) => {
    const { exitCode, stdout, stderr } = await runCommand("docs", ...options);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(want);
  });

  test("a port that is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { exitCode, stderr } = await runCommand("docs", "--serve", "--port", String(port));
    server.close();
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`Cannot listen on 127.0.0.1:${port}`);
  });
});
