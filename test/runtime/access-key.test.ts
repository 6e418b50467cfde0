import { createHmac } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { formatDate, sign } from "../../src/runtime/access-key-auth.ts";
import { accessKeyAuth, createClient, ZStackConfigError } from "../../src/runtime/index.ts";
import { accept, accepted, CREATE, createVm, done, POLL, QUERY, queryVm, startVm } from "./operations.ts";
import { type Routes, type Seen, serve } from "./server.ts";

const id = "zzzKey1234567890zzzz";
const secret = "Do0AJUGVPrT9iJZlc1QOtk7kzEusYidyqJxSmKOb";

async function connect(routes: Routes, offset?: string) {
  const server = await serve(routes);
  const options = {
    endpoint: server.endpoint,
    auth: accessKeyAuth({ id, secret, offset }),
    job: { pollIntervalMs: 1 },
  };
  return { server, client: createClient(options) };
}

/** What a server computes. */
const expected = (method: string, path: string, date: string): string =>
  `ZStack ${id}:${createHmac("sha1", secret).update(`${method}\n${date}\n${path}`).digest("base64")}`;
const dateOf = (seen: Seen | undefined): string => String(seen?.headers.date);

describe("a signature", () => {
  it("is that of Java", async () => {
    const request = { method: "PUT", path: "/v1/cdp-backups/actions" };
    expect(await sign(secret, request, "Thu, 26 Oct 2023 10:30:00 CST")).toBe("KXR8tABOedbPXpM82Q82ocCdOHI=");
  });

  it("agrees with another implementation about everything", async () => {
    const text = fc.string({ unit: "binary" });
    const secret = fc.string({ unit: "binary", minLength: 1 });
    await fc.assert(
      fc.asyncProperty(secret, text, text, text, async (key, method, path, date) => {
        const wanted = createHmac("sha1", key).update(`${method}\n${date}\n${path}`).digest("base64");
        expect(await sign(key, { method, path }, date)).toBe(wanted);
      }),
    );
  });
});

describe("a signed request", () => {
  it.each<[string, Routes, string, (client: ReturnType<typeof createClient>) => Promise<unknown>]>([
    [
      "a submission",
      { [CREATE]: done },
      "/v1/cdp-backups/actions",
      (client) => createVm(client, { name: "x" }),
    ],
    [
      "a query, without its query",
      { [QUERY]: { body: { inventories: [] } } },
      "/v1/vm-instances",
      (client) => queryVm(client, { q: ["name=x"] }),
    ],
    [
      "a path with params, decoded",
      { "PUT /zstack/v1/vm-instances/a%2Fb%20%E4%B8%AD/actions": done },
      "/v1/vm-instances/a/b 中/actions",
      (client) => startVm(client, { uuid: "a/b 中" }),
    ],
  ])("covers %s", async (_, routes, path, call) => {
    const { server, client } = await connect(routes);
    await call(client);
    const [seen] = server.seen;
    expect(seen?.headers.authorization).toBe(expected(seen?.method ?? "", path, dateOf(seen)));
  });

  it("is dated anew for each attempt, and polls are not signed", async () => {
    const { server, client } = await connect({
      [CREATE]: [{ status: 429 }, accept],
      [POLL]: done,
    });
    await createVm(client, { name: "x" });
    expect(server.seen.map(({ headers }) => headers.authorization !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("the date", () => {
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["+08:00", "Thu, 26 Oct 2023 18:30:00 +08:00"],
    ["Z", "Thu, 26 Oct 2023 10:30:00 GMT"],
    ["-0330", "Thu, 26 Oct 2023 07:00:00 -03:30"],
    ["-12:00", "Wed, 25 Oct 2023 22:30:00 -12:00"],
  ])("at %s is %s", async (offset, want) => {
    const { server, client } = await connect({ [CREATE]: accepted() }, offset);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2023, 9, 26, 10, 30) });
    await createVm.start(client, { name: "x" });
    expect(dateOf(server.seen[0])).toBe(want);
  });

  it("has the digits of this machine's clock unless told otherwise", async () => {
    const { server, client } = await connect({ [CREATE]: accepted() });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2023, 9, 5, 10, 30) });
    await createVm.start(client, { name: "x" });
    const local = new Date();
    expect(dateOf(server.seen[0])).toContain(
      `, 0${local.getDate()} Oct 2023 ${String(local.getHours()).padStart(2, "0")}:${local.getMinutes()}:00 `,
    );
  });

  it("is never in a form that servers cannot read", () => {
    const time = fc.date({ min: new Date(0), max: new Date(Date.UTC(2099, 0)), noInvalidDate: true });
    fc.assert(
      fc.property(time, fc.integer({ min: -18 * 60, max: 18 * 60 }), (at, minutes) => {
        expect(formatDate(at, minutes * 60_000)).toMatch(
          /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (GMT|[+-](?!00:00)\d\d:\d\d)$/,
        );
      }),
    );
  });
});

describe("accessKeyAuth", () => {
  it("says what a date that is refused is about", async () => {
    const { client } = await connect({ [QUERY]: { status: 403, body: "requestTimeTooSkewed" } });
    await expect(queryVm(client)).rejects.toMatchObject({
      name: "ZStackHttpError",
      status: 403,
      body: "requestTimeTooSkewed",
      retryable: false,
      message: expect.stringMatching(/requestTimeTooSkewed; .*offset: "\+08:00"/),
    });
  });

  it("leaves other refusals as they are", async () => {
    const { client } = await connect({ [QUERY]: { status: 403, body: "wrong accessKey signature" } });
    await expect(queryVm(client)).rejects.toThrow(/HTTP 403: wrong accessKey signature$/);
  });

  it("shows neither secret nor signature when a server repeats them", async () => {
    const { server, client } = await connect({
      [QUERY]: ({ headers }) => ({
        status: 403,
        body: `${headers.authorization} ${String(headers.authorization).split(":")[1]} ${secret}`,
      }),
    });
    const error: unknown = await queryVm(client).catch((e: unknown) => e);
    const signature = String(server.seen[0]?.headers.authorization).split(":")[1] ?? "";
    expect(signature).toHaveLength(28);
    for (const text of [JSON.stringify(error), String(error)]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(signature);
    }
  });

  it("has no session to renew", async () => {
    const gone = { status: 503, body: { error: { code: "ID.1001" } } };
    const { server, client } = await connect({ [QUERY]: gone });
    await expect(queryVm(client)).rejects.toMatchObject({ code: "ID.1001" });
    await client.logout();
    expect(server.seen).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof accessKeyAuth>[0]]>([
    ["id", { id: "", secret }],
    ["id", { id: "a b", secret }],
    ["id", { id: "a\r\nX: y", secret }],
    ["secret", { id, secret: "" }],
    ["secret", { id, secret: undefined as unknown as string }],
    ["offset", { id, secret, offset: "CST" }],
    ["offset", { id, secret, offset: "8" }],
  ])('refuses a wrong "%s"', (name, options) => {
    expect(() => accessKeyAuth(options)).toThrow(ZStackConfigError);
    expect(() => accessKeyAuth(options)).toThrow(`"${name}"`);
  });

  it("says that browsers cannot", () => {
    const Real = globalThis.Request;
    // As browsers have it: the header is dropped without a word.
    class BrowserRequest extends Real {
      override readonly headers = new Headers();
    }
    vi.stubGlobal("Request", BrowserRequest);
    try {
      expect(() => accessKeyAuth({ id, secret })).toThrow(/browsers let no page set the "Date" header/);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
