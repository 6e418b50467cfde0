import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostsOf } from "../../src/console/admission.ts";
import type { ServedConsole } from "../../src/console/serve.ts";
import { createTarget } from "../../src/console/target.ts";
import { ask } from "./raw-request.ts";
import { mockBackend, projectModel, startConsole } from "./started.ts";

let served: ServedConsole;
let host: string;
let port: string;

beforeAll(async () => {
  const model = projectModel();
  // Nobody listens there: a request that was let through would be a 502.
  served = await startConsole({ model, backends: [mockBackend(model), createTarget("http://127.0.0.1:1")] });
  ({ host, port } = new URL(served.url));
});
afterAll(() => served.close());

const JOB = "/zstack/v1/api-jobs/0";
const PLACES = [
  "/",
  "/en/LogOut.html",
  "/_console/main.js",
  "/_console/console.json",
  "/_console/operations/LogOut.json",
  `/_api/mock${JOB}`,
  `/_api/target${JOB}`,
  "/nowhere",
];

describe("a Host that does not name this server is refused", () => {
  const forged = [
    ["a rebound name", () => `evil.example:${port}`],
    ["a name that begins alike", () => `127.0.0.1.evil.example:${port}`],
    ["another port", () => "127.0.0.1:1"],
    ["no port", () => "127.0.0.1"],
    ["localhost within a name", () => `localhost.evil.example:${port}`],
    ["credentials before it", () => `evil@127.0.0.1:${port}`],
  ] as const;
  test.each(forged.flatMap(([what, name]) => PLACES.map((path) => [what, path, name] as const)))(
    "%s, at %s",
    async (_, path, name) => {
      const answer = await ask(served.url, { path, headers: { Host: name(), "X-ZStack-Console": "1" } });
      // What is no host at all does not even get to the console.
      expect([400, 403]).toContain(answer.status);
      expect(answer.text).not.toContain("zstack/v1");
    },
  );

  test("no Host at all", async () => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.end("GET /_console/console.json HTTP/1.0\r\n\r\n");
    let text = "";
    for await (const chunk of socket) text += chunk;
    expect(text).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  test.each(["127.0.0.1", "localhost", "LocalHost", "[::1]"])("but %s is its own", async (name) => {
    const answer = await ask(served.url, { path: "/", headers: { Host: `${name}:${port}` } });
    expect(answer.status).toBe(200);
  });
});

describe("another site's requests are refused", () => {
  const foreign: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["Origin of another site", { Origin: "https://evil.example" }],
    ["Origin null, of a sandbox or a file", { Origin: "null" }],
    ["Origin of another port here", { Origin: "http://127.0.0.1:1" }],
    ["https instead of http", { Origin: "https://HOST" }],
    ["Sec-Fetch-Site cross-site", { "Sec-Fetch-Site": "cross-site" }],
    ["Sec-Fetch-Site same-site", { "Sec-Fetch-Site": "same-site" }],
    ["the console's header does not help", { Origin: "https://evil.example", "X-ZStack-Console": "1" }],
  ];
  const guarded = PLACES.filter((path) => path.startsWith("/_"));
  test.each(foreign.flatMap(([what, headers]) => guarded.map((path) => [what, path, headers] as const)))(
    "%s, at %s",
    async (_, path, given) => {
      const headers = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, value.replace("HOST", host)]),
      );
      const answer = await ask(served.url, { path, headers });
      expect(answer.status).toBe(403);
    },
  );

  test.each(["/%5fapi/target/zstack/v1/x", "/_api/%74arget/zstack/v1/x", "/_%61pi/mock/zstack/v1/x"])(
    "also when the path is spelled %s",
    async (path) => {
      const answer = await ask(served.url, { path, headers: { Origin: "https://evil.example" } });
      expect([403, 404]).toContain(answer.status);
    },
  );

  test("a page's own requests are answered", async () => {
    for (const headers of [{ "Sec-Fetch-Site": "same-origin" }, { Origin: `http://${host}` }]) {
      expect((await ask(served.url, { path: "/_console/console.json", headers })).status).toBe(200);
      expect((await ask(served.url, { path: `/_api/mock${JOB}`, headers })).text).toBe(
        "the job has been expired",
      );
    }
  });

  test("an address typed into the browser shows a description, but calls nothing", async () => {
    const headers = { "Sec-Fetch-Site": "none" };
    expect((await ask(served.url, { path: "/_console/console.json", headers })).status).toBe(200);
    expect((await ask(served.url, { path: `/_api/target${JOB}`, headers })).status).toBe(403);
  });

  test("a terminal may try the mock, but not go through to the target without saying that it means to", async () => {
    expect((await ask(served.url, { path: `/_api/mock${JOB}` })).text).toBe("the job has been expired");
    expect((await ask(served.url, { path: `/_api/target${JOB}` })).status).toBe(403);
    const meant = { "X-ZStack-Console": "1" };
    expect((await ask(served.url, { path: `/_api/target${JOB}`, headers: meant })).status).toBe(502);
  });

  test("a preflight gets no leave", async () => {
    const headers = {
      Origin: "https://evil.example",
      "Access-Control-Request-Method": "PUT",
      "Access-Control-Request-Headers": "x-zstack-console",
    };
    const answer = await ask(served.url, { method: "OPTIONS", path: `/_api/target${JOB}`, headers });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

test.each(PLACES)("every answer says that it is nobody else's: %s", async (path) => {
  const { headers } = await ask(served.url, { path });
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*|https?:/);
  expect(headers["access-control-allow-origin"]).toBeUndefined();
});

describe("nothing but the site's files can be read", () => {
  test.each([
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/en/..%5c..%5cpackage.json",
    "/en/%00index.html",
    "//etc/passwd",
    "/%E0%A4%A",
    "/_console/modules/../../../package.json",
    "/_console/modules/console/browser/..%2f..%2fapp.js",
    "/_console/modules/console/app.js",
    "/_console/modules/console/browser/main.ts",
    "/_console/modules/cli/main.js",
    "/_console/modules/@noble/hashes/../../typescript/lib/typescript.js",
    "/_console/modules/@noble/hashes/..%2f..%2f..%2fpackage.js",
    "/_console/operations/toString.json",
    "/_console/operations/__proto__.json",
    "/__proto__",
  ])("%s", async (path) => {
    const answer = await ask(served.url, { path });
    expect([400, 404]).toContain(answer.status);
    expect(answer.text.length).toBeLessThan(100);
  });

  test("and pages are not written", async () => {
    expect((await ask(served.url, { method: "PUT", path: "/", body: "x" })).status).toBe(405);
  });
});

test("a server for other machines answers to its addresses alone", async () => {
  const open = await startConsole({ listen: { host: "0.0.0.0" } });
  try {
    const { port: taken } = new URL(open.url);
    const addresses = Object.values(networkInterfaces()).flatMap((faces) => faces ?? []);
    for (const { address, family } of addresses) {
      const name = family === "IPv6" ? `[${address}]` : address;
      const answer = await ask(open.url, { path: "/", headers: { Host: `${name}:${taken}` } });
      expect([address, answer.status]).toEqual([address, 200]);
    }
    const rebound = await ask(open.url, { path: "/", headers: { Host: `evil.example:${taken}` } });
    expect(rebound.status).toBe(403);
  } finally {
    await open.close();
  }
});

test("the default port need not be named", () => {
  expect([...hostsOf(["127.0.0.1", "::1"], 80)]).toEqual(["127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:80"]);
});
