import { describe, expect, it } from "vitest";
import {
  type ClientEvent,
  type ClientOptions,
  createClient,
  type RawResponse,
  sessionAuth,
} from "../../src/runtime/index.ts";
import {
  accept,
  CREATE,
  createVm,
  done,
  MAKE_KEYS,
  makeKeys,
  POLL,
  QUERY,
  queryVm,
  running,
  SESSION,
} from "./operations.ts";
import { useOwnTime } from "./own-time.ts";
import { nobody, type Reply, type Routes, serve } from "./server.ts";

useOwnTime();

const auth = sessionAuth({ sessionUuid: SESSION });
const empty: Reply = { body: { inventories: [] } };
const page: Reply = { status: 502, body: "<html>Bad Gateway</html>" };

async function connect(routes: Routes, options: Partial<ClientOptions> = {}) {
  const server = await serve(routes);
  const events: ClientEvent[] = [];
  const client = createClient({
    endpoint: server.endpoint,
    auth,
    job: { pollIntervalMs: 1, maxPollIntervalMs: 2 },
    retry: { baseDelayMs: 1, maxDelayMs: 2 },
    onEvent: (event) => void events.push(event),
    ...options,
  });
  return { server, client, events };
}

describe("retry", () => {
  it.each<[string, number]>([
    ["once", 1],
    ["more often than the client does", 6],
  ])("of one call is that call's own: %s", async (_, attempts) => {
    const { server, client } = await connect({ [QUERY]: page });
    await expect(queryVm(client, {}, { retry: { attempts } })).rejects.toMatchObject({ status: 502 });
    expect(server.seen).toHaveLength(attempts);
    await expect(queryVm(client)).rejects.toMatchObject({ status: 502 });
    expect(server.seen).toHaveLength(attempts + 4);
  });

  it("leaves the client's own pauses where a call does not say", async () => {
    const { client, events } = await connect({ [QUERY]: page });
    await queryVm(client, {}, { retry: { attempts: 3 } }).catch(() => {});
    const delays = events.flatMap((event) => (event.type === "retry" ? [event.delayMs] : []));
    expect(delays).toHaveLength(2);
    for (const delay of delays) expect(delay).toBeLessThanOrEqual(2);
  });
});

describe("attemptTimeoutMs", () => {
  it("sends a request again whose connection is dead, within the deadline", async () => {
    const { server, client } = await connect({ [QUERY]: [{ fault: "never" }, empty] });
    expect(await queryVm(client, {}, { attemptTimeoutMs: 30, timeoutMs: 20_000 })).toEqual([]);
    expect(server.lines()).toEqual([QUERY, QUERY]);
  });

  it("asks for the job whose submission was not answered, and for one whose poll was not", async () => {
    const never: Reply = { fault: "never" };
    const { server, client } = await connect({ [CREATE]: never, [POLL]: [running, never, done] });
    expect(await createVm(client, { name: "x" }, { attemptTimeoutMs: 30 })).toEqual({ uuid: "vm-1" });
    expect(server.seen).toHaveLength(4);
  });
});

describe("onResponse", () => {
  it("is told of every answer to the call, the last of which it ends with", async () => {
    const { client } = await connect({ [CREATE]: [page, accept], [POLL]: [running, done] });
    const seen: RawResponse[] = [];
    await createVm(client, { name: "x" }, { onResponse: (response) => void seen.push(response) });
    expect(seen.map(({ status }) => status)).toEqual([502, 202, 200]);
    expect(seen.at(-1)).toMatchObject({
      text: '{"inventory":{"uuid":"vm-1"}}',
      headers: expect.any(Headers),
    });
  });

  it("has the text byte for byte, and may throw", async () => {
    const text = '{"inventories": [ {"uuid":"a","size":9007199254740993 } ]}\n';
    const { client } = await connect({ [QUERY]: { body: text, headers: { "X-Trace": "t" } } });
    const seen: RawResponse[] = [];
    const onResponse = (response: RawResponse): never => {
      seen.push(response);
      throw new Error("listener");
    };
    await expect(queryVm(client, {}, { onResponse })).rejects.toMatchObject({ name: "ZStackDecodeError" });
    expect(seen[0]?.text).toBe(text);
    expect(seen[0]?.headers.get("x-trace")).toBe("t");
  });
});

describe("events", () => {
  it("have one number for a call and one for each of its requests, which ends as a response or a failure", async () => {
    const { client, events } = await connect({
      [QUERY]: [{ fault: "reset" }, empty],
      [CREATE]: accept,
      [POLL]: [running, done],
    });
    await Promise.all([queryVm(client), createVm(client, { name: "x" })]);
    const of = (operationId: string) =>
      events.filter((event) => "operationId" in event && event.operationId === operationId);
    const [query, create] = [of("QueryVmInstance"), of("CreateVmFromCdpBackup")];
    const calls = [query, create].map(
      (own) => new Set(own.map((event) => "callId" in event && event.callId)),
    );
    expect(calls.map(({ size }) => size)).toEqual([1, 1]);
    expect(new Set(calls.flatMap((call) => [...call])).size).toBe(2);
    expect(query.map(({ type }) => type)).toEqual(["request", "failure", "retry", "request", "response"]);
    const open = new Map<number, string>();
    for (const event of events) {
      if (event.type === "request") {
        expect(open.has(event.id)).toBe(false);
        open.set(event.id, "open");
      } else if (event.type === "response" || event.type === "failure") {
        expect(open.get(event.id)).toBe("open");
        expect(event.durationMs).toBeGreaterThanOrEqual(0);
        open.set(event.id, "closed");
      }
    }
    expect([...open.values()].every((state) => state === "closed")).toBe(true);
  });

  it("tell of a request that nobody answers, and of one whose call is given up", async () => {
    const { client, events } = await connect({}, { endpoint: await nobody(), retry: { attempts: 1 } });
    await queryVm(client).catch(() => {});
    expect(events.map(({ type }) => type)).toEqual(["request", "failure"]);
    expect(events[1]).toMatchObject({
      problem: expect.stringMatching(/^no answer: ./),
      durationMs: expect.any(Number),
    });
    const silent = await connect({ [QUERY]: { fault: "never" } });
    const controller = new AbortController();
    const call = queryVm(silent.client, {}, { signal: controller.signal });
    await expect.poll(() => silent.server.seen.length).toBe(1);
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    expect(silent.events.map(({ type }) => type)).toEqual(["request", "failure"]);
  });

  it("do not speak of a job where there is none", async () => {
    const { client, events } = await connect({ [MAKE_KEYS]: { status: 400, body: "no" } });
    const error = await makeKeys(client, { name: "x" }).catch((thrown: unknown) => thrown as Error);
    expect(String(error)).not.toMatch(/\bjob\b/);
    expect(events.every((event) => !("jobUuid" in event) || event.jobUuid === undefined)).toBe(true);
  });
});

it("a server outside browsers is told who calls, unless the caller says it", async () => {
  const { server, client } = await connect({ [QUERY]: empty });
  await queryVm(client);
  await queryVm(client, {}, { headers: { "User-Agent": "backup-tool/2" } });
  expect(server.seen.map(({ headers }) => headers["user-agent"])).toEqual(["zstack-client", "backup-tool/2"]);
});
