import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { type ClientOptions, createClient, passwordAuth } from "../../src/runtime/index.ts";
import { CREATE, createVm, failed, LOGIN, logins, POLL, QUERY, queryVm, SESSION } from "./operations.ts";
import { useOwnTime } from "./own-time.ts";
import { type Handler, type Routes, serve } from "./server.ts";

useOwnTime();

const auth = passwordAuth({ accountName: "admin", password: "password" });
const empty: Handler = { body: { inventories: [] } };
const never: Handler = { fault: "never" };
const LOGOUT = "DELETE /zstack/v1/accounts/sessions/*";
const reason = new Error("enough");

async function connect(routes: Routes, options: Partial<ClientOptions> = {}) {
  const server = await serve(routes);
  /** The requests' signals, logins only. */
  const opened: AbortSignal[] = [];
  const client = createClient({
    endpoint: server.endpoint,
    auth,
    job: { pollIntervalMs: 1 },
    fetch: (request) => {
      if (request.url.endsWith("/login")) opened.push(request.signal);
      return fetch(request);
    },
    ...options,
  });
  const logins = async (count: number) => {
    await expect.poll(() => server.lines().filter((line) => line === LOGIN)).toHaveLength(count);
  };
  return { server, client, opened, logins };
}

describe("a login that is not answered", () => {
  it("ends with the deadline of the only call that waits for it", async () => {
    const { client, opened } = await connect({ [LOGIN]: never });
    await expect(queryVm(client, {}, { timeoutMs: 50 })).rejects.toMatchObject({
      name: "ZStackNetworkError",
      operationId: "QueryVmInstance",
    });
    expect(opened.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it("ends when the last of the calls that wait for it is aborted, not before", async () => {
    const { client, opened, logins } = await connect({ [LOGIN]: never });
    const controllers = [1, 2, 3].map(() => new AbortController());
    const calls = controllers.map(({ signal }) => queryVm(client, {}, { signal }));
    await logins(1);
    for (const [index, controller] of controllers.entries()) {
      expect(opened.map(({ aborted }) => aborted)).toEqual([false]);
      controller.abort(reason);
      await expect(calls[index]).rejects.toBe(reason);
      expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    }
    expect(opened.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it("ends for a job that needs another session, too", async () => {
    const { client, opened } = await connect({
      [LOGIN]: [{ body: { inventory: { uuid: SESSION } } }, never],
      [CREATE]: ({ headers }) => ({
        status: 202,
        body: { location: `/v1/api-jobs/${headers["x-job-uuid"]}` },
      }),
      [POLL]: failed("ID.1001"),
    });
    await expect(createVm(client, { name: "x" }, { timeoutMs: 1000 })).rejects.toMatchObject({
      name: "ZStackJobTimeoutError",
    });
    expect(opened.map(({ aborted }) => aborted)).toEqual([false, true]);
  });

  it("is not what the next call waits for", async () => {
    const { server, client, logins: seen } = await connect({ [LOGIN]: [never, logins()], [QUERY]: empty });
    const controller = new AbortController();
    const call = expect(queryVm(client, {}, { signal: controller.signal })).rejects.toBe(reason);
    await seen(1);
    controller.abort(reason);
    expect(await queryVm(client)).toEqual([]);
    await call;
    expect(server.lines()).toEqual([LOGIN, LOGIN, QUERY]);
  });

  it("does not begin for a call that has ended", async () => {
    const { server, client } = await connect({ [LOGIN]: logins(), [QUERY]: failed("ID.1001") });
    const controller = new AbortController();
    await queryVm(client).catch(() => {});
    const before = server.seen.length;
    controller.abort(reason);
    await expect(queryVm(client, {}, { signal: controller.signal })).rejects.toBe(reason);
    expect(server.seen).toHaveLength(before);
  });
});

describe("logout", () => {
  it("ends a login at once, and tells who waits for it", async () => {
    const { server, client, opened, logins } = await connect({ [LOGIN]: never });
    const calls = Promise.allSettled([queryVm(client), queryVm(client)]);
    await logins(1);
    await client.logout();
    expect(opened.map(({ aborted }) => aborted)).toEqual([true]);
    for (const call of await calls) {
      expect(call).toMatchObject({
        reason: {
          name: "ZStackNetworkError",
          message: expect.stringContaining("logged out"),
          operationId: "LogInByAccount",
        },
      });
    }
    expect(server.lines()).toEqual([LOGIN]);
  });

  it("does not hang after a login that nobody waits for any more", async () => {
    const { client } = await connect({ [LOGIN]: never });
    await queryVm(client, {}, { timeoutMs: 50 }).catch(() => {});
    await client.logout();
  });

  it("ends a session whose login was given up when its answer had arrived", async () => {
    const controller = new AbortController();
    const { server, client } = await connect(
      { [LOGIN]: logins(), [QUERY]: empty, [LOGOUT]: {} },
      { onEvent: ({ type }) => void (type === "response" && controller.abort(reason)) },
    );
    await expect(queryVm(client, {}, { signal: controller.signal })).rejects.toBe(reason);
    await client.logout();
    expect(server.lines()).toEqual([LOGIN, `DELETE /zstack/v1/accounts/sessions/${SESSION}-1`]);
  });
});

describe("await using", () => {
  const auth = passwordAuth({ accountName: "admin", password: "password" });

  it("logs out at the end", async () => {
    const server = await serve({
      [LOGIN]: { body: { inventory: { uuid: SESSION } } },
      [QUERY]: empty,
      "DELETE *": {},
    });
    {
      await using client = createClient({ endpoint: server.endpoint, auth });
      await queryVm(client);
    }
    expect(server.lines()).toEqual([LOGIN, QUERY, `DELETE /zstack/v1/accounts/sessions/${SESSION}`]);
  });

  it("does not spoil what was done when logging out fails", async () => {
    const server = await serve({ [LOGIN]: { body: { inventory: { uuid: SESSION } } }, [QUERY]: empty });
    const use = async () => {
      await using client = createClient({ endpoint: server.endpoint, auth });
      return await queryVm(client);
    };
    expect(await use()).toEqual([]);
    expect(server.lines()).toHaveLength(3);
  });
});
