import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ServedConsole } from "../../src/console/serve.ts";
import { createTarget, type TargetOptions } from "../../src/console/target.ts";
import { ask, type RawRequest } from "./raw-request.ts";
import { SELF_SIGNED } from "./self-signed.ts";
import { startConsole } from "./started.ts";

interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let arrived: Arrived[];
let answer: (response: ServerResponse) => void;
let node: Server;
const open: { close(): unknown }[] = [];

beforeEach(async () => {
  arrived = [];
  answer = (response) => response.end("{}");
  node = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    arrived.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
    answer(response);
  });
  await listen(node);
});
afterEach(async () => {
  for (const each of [node, ...open.splice(0)]) {
    if ("closeAllConnections" in each) (each as Server).closeAllConnections();
    await each.close();
  }
});

async function listen(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const addressOf = (server: Server): string => `http://127.0.0.1:${portOf(server)}`;

async function consoleFor(target: string, options?: TargetOptions): Promise<ServedConsole> {
  const served = await startConsole({ backends: [createTarget(target, options)] });
  open.push(served);
  return served;
}

const call = (served: ServedConsole, { path, headers, ...rest }: RawRequest) =>
  ask(served.url, { ...rest, path: `/_api/target${path}`, headers: { "X-ZStack-Console": "1", ...headers } });

describe("a call goes to the target", () => {
  test("with its method, path, query and body as they came, and the headers that it needs", async () => {
    const served = await consoleFor(`${addressOf(node)}/`);
    const body = '{"createVmFromCdpBackup":{"groupId":9223372036854775807}}';
    const sent = await call(served, {
      method: "PUT",
      path: "/zstack/v1/cdp-backups/actions?a=%2F&b=1",
      headers: {
        Authorization: "OAuth 0123456789abcdef0123456789abcdef",
        "Content-Type": "application/json",
        "X-Job-UUID": "f".repeat(32),
        "X-JSON-Schema": "true",
        "X-Web-Hook": "http://10.0.0.1/",
        "X-API-Timeout": "1000",
        "Accept-Language": "zh-CN",
        Date: "Thu, 26 Oct 2023 10:30:00 CST",
        Cookie: "mine=1",
        Referer: served.url,
        "X-Forwarded-For": "10.0.0.1",
        "Proxy-Authorization": "Basic eDp5",
      },
      body,
    });
    expect(sent).toMatchObject({ status: 200, text: "{}" });
    const [one] = arrived;
    expect(one).toMatchObject({ method: "PUT", url: "/zstack/v1/cdp-backups/actions?a=%2F&b=1", body });
    expect(one?.headers).toMatchObject({
      host: new URL(addressOf(node)).host,
      authorization: "OAuth 0123456789abcdef0123456789abcdef",
      "content-type": "application/json",
      "x-job-uuid": "f".repeat(32),
      "x-json-schema": "true",
      "x-web-hook": "http://10.0.0.1/",
      "x-api-timeout": "1000",
      "accept-language": "zh-CN",
      date: "Thu, 26 Oct 2023 10:30:00 CST",
    });
    for (const name of [
      "cookie",
      "referer",
      "x-forwarded-for",
      "proxy-authorization",
      "x-zstack-console",
      "origin",
    ])
      expect(one?.headers).not.toHaveProperty(name);
  });

  test("below the base path it has", async () => {
    const served = await consoleFor(`${addressOf(node)}/gateway/zstack/v1/`);
    await call(served, { path: "/zstack/v1/api-jobs/0" });
    expect(arrived.map(({ url }) => url)).toEqual(["/gateway/zstack/v1/api-jobs/0"]);
  });

  test("and its answer comes back, without cookies and what else is not the call's", async () => {
    answer = (response) => {
      response.writeHead(503, {
        "Set-Cookie": "a=b",
        "Access-Control-Allow-Origin": "*",
        "Retry-After": "7",
        Server: "x",
      });
      response.end('{"error":{"code":"SYS.1000"}}');
    };
    const served = await consoleFor(addressOf(node));
    const got = await call(served, { path: "/zstack/v1/api-jobs/0" });
    expect(got).toMatchObject({ status: 503, text: '{"error":{"code":"SYS.1000"}}' });
    expect(got.headers).toMatchObject({ "retry-after": "7" });
    for (const name of ["set-cookie", "access-control-allow-origin", "server"])
      expect(got.headers).not.toHaveProperty(name);
    // Whatever the target answers, it is not a page of this site.
    expect(got.headers["content-security-policy"]).toContain("sandbox");
  });
});

describe("a call goes nowhere else", () => {
  test.each([
    "/",
    "/metrics",
    "/zstack/v1/zones",
    "/zstack/v1/api-jobs",
    "/zstack/v1/api-jobs/",
    "/zstack/v1/api-jobs/0/more",
    "/zstack/v1/api-jobs/0%2Fmore",
    "/v1/api-jobs/0",
    "/zstack/v2/zones",
    "/zstack/v1/../../metrics",
    "/zstack/v1/%2e%2e/%2e%2e/metrics",
    "/zstack/v1/..%2f..%2fmetrics",
    "/zstack/v1/a%2F..%2F..%2F..%2Fmetrics",
    "/zstack/v1/..;/metrics/%5c..",
    "/zstack/v1/..;/..;/metrics",
    "/zstack/v1/..;x=1/%2e%2e;y/metrics",
    "/zstack/v1/.%2e%3b/.%2e%3b/metrics",
    "/zstack/v1/..;",
    "/zstack/v1/;/evil.example/",
    "/zstack/v1//evil.example/",
    "//evil.example/zstack/v1/api-jobs/0",
    "/@evil.example/zstack/v1/api-jobs/0",
    ":80@evil.example/zstack/v1/api-jobs/0",
    ".evil.example/zstack/v1/api-jobs/0",
    "/http://evil.example/zstack/v1/api-jobs/0",
    "/zstack/v1/%zz",
    "/zstack/v1/a%00",
  ])("whatever the path: %s", async (path) => {
    const served = await consoleFor(addressOf(node));
    const got = await call(served, { path });
    expect([400, 404]).toContain(got.status);
    expect(arrived).toEqual([]);
  });

  test.each([
    { "X-Forwarded-Host": "evil.example" },
    { Forwarded: "host=evil.example" },
    { "X-Target": "http://evil.example" },
    { "X-Original-URL": "/metrics" },
  ])("whatever the headers: %o", async (headers) => {
    const served = await consoleFor(addressOf(node));
    await call(served, { path: "/zstack/v1/api-jobs/0", headers });
    expect(arrived.map(({ url }) => url)).toEqual(["/zstack/v1/api-jobs/0"]);
    for (const name of Object.keys(headers))
      expect(arrived[0]?.headers).not.toHaveProperty(name.toLowerCase());
  });

  test("an absolute address in the request line", async () => {
    const served = await consoleFor(addressOf(node));
    const got = await ask(served.url, {
      path: `${addressOf(node)}/zstack/v1/api-jobs/0`,
      headers: { "X-ZStack-Console": "1" },
    });
    expect(got.status).toBeGreaterThanOrEqual(400);
    expect(arrived).toEqual([]);
  });

  test("a redirect is told, not followed", async () => {
    answer = (response) => {
      response.writeHead(302, { Location: `http://127.0.0.1:1/zstack/v1/api-jobs/0?secret=1` });
      response.end();
    };
    const served = await consoleFor(addressOf(node));
    const got = await call(served, { path: "/zstack/v1/api-jobs/0" });
    expect(got.status).toBe(502);
    expect(got.text).toContain("redirects to http://127.0.0.1:1/zstack/v1/api-jobs/0,");
    expect(got.text).toContain("--target");
    expect(got.headers).not.toHaveProperty("location");
    expect(arrived).toHaveLength(1);
  });

  test.each(["OPTIONS", "TRACE", "PROPFIND"])("%s is no call", async (method) => {
    const served = await consoleFor(addressOf(node));
    const got = await call(served, { method, path: "/zstack/v1/api-jobs/0" });
    expect(got.status).toBeGreaterThanOrEqual(400);
    expect(arrived).toEqual([]);
  });
});

describe("bounds:", () => {
  test("a request that is too long", async () => {
    const served = await consoleFor(addressOf(node));
    const got = await call(served, {
      method: "POST",
      path: "/zstack/v1/api-jobs/0",
      body: Buffer.alloc(5 * 1024 * 1024),
    });
    expect(got.status).toBe(413);
    expect(arrived).toEqual([]);
  });

  test("an answer that is too long", async () => {
    answer = (response) => response.end("x".repeat(2000));
    const served = await consoleFor(addressOf(node), { maxAnswer: 1000 });
    const got = await call(served, { path: "/zstack/v1/api-jobs/0" });
    expect(got).toMatchObject({ status: 502 });
    expect(got.text).toContain("longer than 1000 bytes");
  });

  test("an answer that does not come", async () => {
    answer = () => {};
    const served = await consoleFor(addressOf(node), { timeLimitMs: 50 });
    const got = await call(served, { path: "/zstack/v1/api-jobs/0" });
    expect(got).toMatchObject({ status: 502 });
    expect(got.text).toContain("did not answer within 0.05 s");
  });
});

describe("what keeps a target from answering is said:", () => {
  test("it does not listen", async () => {
    const gone = createServer();
    await listen(gone);
    const address = addressOf(gone);
    await new Promise((resolve) => gone.close(resolve));
    const served = await consoleFor(address);
    const english = await call(served, { path: "/zstack/v1/api-jobs/0" });
    expect(english).toMatchObject({ status: 502 });
    expect(english.text).toContain(`The target ${address} cannot be reached (ECONNREFUSED)`);
    const chinese = await call(served, {
      path: "/zstack/v1/api-jobs/0",
      headers: { "Accept-Language": "zh-CN" },
    });
    expect(chinese.text).toContain(`无法连接目标 ${address}（ECONNREFUSED）`);
  });

  test("its certificate is its own", async () => {
    const secure = createSecureServer(SELF_SIGNED, (_, response) => response.end("{}"));
    open.push(secure);
    await listen(secure);
    const served = await consoleFor(`https://127.0.0.1:${portOf(secure)}`);
    const got = await call(served, { path: "/zstack/v1/api-jobs/0" });
    expect(got.status).toBe(502);
    expect(got.text).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(got.text).toContain("NODE_EXTRA_CA_CERTS");
  });

  test("it hangs up", async () => {
    answer = (response) => response.destroy();
    const served = await consoleFor(addressOf(node));
    const got = await call(served, {
      path: "/zstack/v1/api-jobs/0?q=secret",
      headers: { Authorization: "OAuth secret" },
    });
    expect(got.status).toBe(502);
    expect(got.text).not.toContain("secret");
  });
});

test.each([
  ["10.0.0.10:8080"],
  ["ftp://10.0.0.10"],
  ["http://admin:password@10.0.0.10"],
  ["http://10.0.0.10/?a=b"],
  ["http://10.0.0.10/#a"],
  [""],
])("%s is no target", (url) => {
  expect(() => createTarget(url)).toThrow(TypeError);
});
