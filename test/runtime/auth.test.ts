import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  type Auth,
  type ClientEvent,
  type ClientOptions,
  createClient,
  passwordAuth,
  sessionAuth,
  ZStackApiError,
  ZStackConfigError,
  ZStackHttpError,
} from "../../src/runtime/index.ts";
import {
  accept,
  CREATE,
  createVm,
  done,
  failed,
  LOGIN,
  logins,
  POLL,
  QUERY,
  queryJob,
  queryVm,
  running,
  SESSION,
} from "./operations.ts";
import { type Handler, type Reply, type Routes, serve } from "./server.ts";

const job = { pollIntervalMs: 1, maxPollIntervalMs: 2 };
const password = passwordAuth({ accountName: "admin", password: "password" });
const empty: Handler = { body: { inventories: [] } };
const LOGOUT = "DELETE /zstack/v1/accounts/sessions/*";

async function connect(routes: Routes, options: Partial<ClientOptions> = {}) {
  const server = await serve(routes);
  return { server, client: createClient({ endpoint: server.endpoint, auth: password, job, ...options }) };
}

/** Answers calls of a session before the n-th as a server does that has forgotten it. */
function needs(n: number, then: Handler): Handler {
  return (seen) => {
    if (seen.headers.authorization !== `OAuth ${SESSION}-${n}`) return failed("ID.1001");
    return typeof then === "function" ? then(seen) : then;
  };
}

describe("passwordAuth", () => {
  it("logs in with the hashed password, once for calls that begin together", async () => {
    const { server, client } = await connect({ [LOGIN]: logins(), [QUERY]: empty });
    await Promise.all([1, 2, 3, 4, 5].map(() => queryVm(client)));
    await queryVm(client);
    expect(server.lines().filter((line) => line === LOGIN)).toHaveLength(1);
    expect(server.seen[0]?.json).toEqual({
      logInByAccount: {
        accountName: "admin",
        password: createHash("sha512").update("password").digest("hex"),
      },
    });
    expect(server.seen[0]?.headers).not.toHaveProperty("authorization");
    for (const { headers } of server.seen.slice(1)) expect(headers.authorization).toBe(`OAuth ${SESSION}-1`);
  });

  it("does not log in for what is open", async () => {
    const { server, client } = await connect({ [POLL]: { status: 202 } });
    expect(await queryJob(client, { uuid: "j" })).toEqual({});
    expect(server.lines()).toEqual(["GET /zstack/v1/api-jobs/j"]);
    expect(server.seen[0]?.headers).not.toHaveProperty("authorization");
  });

  it("logs in anew, once for all, when the session is gone", async () => {
    const { server, client } = await connect({ [LOGIN]: logins(), [QUERY]: needs(2, empty) });
    await Promise.all([1, 2, 3, 4, 5].map(() => queryVm(client)));
    expect(server.lines().filter((line) => line === LOGIN)).toHaveLength(2);
    expect(server.lines().filter((line) => line === QUERY)).toHaveLength(10);
  });

  it("does so too when that shows only in the job, and submits under another uuid", async () => {
    const { server, client } = await connect({
      [LOGIN]: logins(),
      [CREATE]: accept,
      [POLL]: [failed("ID.1001"), done],
    });
    const jobUuid = "feedfacefeedfacefeedfacefeedface";
    expect(await createVm(client, { name: "x" }, { jobUuid })).toEqual({ uuid: "vm-1" });
    expect(server.lines()).toEqual([
      LOGIN,
      CREATE,
      `GET /zstack/v1/api-jobs/${jobUuid}`,
      LOGIN,
      CREATE,
      `GET /zstack/v1/api-jobs/${server.seen[4]?.headers["x-job-uuid"]}`,
    ]);
    expect(server.seen[4]?.headers["x-job-uuid"]).not.toBe(jobUuid);
    expect(server.seen[4]?.text).toBe(server.seen[1]?.text);
    expect(server.seen[4]?.headers.authorization).toBe(`OAuth ${SESSION}-2`);
  });

  it("does so for jobs that were started, whoever polls them first", async () => {
    let before = "";
    const { server, client } = await connect({
      [LOGIN]: logins(),
      [CREATE]: accept,
      [POLL]: ({ path }) => (path.endsWith(before) ? failed("ID.1001") : running),
    });
    const started = await createVm.start(client, { name: "x" });
    before = started.uuid;
    const states = await Promise.all([started.poll(), started.poll(), started.poll()]);
    expect(states.map(({ state }) => state)).toEqual(["running", "running", "running"]);
    expect(started.uuid).not.toBe(before);
    expect(server.lines().filter((line) => line === CREATE)).toHaveLength(2);
    expect(server.lines().filter((line) => line === LOGIN)).toHaveLength(2);
  });

  it("submits again under the same uuid what was lost when it was submitted again", async () => {
    const page = { status: 502, body: "<html>" };
    const sent: string[] = [];
    const jobs = new Set<string>();
    const create: Handler = (seen) => {
      const uuid = String(seen.headers["x-job-uuid"]);
      sent.push(uuid);
      if (sent.length === 2) return page;
      jobs.add(uuid);
      return accept instanceof Function ? accept(seen) : accept;
    };
    const poll: Handler = ({ path }) => {
      const uuid = path.split("/").pop() ?? "";
      if (!jobs.has(uuid)) return { status: 404, body: "the job has been expired" };
      return uuid === sent[0] ? failed("ID.1001") : done;
    };
    const { client } = await connect(
      { [LOGIN]: logins(), [CREATE]: create, [POLL]: poll },
      { retry: { attempts: 1, baseDelayMs: 1 } },
    );
    const job = await createVm.start(client, { name: "x" });
    await expect(job.result()).rejects.toMatchObject({ status: 502 });
    expect(await job.result()).toEqual({ uuid: "vm-1" });
    expect(sent).toHaveLength(3);
    expect(sent[2]).toBe(sent[1]);
    expect(sent[1]).not.toBe(sent[0]);
  });

  it("finds, under one jobUuid, what was submitted again by an earlier call", async () => {
    const jobUuid = "0".repeat(32);
    const sent: string[] = [];
    const jobs = new Map<string, Reply>();
    const create: Handler = (seen) => {
      const uuid = String(seen.headers["x-job-uuid"]);
      sent.push(uuid);
      if (jobs.has(uuid)) return { status: 400, body: `Duplicate job uuid[${uuid}]` };
      jobs.set(uuid, jobs.size < 6 ? failed("ID.1001") : done);
      return { status: 202, body: {} };
    };
    const poll: Handler = ({ path }) =>
      jobs.get(path.split("/").pop() ?? "") ?? { status: 404, body: "no such job" };
    const { server, client } = await connect({ [LOGIN]: logins(), [CREATE]: create, [POLL]: poll });
    const call = () => createVm(client, { name: "x" }, { jobUuid });
    // Four submissions, and four logins, are enough for one call.
    await expect(call()).rejects.toMatchObject({ code: "ID.1001" });
    expect(await call()).toEqual({ uuid: "vm-1" });
    const logged = server.lines().filter((line) => line === LOGIN).length;
    expect(await call()).toEqual({ uuid: "vm-1" });
    expect(jobs.size).toBe(7);
    // Words, each of its own: the uuids of a chain must not meet those of another.
    for (const uuid of [...jobs.keys()].slice(1)) expect(new Set(uuid.match(/.{8}/g)).size).toBe(4);
    expect(server.lines().filter((line) => line === LOGIN)).toHaveLength(logged);
  });

  it("does not log in again for a call that was under way when the caller logged out", async () => {
    let answer = (): void => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const query: Handler = async () => {
      await held;
      return failed("ID.1001");
    };
    const { server, client } = await connect({ [LOGIN]: logins(), [QUERY]: query, [LOGOUT]: { body: {} } });
    const call = expect(queryVm(client)).rejects.toMatchObject({ code: "ID.1001" });
    await expect.poll(() => server.lines()).toContain(QUERY);
    await client.logout();
    answer();
    await call;
    expect(server.lines().filter((line) => line === LOGIN)).toHaveLength(1);
  });

  it("is tried once for all who lost the session, also when it is refused", async () => {
    const refused = failed("ID.1000", { description: "wrong account name or password" });
    const waiting: (() => void)[] = [];
    const query: Handler = async () => {
      const count = waiting.length;
      // One after the other, so that each finds the login of the one before refused already.
      if (count > 0) await new Promise<void>((resolve) => waiting.push(resolve));
      else waiting.push(() => {});
      return failed("ID.1001");
    };
    const { server, client } = await connect(
      { [LOGIN]: [logins(), refused], [QUERY]: [empty, query] },
      { retry: { baseDelayMs: 1 } },
    );
    await queryVm(client);
    const calls = Array.from({ length: 20 }, () => queryVm(client).catch((error: unknown) => error));
    await expect.poll(() => waiting.length).toBe(20);
    for (const [at, release] of waiting.entries()) {
      release();
      expect(await Promise.race(calls.map((call) => call.then(() => at)))).toBe(at);
    }
    for (const error of await Promise.all(calls)) expect(error).toMatchObject({ code: "ID.1000" });
    expect(server.lines().filter((line) => line === LOGIN)).toHaveLength(2);
  });

  it("is done as often as sessions are lost, as long as calls succeed with them", async () => {
    let served = 0;
    let logins = 0;
    const dead = new Set<string>();
    const { server, client } = await connect({
      [LOGIN]: () => ({ body: { inventory: { uuid: `${SESSION}-${++logins}` } } }),
      // Every 33rd call finds that its session has just died, for all others too.
      [QUERY]: ({ headers }) => {
        const session = String(headers.authorization);
        if (++served % 33 === 0) dead.add(session);
        return dead.has(session) ? failed("ID.1001") : { body: { inventories: [] } };
      },
    });
    const results = await Promise.all(Array.from({ length: 200 }, () => queryVm(client)));
    expect(results).toHaveLength(200);
    expect(dead.size).toBeGreaterThan(3);
    // One login for each session that died, however many calls had it.
    expect(server.lines().filter((line) => line === LOGIN)).toHaveLength(logins);
    expect(logins).toBeLessThanOrEqual(dead.size + 1);
  });

  it("is no attempt to send", async () => {
    const page = { status: 502, body: "<html>" };
    const { server, client } = await connect(
      { [LOGIN]: logins(), [QUERY]: [failed("ID.1001"), page, empty] },
      { retry: { attempts: 2, baseDelayMs: 1 } },
    );
    expect(await queryVm(client)).toEqual([]);
    expect(server.lines()).toEqual([LOGIN, QUERY, LOGIN, QUERY, QUERY]);
  });

  it("gives up when one new session after the other is refused as well", async () => {
    const { server, client } = await connect({ [LOGIN]: logins(), [QUERY]: failed("ID.1001") });
    await expect(queryVm(client)).rejects.toMatchObject({ name: "ZStackApiError", code: "ID.1001" });
    expect(server.lines()).toEqual([LOGIN, QUERY, LOGIN, QUERY, LOGIN, QUERY, LOGIN, QUERY]);
  });

  it("counts refusals, however they arrive", async () => {
    const { server, client } = await connect({
      [LOGIN]: logins(),
      [CREATE]: [failed("ID.1001"), accept],
      [POLL]: failed("ID.1001"),
    });
    await expect(createVm(client, { name: "x" })).rejects.toMatchObject({ code: "ID.1001" });
    expect(server.lines().filter((line) => line === CREATE)).toHaveLength(4);
  });

  it("tells everyone who waits about a failed login, and tries again with the next call", async () => {
    const { server, client } = await connect({ [LOGIN]: [failed("ID.1000"), logins()], [QUERY]: empty });
    const calls = await Promise.allSettled([queryVm(client), queryVm(client)]);
    for (const call of calls) {
      expect(call).toMatchObject({
        reason: { name: "ZStackApiError", code: "ID.1000", operationId: "LogInByAccount" },
      });
    }
    expect(await queryVm(client)).toEqual([]);
    expect(server.lines()).toEqual([LOGIN, LOGIN, QUERY]);
  });

  it("does not let one caller's abort end the login of the others", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const answer = logins();
    const { client } = await connect({
      [LOGIN]: async (seen) => {
        await held;
        return typeof answer === "function" ? answer(seen) : answer;
      },
      [QUERY]: empty,
    });
    const controller = new AbortController();
    const aborted = queryVm(client, {}, { signal: controller.signal });
    const other = queryVm(client);
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    release();
    expect(await other).toEqual([]);
  });

  it("keeps the sessions of two clients apart", async () => {
    const one = await connect({ [LOGIN]: logins(), [QUERY]: empty });
    const two = await connect({ [LOGIN]: { body: { inventory: { uuid: "other" } } }, [QUERY]: empty });
    await Promise.all([queryVm(one.client), queryVm(two.client)]);
    expect(one.server.seen[1]?.headers.authorization).toBe(`OAuth ${SESSION}-1`);
    expect(two.server.seen[1]?.headers.authorization).toBe("OAuth other");
  });

  it.each([
    [{ inventory: {} }, "no session uuid"],
    [{ inventory: { uuid: "a b\n" } }, "no session uuid"],
    [{}, 'no "inventory"'],
  ])("refuses the login answer %j", async (body, want) => {
    const { client } = await connect({ [LOGIN]: { body } });
    await expect(queryVm(client)).rejects.toThrow(want);
  });

  it.each([{ accountName: "", password: "x" }, { accountName: "x", password: "" }, {}])(
    "refuses %j",
    (options) => {
      expect(() => passwordAuth(options as { accountName: string; password: string })).toThrow(
        ZStackConfigError,
      );
    },
  );
});

describe("sessionAuth", () => {
  it("uses the session, does not renew it, and leaves it open", async () => {
    const auth = sessionAuth({ sessionUuid: SESSION });
    const { server, client } = await connect({ [QUERY]: [empty, failed("ID.1001")] }, { auth });
    await queryVm(client);
    expect(server.seen[0]?.headers.authorization).toBe(`OAuth ${SESSION}`);
    await expect(queryVm(client)).rejects.toThrow(ZStackApiError);
    await client.logout();
    expect(server.lines()).toEqual([QUERY, QUERY]);
  });

  it("does not quote what it refuses", () => {
    expect(() => sessionAuth({ sessionUuid: "secret\n" })).toThrow(/^sessionAuth: "sessionUuid" is not/);
  });
});

describe("an Auth of one's own", () => {
  it("signs every request with what servers check", async () => {
    const signed: object[] = [];
    const auth: Auth = {
      connect: () => ({
        credentials: async (request) => {
          signed.push(request);
          return { headers: { Authorization: `ZStack id:${signed.length}` } };
        },
      }),
    };
    const { server, client } = await connect({ "GET /zstack/v1/vm%20x": { body: {} } }, { auth });
    const operation = { id: "X", method: "GET", path: "/zstack/v1/{name}", pathParams: ["name"] };
    await client.call(operation, { name: "vm x" });
    await client.call(operation, { name: "vm x" });
    expect(signed).toEqual(Array(2).fill({ method: "GET", path: "/v1/vm x" }));
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(["ZStack id:1", "ZStack id:2"]);
  });
});

describe("logout", () => {
  it("ends the session that was opened; the next call opens another", async () => {
    const { server, client } = await connect({ [LOGIN]: logins(), [QUERY]: empty, [LOGOUT]: {} });
    await client.logout();
    await queryVm(client);
    await client.logout();
    await client.logout();
    await queryVm(client);
    expect(server.lines()).toEqual([
      LOGIN,
      QUERY,
      `DELETE /zstack/v1/accounts/sessions/${SESSION}-1`,
      LOGIN,
      QUERY,
    ]);
  });

  it("lets no call begin until it has ended", async () => {
    const { server, client } = await connect({ [LOGIN]: logins(), [QUERY]: empty, [LOGOUT]: {} });
    await queryVm(client);
    const ended = client.logout();
    await expect(queryVm(client)).rejects.toMatchObject({
      name: "ZStackConfigError",
      message: expect.stringContaining("logout()"),
    });
    await ended;
    expect(await queryVm(client)).toEqual([]);
    expect(server.lines().filter((line) => line === LOGIN)).toHaveLength(2);
  });

  it("is content with a session that has ended already", async () => {
    const { client } = await connect({ [LOGIN]: logins(), [QUERY]: empty, [LOGOUT]: failed("ID.1001") });
    await queryVm(client);
    await client.logout();
  });
});

describe("credentials", () => {
  it("are not sent after a redirect", async () => {
    const elsewhere = await serve({ [LOGIN]: logins() });
    const location = `${elsewhere.endpoint}/zstack/v1/accounts/login?token=hunter2`;
    const { client } = await connect({ [LOGIN]: { status: 307, headers: { location } } });
    const error = await queryVm(client).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ZStackHttpError);
    expect(error).toMatchObject({ status: 307, retryable: false });
    expect(String(error)).toContain(`redirected to ${elsewhere.endpoint}/zstack/v1/accounts/login, which`);
    expect(elsewhere.seen).toEqual([]);
  });

  it("are missed when an operation needs them", async () => {
    const server = await serve({ [QUERY]: empty });
    const client = createClient({ endpoint: server.endpoint });
    await expect(queryVm(client)).rejects.toThrow(ZStackConfigError);
    expect(server.seen).toEqual([]);
  });

  it("are reported when they are opened", async () => {
    const events: ClientEvent[] = [];
    const onEvent = (event: ClientEvent) => void events.push(event);
    const { client } = await connect({ [LOGIN]: logins(), [QUERY]: needs(2, empty) }, { onEvent });
    await queryVm(client);
    expect(events.filter(({ type }) => type === "login")).toEqual([
      { type: "login", renewed: false },
      { type: "login", renewed: true },
    ]);
  });
});
