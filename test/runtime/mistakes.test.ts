import { describe, expect, it } from "vitest";
import {
  accessKeyAuth,
  type CallOptions,
  type ClientOptions,
  createClient,
  passwordAuth,
  sessionAuth,
  ZStackConfigError,
} from "../../src/runtime/index.ts";
import { CREATE, createVm, done, LOGIN, logins, POLL, SESSION, startVm } from "./operations.ts";
import { serve } from "./server.ts";

const endpoint = "http://10.0.0.10:8080";
const auth = sessionAuth({ sessionUuid: SESSION });
const circle: Record<string, unknown> = { name: "x" };
circle.self = circle;

/** What a program in JavaScript may do, where TypeScript does not look. */
describe("a mistake in what a client is made of", () => {
  it.each<[string, () => unknown, string]>([
    ["no options", () => createClient(undefined as never), '"options" must be an object'],
    ["a text for options", () => createClient("http://h" as never), '"options" must be an object'],
    [
      "a list of endpoints",
      () => createClient({ endpoint: ["http://a", "http://b"] } as never),
      '"endpoint"',
    ],
    ["auth that was not called", () => createClient({ endpoint, auth: passwordAuth } as never), '"auth"'],
    ["auth as plain data", () => createClient({ endpoint, auth: { accountName: "a" } } as never), '"auth"'],
    ["auth that is null", () => createClient({ endpoint, auth: null } as never), '"auth"'],
    ["fetch that is no function", () => createClient({ endpoint, fetch: "x" } as never), '"fetch"'],
    ["onEvent that is no function", () => createClient({ endpoint, onEvent: {} } as never), '"onEvent"'],
    ["job that is a figure", () => createClient({ endpoint, job: 5 } as never), '"job" must be an object'],
    [
      "a key without its last letters",
      () => createClient({ endpoint, even: 1, onEven: 1 } as never),
      '"onEvent"',
    ],
    [
      "a key with a letter too few",
      () => createClient({ endpoint, retry: { atempts: 2 } } as never),
      '"attempts"',
    ],
    ["a key without its unit", () => createClient({ endpoint, job: { timeout: 5 } } as never), '"timeoutMs"'],
    ["a key in small letters", () => createClient({ endpoint, bodykey: "action" } as never), '"bodyKey"'],
    ["passwordAuth without anything", () => passwordAuth(undefined as never), '"accountName"'],
    ["accessKeyAuth without anything", () => accessKeyAuth(undefined as never), '"id"'],
    ["sessionAuth without anything", () => sessionAuth(undefined as never), '"sessionUuid"'],
  ])("is named: %s", (_, make, named) => {
    expect(make).toThrow(ZStackConfigError);
    expect(make).toThrow(named);
  });

  it("is none if a key is far from all others: options are often part of something bigger", () => {
    createClient({ endpoint, region: "cn-1", theme: { dark: true } } as ClientOptions);
  });
});

describe("a mistake in a call", () => {
  const client = createClient({ endpoint, auth, fetch: () => Promise.reject(new Error("sent")) });
  const options = (given: object) => () => createVm(client, { name: "x" }, given as CallOptions);
  const params = (given: object) => () => createVm(client, given as never);
  it.each<[string, () => Promise<unknown>, string]>([
    ["a controller for its signal", options({ signal: new AbortController() }), '"signal"'],
    ["a text for tags", options({ systemTags: "a::b" }), '"systemTags" must be a list'],
    ["a text for user tags", options({ userTags: "a" }), '"userTags" must be a list'],
    ["an unknown unit", options({ timeout: 5 }), 'there is no "timeout"; did you mean "timeoutMs"?'],
    ["a misspelt listener", options({ onProgres: () => {} }), '"onProgress"'],
    ["a listener that is no function", options({ onProgress: 1 }), '"onProgress" must be a function'],
    ["a limit of no time", options({ attemptTimeoutMs: 0 }), '"attemptTimeoutMs"'],
    ["no attempts", options({ retry: { attempts: 0 } }), '"retry.attempts"'],
    ["retries as a figure", options({ retry: 3 }), '"retry" must be an object'],
    ["a header about the connection", options({ headers: { Connection: "close" } }), '"Connection"'],
    ["a header about the body's length", options({ headers: { "content-length": "5" } }), '"content-length"'],
    ["the host", options({ headers: new Headers({ Host: "h" }) }), '"host"'],
    ["options that are a function", options(() => {}), '"options" must be an object'],
    ["params in a circle", params(circle), "circular"],
    ["a map in the params", params({ name: new Map([["a", 1]]) }), "a Map has no JSON form"],
    ["a set in the params", params({ name: { deep: [new Set([1])] } }), "a Set has no JSON form"],
    ["a promise in the params", params({ name: Promise.resolve("x") }), "a Promise has no JSON form"],
    ["bytes in the params", params({ name: new Uint8Array(3) }), "a Uint8Array has no JSON form"],
    ["NaN in the path", () => startVm(client, { uuid: Number.NaN as never }), 'parameter "uuid"'],
    ["a function in the path", () => startVm(client, { uuid: (() => 1) as never }), 'parameter "uuid"'],
    ["a symbol in the path", () => startVm(client, { uuid: Symbol("x") as never }), 'parameter "uuid"'],
  ])("is named, and nothing is sent: %s", async (_, call, named) => {
    const error = await call().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ZStackConfigError);
    expect(String(error)).toContain(named);
  });
});

describe("what is no mistake", () => {
  it("is a Headers object, or figures and truth values in a path", async () => {
    const server = await serve({ [CREATE]: done, "PUT /zstack/v1/vm-instances/7/actions": done });
    const client = createClient({ endpoint: server.endpoint, auth });
    await createVm(client, { name: "x" }, { headers: new Headers({ "X-Trace": "t" }) });
    expect(server.seen[0]?.headers["x-trace"]).toBe("t");
    await startVm(client, { uuid: 7 as never });
    expect(server.lines()).toEqual([CREATE, "PUT /zstack/v1/vm-instances/7/actions"]);
  });

  it("is the fetch of another library, which knows no Request but its own", async () => {
    const server = await serve({ [LOGIN]: logins(), [CREATE]: done, [POLL]: done });
    const foreign = async (input: unknown, init?: RequestInit): Promise<Response> =>
      fetch(String(input), init);
    const client = createClient({
      endpoint: server.endpoint,
      auth: passwordAuth({ accountName: "admin", password: "password" }),
      fetch: foreign,
    });
    expect(await createVm(client, { name: "恢复" })).toEqual({ uuid: "vm-1" });
    expect(server.seen.at(-1)?.json).toMatchObject({ params: { name: "恢复" } });
  });
});
