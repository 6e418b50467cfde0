import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { createVmFromCdpBackup, parseWebhook } from "../../generated/src/index.ts";
import { createMock } from "../../src/mock/mock.ts";
import type { MockOptions } from "../../src/mock/options.ts";
import { call, projectModel, RESTORE, RESTORE_PARAMS } from "./caller.ts";

const model = projectModel();
const UUID = "0a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d";
const body = { createVmFromCdpBackup: RESTORE_PARAMS };
const headers = { "X-Web-Hook": "http://hook.test/told?by=mock", "X-Job-UUID": UUID };

/** Submits with a webhook, answers its tries in turn, and gives what they were. */
async function hooked(answers: readonly (number | Error)[], options: MockOptions = {}, session?: string) {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const answer = answers[requests.push(request) - 1] ?? answers.at(-1);
    if (typeof answer === "number") return new Response(null, { status: answer });
    throw answer;
  };
  const mock = createMock(model, { webhooks: { fetch, retryIntervalMs: 0 }, ...options });
  const accepted = await call(mock, RESTORE, { body, headers, session: session ?? mock.openSession() });
  expect(accepted.status).toBe(202);
  await mock.settled();
  return { mock, requests };
}

describe("a webhook", () => {
  test("is told what polls are told", async () => {
    const { mock, requests } = await hooked([200]);
    const [request] = requests;
    const polled = await mock.fetch(`http://mock/zstack/v1/api-jobs/${UUID}`);
    expect([request?.method, request?.url]).toEqual(["POST", headers["X-Web-Hook"]]);
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      "content-type": "application/json; charset=utf-8",
      "x-job-uuid": UUID,
      "x-job-success": "true",
    });
    expect([polled.status, await polled.text()]).toEqual([200, await request?.text()]);
  });

  test("is told of failures", async () => {
    const { requests } = await hooked([204], {}, "unknown");
    expect(requests[0]?.headers.get("X-Job-Success")).toBe("false");
    expect(await requests[0]?.json()).toMatchObject({ error: { code: "ID.1001" } });
  });

  test("is what the generated client reads", async () => {
    const { requests } = await hooked([200]);
    const notice = await parseWebhook(requests[0]!, createVmFromCdpBackup);
    expect([notice.state, notice.jobUuid]).toEqual(["done", UUID]);
  });

  test.each<[string, readonly (number | Error)[], number]>([
    ["until it is delivered", [500, new TypeError("refused"), 404, 201], 4],
    ["fifteen times at most", [503], 15],
    ["not at all when the first is", [299, 500], 1],
  ])("is tried again %s", async (_, answers, tries) => {
    expect((await hooked(answers)).requests).toHaveLength(tries);
  });

  test.each(["no url", "ftp://hook.test", ""])("that leads nowhere does no harm: %j", async (url) => {
    const mock = createMock(model, { webhooks: { retryIntervalMs: 0 } });
    const init = { body, headers: { "X-Web-Hook": url }, session: mock.openSession() };
    expect((await call(mock, RESTORE, init)).status).toBe(202);
    await mock.settled();
  });

  test("waits for the end of a job that takes its time", async () => {
    const scenario = { rules: [{ job: { milliseconds: 40 } }] };
    const started = performance.now();
    await hooked([200], { scenario });
    expect(performance.now() - started).toBeGreaterThanOrEqual(39);
  });

  test("is given up when the mock is closed", async () => {
    const requests: Request[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      requests.push(request);
      mock.close();
      return new Response(null, { status: 500 });
    };
    const mock = createMock(model, { webhooks: { fetch } });
    await call(mock, RESTORE, { body, headers, session: mock.openSession() });
    await mock.settled();
    expect(requests).toHaveLength(1);
  });

  test("goes over the network", async () => {
    const told: IncomingHttpHeaders[] = [];
    const server = createServer((request, response) => {
      told.push(request.headers);
      request.resume().on("end", () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const mock = createMock(model);
    const to = { ...headers, "X-Web-Hook": `http://127.0.0.1:${port}/` };
    await call(mock, RESTORE, { body, headers: to, session: mock.openSession() });
    await mock.settled();
    server.close();
    expect(told).toMatchObject([{ "x-job-uuid": UUID, "x-job-success": "true" }]);
  });

  test("is for jobs only", async () => {
    const requests: Request[] = [];
    const fetch = async (request: Request): Promise<Response> =>
      new Response(null, { status: requests.push(request) });
    const mock = createMock(model, { webhooks: { fetch } });
    await call(mock, "GET /zstack/v1/accounts/sessions/0/valid", { headers });
    await mock.settled();
    expect(requests).toEqual([]);
  });
});
