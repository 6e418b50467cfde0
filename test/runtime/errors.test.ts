import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import {
  accessKeyAuth,
  type Client,
  type ClientOptions,
  createClient,
  isZStackError,
  ldapAuth,
  passwordAuth,
  sessionAuth,
  ZStackApiError,
  ZStackConfigError,
  ZStackDecodeError,
  ZStackError,
  ZStackHttpError,
  ZStackJobExpiredError,
  ZStackJobTimeoutError,
  ZStackNetworkError,
} from "../../src/runtime/index.ts";
import {
  accepted,
  CREATE,
  createVm,
  LOGIN,
  logins,
  logOut,
  POLL,
  QUERY,
  queryVm,
  running,
  SESSION,
} from "./operations.ts";
import { useOwnTime } from "./own-time.ts";
import { type Handler, nobody, type Reply, type Routes, serve } from "./server.ts";

useOwnTime();

const context = { operationId: "X", method: "PUT", url: "http://h/x", jobUuid: "j" };
const timedOut = (client: Client) =>
  new ZStackJobTimeoutError(
    context,
    client.resumeJob({ uuid: "j", operationId: "X", method: "PUT", path: "/x" }),
  );
const client = createClient({ endpoint: "http://h" });

const instances: [string, ZStackError][] = [
  ["ZStackError", new ZStackError("p", context)],
  ["ZStackApiError", new ZStackApiError({ code: "p" }, 503, context)],
  ["ZStackConfigError", new ZStackConfigError("p", context)],
  ["ZStackNetworkError", new ZStackNetworkError("p", context, new Error("inner"))],
  ["ZStackHttpError", new ZStackHttpError("p", context, 500, "")],
  ["ZStackDecodeError", new ZStackDecodeError("p", context)],
  ["ZStackJobTimeoutError", timedOut(client)],
  ["ZStackJobExpiredError", new ZStackJobExpiredError(context)],
];

describe.each(instances)("%s", (name, error) => {
  it("has its name, its base, its context and a stack that says so", () => {
    expect(error.name).toBe(name);
    expect(error).toBeInstanceOf(ZStackError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject(context);
    expect(error.message).toMatch(/^X \(PUT http:\/\/h\/x, job j\): ./);
    expect(error.stack?.startsWith(`${name}: ${error.message}`)).toBe(true);
    expect(inspect(error)).toContain(`${name}: X (PUT`);
    expect(isZStackError(error)).toBe(true);
  });

  it("is JSON with its name, message and fields", () => {
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, message: error.message, ...context });
  });
});

describe("isZStackError", () => {
  it("knows the errors of another copy of the package", async () => {
    vi.resetModules();
    const other = await import("../../src/runtime/index.ts");
    const error = new other.ZStackHttpError("p", context, 500, "");
    expect(error).not.toBeInstanceOf(ZStackError);
    expect(isZStackError(error)).toBe(true);
  });

  it.each([undefined, null, "x", 7, {}, new Error("x"), new TypeError("x"), { name: "ZStackError" }])(
    "knows %s is none",
    (error) => {
      expect(isZStackError(error)).toBe(false);
    },
  );
});

describe("a network error", () => {
  it("has the whole chain of what happened, and says the last of it", async () => {
    const server = await serve({ [QUERY]: { fault: "reset" } });
    const error: unknown = await queryVm(
      createClient({ endpoint: server.endpoint, auth: sessionAuth({ sessionUuid: SESSION }) }),
    ).catch((e: unknown) => e);
    expect(error).toMatchObject({
      name: "ZStackNetworkError",
      cause: { message: "fetch failed", cause: expect.any(Error) },
    });
    expect(String(error)).toContain("no answer: other side closed");
  });

  it("names the fault when there is nobody", async () => {
    const options = { endpoint: await nobody(), auth: sessionAuth({ sessionUuid: SESSION }) };
    await expect(queryVm(createClient(options))).rejects.toThrow(
      /^QueryVmInstance \(GET .*\): no answer: .*/,
    );
  });

  it("is none where the platform keeps the port for something else", async () => {
    const options = { endpoint: "http://127.0.0.1:1", auth: sessionAuth({ sessionUuid: SESSION }) };
    await expect(queryVm(createClient(options))).rejects.toMatchObject({ name: "ZStackConfigError" });
  });
});

describe("secrets", () => {
  const password = "hunter2-Pässwörd";
  const hash = createHash("sha512").update(password).digest("hex");
  const secret = new RegExp([password, hash, SESSION, "OAuth [0-9a-f]"].join("|"));
  const login: Handler = { body: { inventory: { uuid: SESSION } } };
  const byPassword = passwordAuth({ accountName: "admin", password });
  const bySession = sessionAuth({ sessionUuid: SESSION });
  const echo: Handler = ({ headers, text }) => ({
    status: 500,
    body: `${headers.authorization} ${headers["x-key"]} ${text}`,
  });
  const thief: ClientOptions["fetch"] = (request) => {
    const stolen = `${request.headers.get("authorization")} ${SESSION}`;
    throw Object.assign(new Error(stolen, { cause: new Error(stolen) }), { request, name: SESSION });
  };

  const retry = { attempts: 2, baseDelayMs: 1 };

  const calls: Record<string, (client: Client) => Promise<unknown>> = {
    "a query": (client) => queryVm(client, { q: [`password=${password}`] }),
    "a job": (client) => createVm(client, { name: "x" }, { timeoutMs: 100, headers: { "X-Key": hash } }),
    "logging out somebody": (client) => logOut(client, { sessionUuid: SESSION }),
    "logging out": async (client) => {
      await queryVm(client).catch(() => {});
      await client.logout();
      await queryVm(client);
    },
  };
  const routes: [string, Routes][] = [
    ["an echo", { [LOGIN]: login, [QUERY]: echo, [CREATE]: echo, "DELETE /*": echo }],
    ["a failing login", { [LOGIN]: echo }],
    ["a failed login", { [LOGIN]: { status: 503, body: { error: { code: "ID.1000", details: hash } } } }],
    ["a cut login", { [LOGIN]: { body: `{"inventory":{"uuid":"${SESSION}"` } }],
    ["a login that is text", { [LOGIN]: { body: `uuid ${hash}` } }],
    ["an odd session", { [LOGIN]: { body: { inventory: { uuid: `${SESSION}\n` } } } }],
    [
      "an envelope",
      {
        [LOGIN]: login,
        "*": { status: 503, body: { error: { code: "X", details: SESSION, cause: { code: SESSION } } } },
      },
    ],
    [
      "an envelope in spite of the status",
      {
        [LOGIN]: login,
        "*": { body: { error: { code: "SYS.1", details: `session ${SESSION}`, [SESSION]: SESSION } } },
      },
    ],
    [
      "an escaped envelope",
      {
        [LOGIN]: login,
        "*": { status: 503, body: `{"error":{"code":"X","details":"\\u0035${SESSION.slice(1)}"}}` },
      },
    ],
    ["text", { [LOGIN]: login, "*": { body: `Session ${SESSION}` } }],
    ["half an answer", { [LOGIN]: login, "*": { body: SESSION, fault: "cut" } }],
    ["a job that goes on", { [LOGIN]: login, [CREATE]: accepted(), [POLL]: running }],
  ];
  const rows = routes.flatMap(([answer, given]) =>
    Object.keys(calls).map((call) => ({ answer, call, given })),
  );

  const check = (shown: unknown) => {
    for (const options of [{}, { showHidden: true, depth: 20, getters: true }]) {
      expect(inspect(shown, options)).not.toMatch(secret);
    }
    expect(JSON.stringify(shown) ?? "").not.toMatch(secret);
    if (!(shown instanceof Error)) return;
    expect(`${shown} ${shown.stack}`).not.toMatch(secret);
    if (shown.cause) check(shown.cause);
  };

  it.each(rows)("are not in what $call shows after $answer", async ({ call, given }) => {
    const server = await serve(given);
    for (const auth of [byPassword, bySession]) {
      const events: unknown[] = [];
      const onEvent = (event: unknown) => void events.push(event);
      const client = createClient({
        endpoint: server.endpoint,
        auth,
        job: { pollIntervalMs: 1 },
        retry,
        onEvent,
      });
      check(await calls[call]?.(client).catch((error: unknown) => error));
      check(events);
      check(client);
      check(auth);
    }
  });

  it.each(Object.keys(calls))("are not in what %s shows when fetch gives everything away", async (call) => {
    const client = createClient({ endpoint: "http://h", auth: bySession, fetch: thief, retry });
    const error: unknown = await calls[call]?.(client).catch((e: unknown) => e);
    expect(isZStackError(error)).toBe(true);
    check(error);
  });

  it("may be words of the envelope, which then still is one", async () => {
    for (const status of [200, 503]) {
      for (const secret of ["error", "code", "X.12"]) {
        const body = { error: { code: "X.12", description: "it failed" } };
        const server = await serve({ "PUT /*": { status, body } });
        const client = createClient({ endpoint: server.endpoint, auth: bySession });
        const spec = { id: "X", method: "PUT", path: "/x", body: {} };
        const error: unknown = await client.call(spec, { secret }).catch((e: unknown) => e);
        expect(error).toMatchObject({ name: "ZStackApiError", code: "X.12" });
      }
    }
  });

  it("are not in what is left of text that is cut short", async () => {
    for (const status of [200, 500]) {
      const server = await serve({ [QUERY]: { status, body: `${"x".repeat(190)}${SESSION}` } });
      const client = createClient({ endpoint: server.endpoint, auth: bySession, retry });
      await expect(queryVm(client)).rejects.not.toThrow(SESSION.slice(0, 8));
    }
  });

  it.each<[string, Record<string, unknown>, { systemTags?: string[] }]>([
    ["a param", { password: "s3cr3t word" }, {}],
    ["a param within another", { spec: { users: [{ rootPassword: "s3cr3t word" }] } }, {}],
    ["a list", { passwords: ["s3cr3t word"] }, {}],
    ["a tag", {}, { systemTags: ["rootPassword::s3cr3t word"] }],
    ["a tag among the params", { tags: ["token::s3cr3t word"] }, {}],
  ])("are not shown when a server repeats the request: %s", async (_, params, options) => {
    const server = await serve({ "PUT /x": ({ text }) => ({ status: 400, body: text }) });
    const client = createClient({ endpoint: server.endpoint, auth: bySession });
    const call = client.call({ id: "X", method: "PUT", path: "/x", body: {} }, params, options);
    const error: unknown = await call.catch((e: unknown) => e);
    expect(JSON.stringify(error)).toContain("***");
    expect(JSON.stringify(error)).not.toContain("s3cr3t");
  });

  const odd = `hun'ter" &<=>\\\n2+x`;
  const spelled: [string, (text: string) => string][] = [
    ["as it is", (text) => text],
    ["within JSON", JSON.stringify],
    [
      "within Gson's JSON",
      (text) => JSON.stringify(text).replace(/[<>&=']/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
    ],
    ["within a URL", encodeURIComponent],
    ["within a form", (text) => `${new URLSearchParams({ text })}`],
    ["within HTML", (text) => text.replace(/[<>&='"+]/g, (sign) => `&#${sign.charCodeAt(0)};`)],
  ];
  it.each(spelled)("are not shown either when somebody quotes them %s", async (_, spell) => {
    const auths = [
      ldapAuth({ uid: "u", password: odd }),
      accessKeyAuth({ id: "key", secret: "k3y", offset: "Z" }),
    ];
    for (const auth of auths) {
      for (const status of [400, 503]) {
        const server = await serve({
          "PUT *": ({ headers }) => {
            const details = `${spell(odd)} ${spell(`${headers.authorization}`)}`;
            return { status, body: status === 400 ? details : { error: { code: "X.1", details } } };
          },
        });
        const client = createClient({ endpoint: server.endpoint, auth });
        const call = createVm(client, { name: "x" }, { systemTags: [`password::${odd}`] });
        const error: unknown = await call.catch((e: unknown) => e);
        const shown = `${error}${JSON.stringify(error)}`;
        const [, signature = "no signature"] = server.seen[0]?.headers.authorization?.split(/[:=]/) ?? [];
        expect(shown).toContain("***");
        expect(shown).not.toMatch(/hun|ter/);
        expect(shown).not.toContain(signature);
      }
    }
  });

  it("of a submission are not in what its polls show", async () => {
    const webHook = "https://receiver.example/hook?key=s3cr3t";
    const echo: Handler = { status: 400, body: `${webHook} k3y-of-caller` };
    const server = await serve({ [CREATE]: accepted(), [POLL]: [{ ...(echo as Reply), status: 502 }, echo] });
    const events: unknown[] = [];
    const onEvent = (event: unknown) => void events.push(event);
    const client = createClient({
      endpoint: server.endpoint,
      auth: bySession,
      job: { pollIntervalMs: 1 },
      retry,
      onEvent,
    });
    const options = { webHook, headers: { "X-Key": "k3y-of-caller" }, timeoutMs: 300 };
    const error: unknown = await createVm(client, { name: "x" }, options).catch((e: unknown) => e);
    expect(String((error as Error).cause)).toContain("*** ***");
    expect(inspect([error, events], { depth: 20 })).not.toMatch(/s3cr3t|k3y/);
  });

  it("are not in where a redirect leads, nor in the URL of an event", async () => {
    const server = await serve({
      "GET *": { status: 302, headers: { location: `http://x/${SESSION}/?a=${SESSION}` } },
    });
    const events: unknown[] = [];
    const onEvent = (event: unknown) => void events.push(event);
    const client = createClient({ endpoint: server.endpoint, auth: bySession, onEvent });
    const call = client.call(
      { id: "X", method: "GET", path: "/x/{id}", pathParams: ["id"] },
      { id: SESSION },
    );
    const error: unknown = await call.catch((e: unknown) => e);
    expect(String(error)).toContain("redirected to http://x/***/");
    expect(inspect([error, events], { depth: 20 })).not.toContain(SESSION);
  });

  it("of the session before are not shown either", async () => {
    const gone = { status: 503, body: { error: { code: "ID.1001" } } };
    const echo = { status: 400, body: `${SESSION}-1 and ${SESSION}-2` };
    const server = await serve({ [LOGIN]: logins(), [QUERY]: [gone, echo] });
    const error: unknown = await queryVm(createClient({ endpoint: server.endpoint, auth: byPassword })).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ status: 400, body: "*** and ***" });
  });

  it("that are words of other things leave these as they are", async () => {
    const envelope = { code: "SYS.1006", description: "it failed", retryable: true };
    const server = await serve({ [QUERY]: { status: 503, body: { error: envelope } } });
    const client = createClient({ endpoint: server.endpoint, auth: bySession });
    const call = queryVm(client, {}, { headers: { "X-JSON-Schema": "true", "X-B": "1006" } });
    await expect(call).rejects.toMatchObject({ ...envelope });
  });

  it("are not in a URL that the platform quotes", async () => {
    const quoting: ClientOptions["fetch"] = ({ url }) => {
      throw new TypeError(`error sending request for url (${url}): refused`);
    };
    const events: unknown[] = [];
    const onEvent = (event: unknown) => void events.push(event);
    const client = createClient({ endpoint: "http://h", auth: bySession, fetch: quoting, retry, onEvent });
    const query = client.call({ id: "X", method: "GET", path: "/x" }, { q: "private", token: "s3cr3t word" });
    const error: unknown = await query.catch((e: unknown) => e);
    expect(String(error)).toContain("error sending request for url (http://h/x): refused");
    const path = client.call(
      { id: "X", method: "GET", path: "/x/{token}", pathParams: ["token"] },
      { token: "s3cr3t word" },
    );
    const other: unknown = await path.catch((e: unknown) => e);
    for (const shown of [error, other, events]) {
      expect(inspect(shown, { depth: 20, showHidden: true })).not.toMatch(/private|s3cr3t/);
    }
  });

  it("are not in a job", async () => {
    const server = await serve({ [LOGIN]: login, [CREATE]: accepted() });
    const job = await createVm.start(createClient({ endpoint: server.endpoint, auth: byPassword }), {
      name: password,
    });
    check(job);
    check(job.toJSON());
  });
});
