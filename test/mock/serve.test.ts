import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createZStack, passwordAuth } from "../../generated/src/index.ts";
import { createMock, type Mock } from "../../src/mock/mock.ts";
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
    const vm = await zstack.createVmFromCdpBackup(params);
    expect([vm.name, vm.vmNics[0]?.ip]).toEqual(["over http", "192.168.1.10"]);
    await zstack.logout();
    expect(mock.exchanges.map(({ method, operationId, status }) => [method, operationId, status])).toEqual([
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
