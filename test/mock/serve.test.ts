import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createZStack, passwordAuth } from "../../generated/src/index.ts";
import { createMock, type Mock } from "../../src/mock/mock.ts";
import type { Loss } from "../../src/mock/scenario/scenario.ts";
import { type Served, serve } from "../../src/mock/serve.ts";
import { projectModel, read, requestOf } from "./caller.ts";

const l3NetworkUuids = ["68bca6897c4f300881985f028e61ca92"];
const params = {
  name: "over http",
  groupId: 42,
  cdpTaskUuid: "5d0c1f6b7a8e4b93a2c4e6f801234567",
  instanceOfferingUuid: "7f8ece5779ef31bab691585ffc693b91",
  l3NetworkUuids,
};

describe("a mock served over HTTP", () => {
  let mock: Mock;
  let server: Served;
  beforeAll(async () => {
    mock = createMock(projectModel());
    server = await serve(mock);
  });
  afterAll(() => server.close());

  test("listens on this machine only, on a free port", () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
  });

  test("takes the generated client through login, job and logout", async () => {
    const zstack = createZStack({
      endpoint: server.url,
      auth: passwordAuth({ accountName: mock.account.name, password: mock.account.password }),
      job: { pollIntervalMs: 1 },
    });
    const before = mock.exchanges.length;
    const vm = await zstack.createVmFromCdpBackup(params);
    expect([vm.name, vm.vmNics[0]?.ip]).toEqual(["over http", "192.168.1.10"]);
    await zstack.logout();
    const exchanges = mock.exchanges.slice(before);
    expect(exchanges.map(({ method, operationId, status }) => [method, operationId, status])).toEqual([
      ["PUT", "LogInByAccount", 200],
      ["PUT", "CreateVmFromCdpBackup", 202],
      ["GET", undefined, 202],
      ["GET", undefined, 202],
      ["GET", undefined, 200],
      ["DELETE", "LogOut", 200],
    ]);
  });

  test("answers without a content type, at the address it was asked at", async () => {
    const request = requestOf(server.url, "PUT /zstack/v1/cdp-backups/actions", {
      session: mock.openSession(),
      body: { createVmFromCdpBackup: params },
    });
    const { status, body, contentType } = await read(await fetch(request));
    expect([status, contentType]).toEqual([202, null]);
    expect(body.location.startsWith(`${server.url}/zstack/v1/api-jobs/`)).toBe(true);
  });

  test.each(["GET /zstack/v1/nothing", "GET /zstack/v1/api-jobs/x", "PUT /zstack/v1/cdp-backups/actions"])(
    "answers refusals without a content type: %s",
    async (line) => {
      const { status, contentType } = await read(await fetch(requestOf(server.url, line)));
      expect([400, 404]).toContain(status);
      expect(contentType).toBeNull();
    },
  );

  test("answers to its host's name in any case", async () => {
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const headers = { Host: `My-Desktop:${port}` };
      const path = "/zstack/v1/nothing";
      const sent = httpRequest({ hostname, port, path, headers, agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on("error", reject).end();
    });
    expect(status).toBe(404);
  });

  test("survives targets that are no URL", async () => {
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const sent = httpRequest({ hostname, port, path: "//[", agent: false }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on("error", reject).end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect((await fetch(`${server.url}/zstack/v1/nothing`)).status).toBe(404);
  });
});

test("a port that is taken is an error, and free again after closing", async () => {
  const mock = createMock(projectModel());
  const first = await serve(mock);
  const port = Number(new URL(first.url).port);
  await expect(serve(mock, { port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await first.close();
  const second = await serve(mock, { port });
  await second.close();
});

describe("an answer that a scenario loses", () => {
  /** Asks one thing over a socket of its own: what it has seen of the answer, and how that ends, if it does. */
  function ask(url: string) {
    const seen = { text: "" };
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.on("data", (bytes) => {
      seen.text += bytes;
    });
    const end = new Promise<string>((resolve) => {
      socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? ""));
      socket.on("end", () => resolve("end"));
    });
    socket.write("GET /zstack/v1/accounts/sessions/0/valid HTTP/1.1\r\nHost: mock\r\n\r\n");
    return { seen, end, leave: () => socket.destroy() };
  }

  const losing = (lose: Loss) =>
    createMock(projectModel(), { scenario: { rules: [{ operations: ["ValidateSession"], lose }] } });

  test.each<[Loss, RegExp, string]>([
    ["reset", /^$/, "ECONNRESET"],
    ["closed", /^$/, "end"],
    ["truncated", /content-length: 15\r\n[\s\S]*\r\n\r\n\{"valid$/i, "end"],
    ["truncated-chunks", /chunked\r\n[\s\S]*\r\n\r\n7\r\n\{"valid\r\n$/i, "end"],
  ])("is really lost: %s", async (lose, want, how) => {
    const server = await serve(losing(lose));
    const { seen, end, leave } = ask(server.url);
    expect(await end).toBe(how);
    leave();
    await server.close();
    expect(seen.text).toMatch(want);
  });

  test.each<[Loss, RegExp]>([
    ["stalled", /content-length: 15\r\n[\s\S]*\{"valid$/i],
    ["silent", /^$/],
  ])("is really lost, and the connection stays: %s", async (lose, want) => {
    const mock = losing(lose);
    const server = await serve(mock);
    const { seen, end, leave } = ask(server.url);
    await expect.poll(() => mock.exchanges.length).toBe(1);
    await expect.poll(() => seen.text).toMatch(want);
    // What is answered later has come: nothing more was on its way.
    expect((await fetch(`${server.url}/zstack/v1/nothing`)).status).toBe(404);
    expect(await Promise.race([end, "open"])).toBe("open");
    expect(seen.text).toMatch(want);
    leave();
    await server.close();
  });

  test("may be a gateway's, which says what it is", async () => {
    const scenario = { rules: [{ answer: { status: 502 } }] };
    const server = await serve(createMock(projectModel(), { scenario }));
    const response = await fetch(`${server.url}/zstack/v1/accounts/sessions/0/valid`);
    await server.close();
    expect([response.status, response.headers.get("content-type")]).toEqual([502, "text/html"]);
  });

  test("may be late, which closing does not wait for", async () => {
    const scenario = { rules: [{ delay: { milliseconds: 60_000 } }] };
    const mock = createMock(projectModel(), { scenario });
    const server = await serve(mock);
    const waiting = fetch(`${server.url}/zstack/v1/accounts/sessions/0/valid`).catch(() => "lost");
    await expect.poll(() => mock.exchanges.length).toBe(1);
    await server.close();
    expect(await waiting).toBe("lost");
  });
});
