import { connect } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { serve } from "../../src/mock/serve.ts";
import { BASE, PASSWORD_HASH, projectModel } from "./caller.ts";

const model = projectModel();
const paths = model.operations.map(({ path }) => path);
const keys = ["params", "createVmFromCdpBackup", "logInByAccount", "__proto__", "constructor", "systemTags"];

const path = fc.oneof(
  fc.constantFrom(...paths),
  fc.webPath(),
  fc
    .tuple(fc.constantFrom(...paths), fc.webSegment())
    .map(([template, value]) => template.replace(/\{[^}]*\}/, () => value)),
);
const params = fc.oneof(
  fc.jsonValue(),
  fc.record({ accountName: fc.constant("admin"), password: fc.constant(PASSWORD_HASH) }),
  fc.dictionary(fc.constantFrom("name", "uuid", "resourceUuid", "groupId", "toString"), fc.jsonValue()),
);
const body = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.json(),
  fc.dictionary(fc.constantFrom(...keys), params).map((value) => JSON.stringify(value)),
  fc.constant(`${"[".repeat(100_000)}`),
  fc.constant(`{"createVmFromCdpBackup":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`),
);
const headers = fc.dictionary(
  fc.constantFrom("Authorization", "Date", "X-Job-UUID", "X-API-Timeout", "X-JSON-Schema"),
  fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom("OAuth", "OAuth x", "ZStack x:y", "Thu, 26 Oct 2023 10:30:00 CST", "x".repeat(32), "-1"),
  ),
);
const method = fc.constantFrom("GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS", "FOO");

test("whatever is sent, something is answered", async () => {
  const mock = createMock(model, { runningPolls: 0, maxJobs: 10 });
  const session = mock.openSession();
  await fc.assert(
    fc.asyncProperty(method, path, fc.webQueryParameters(), body, headers, fc.boolean(), async (...given) => {
      const [verb, target, query, text, fields, authorized] = given;
      const init = {
        method: verb,
        headers: headersOf({ ...fields, ...(authorized && { Authorization: `OAuth ${session}` }) }),
        ...(verb === "GET" || verb === "HEAD" ? {} : { body: text }),
      };
      const response = await mock.fetch(new Request(`${BASE}${target}?${query}`, init));
      expect([200, 202, 400, 403, 404, 405, 500, 503]).toContain(response.status);
      const answer = await response.text();
      if (verb === "HEAD" || ![200, 202, 503].includes(response.status)) return;
      expect(JSON.parse(answer)).toBeTypeOf("object");
    }),
    { numRuns: 300 },
  );
});

test("bytes that are hardly a request leave it standing", async () => {
  const server = await serve(createMock(model, { runningPolls: 0, maxJobs: 10 }));
  const port = Number(new URL(server.url).port);
  const send = (bytes: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
      socket.on("error", () => {});
      socket.on("close", () => resolve());
      socket.resume();
    });
  const line = fc
    .tuple(method, path, fc.constantFrom("1.1", "1.0", "9.9", ""), body, fc.integer({ min: -1, max: 400 }))
    .map(([verb, target, version, text, length]) =>
      new TextEncoder().encode(
        `${verb} ${target} HTTP/${version}\r\nHost: x\r\nAuthorization: OAuth y\r\nContent-Length: ${length}\r\n\r\n${text.slice(0, 400)}`,
      ),
    );
  try {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), line), send), {
      numRuns: 150,
    });
    expect((await fetch(`${server.url}/zstack/v1/accounts/sessions/0/valid`)).status).toBe(200);
  } finally {
    await server.close();
  }
});

test("a request that was read already is answered too", async () => {
  const request = new Request(`${BASE}${paths[0]}`, { method: "PUT", body: "{}" });
  await request.text();
  expect((await createMock(model).fetch(request)).status).toBe(500);
});

test("what was seen is forgotten in time", async () => {
  const mock = createMock(model);
  for (let count = 0; count < 1100; count++) await mock.fetch(new Request(`${BASE}/${count}`));
  expect(mock.exchanges).toHaveLength(1000);
  expect(mock.exchanges.at(-1)).toEqual({
    method: "GET",
    path: "/1099",
    operationId: undefined,
    status: 404,
  });
});

/** Drops what a header cannot hold: it could not be sent. */
function headersOf(fields: Readonly<Record<string, string>>): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    try {
      result.set(name, value);
    } catch {
      // Not a header.
    }
  }
  return result;
}
