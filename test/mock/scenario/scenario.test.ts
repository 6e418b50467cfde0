import { describe, expect, test } from "vitest";
import { createMock, type Mock } from "../../../src/mock/mock.ts";
import type { Rule } from "../../../src/mock/scenario/scenario.ts";
import { call, callJob, projectModel, RESTORE, RESTORE_PARAMS, tinyModel } from "../caller.ts";

const project = projectModel();
const body = { createVmFromCdpBackup: RESTORE_PARAMS };
const VALID = "GET /zstack/v1/accounts/sessions/0/valid";

function playing(rules: readonly Rule[], options = {}): Mock {
  return createMock(project, { scenario: { rules }, ...options });
}

/** The statuses of so many calls; 0 for those that got no answer. */
async function statuses(mock: Mock, count: number, line = VALID, given?: unknown): Promise<number[]> {
  const found = [];
  for (let index = 0; index < count; index++) {
    const answer = await call(mock, line, { body: given, session: "any" }).catch(() => ({ status: 0 }));
    found.push(answer.status);
  }
  return found;
}

describe("a rule applies", () => {
  const busy = { answer: { status: 429 } };

  test.each<[string, Rule, readonly number[]]>([
    ["to every request", busy, [429, 429, 429, 429, 429, 429]],
    ["to the first", { ...busy, first: 2 }, [429, 429, 200, 200, 200, 200]],
    ["to every n-th", { ...busy, every: 3 }, [200, 200, 429, 200, 200, 429]],
    ["after some", { ...busy, after: 4 }, [200, 200, 200, 200, 429, 429]],
    [
      "to every other of four, after one",
      { ...busy, after: 1, first: 4, every: 2 },
      [200, 200, 429, 200, 429, 200],
    ],
    ["never with no probability", { ...busy, probability: 0 }, [200, 200, 200, 200, 200, 200]],
    ["to an operation", { ...busy, operations: ["Validate*"] }, [429, 429, 429, 429, 429, 429]],
    ["to no other operation", { ...busy, operations: ["LogOut"] }, [200, 200, 200, 200, 200, 200]],
    ["to what params say", { ...busy, where: { sessionUuid: "0" } }, [429, 429, 429, 429, 429, 429]],
    [
      "to nothing that params do not say",
      { ...busy, where: { sessionUuid: "1" } },
      [200, 200, 200, 200, 200, 200],
    ],
  ])("%s", async (_, rule, want) => {
    expect(await statuses(playing([rule]), 6)).toEqual(want);
  });

  test("as often as its probability says, and as the seed decides", async () => {
    const draws = (seed: string) => statuses(playing([{ ...busy, probability: 0.3 }], { seed }), 200);
    const [a, again, b] = [await draws("a"), await draws("a"), await draws("b")];
    expect(again).toEqual(a);
    expect(b).not.toEqual(a);
    const share = a.filter((status) => status === 429).length / a.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  test("to a list when one element is meant, and to texts by their pattern", async () => {
    const rule: Rule = { ...busy, where: { l3NetworkUuids: "68bc*", name: "web-*", groupId: 42 } };
    expect(await statuses(playing([rule]), 1, RESTORE, body)).toEqual([429]);
    const other = { createVmFromCdpBackup: { ...RESTORE_PARAMS, groupId: 43 } };
    expect(await statuses(playing([rule]), 1, RESTORE, other)).toEqual([202]);
  });

  test("with others, the first of which says what happens", async () => {
    const mock = playing([
      { where: { name: "web-01" }, job: { polls: 0 } },
      { job: { polls: 5 }, location: "http://10.255.0.1:8080" },
    ]);
    const { location } = (await call(mock, RESTORE, { body, session: mock.openSession() })).body;
    expect(new URL(location).origin).toBe("http://10.255.0.1:8080");
    expect((await call(mock, `GET ${new URL(location).pathname}`)).status).toBe(200);
  });
});

describe("a job", () => {
  test("runs for as many polls or as long as it shall", async () => {
    let now = 0;
    const rules: Rule[] = [
      { where: { name: "polls" }, job: { polls: 3 } },
      { where: { name: "time" }, job: { milliseconds: 1500 } },
    ];
    const mock = playing(rules, { clock: () => now });
    const polls = async (name: string) => {
      const session = mock.openSession();
      const given = { createVmFromCdpBackup: { ...RESTORE_PARAMS, name } };
      const { location } = (await call(mock, RESTORE, { body: given, session })).body;
      const seen = [];
      for (let second = 0; second < 4; second++) {
        seen.push((await call(mock, `GET ${location}`)).status);
        now += 1000;
      }
      return seen;
    };
    expect(await polls("polls")).toEqual([202, 202, 202, 200]);
    expect(await polls("time")).toEqual([202, 202, 200, 200]);
  });

  test("fails with the error that is wanted, when its params and session are right", async () => {
    const cause = { code: "BS.1003", description: "x", details: "y" };
    const mock = playing([{ error: { code: "SYS.1006", details: "no room", cost: "2ms", cause } }]);
    const session = mock.openSession();
    expect((await callJob(mock, RESTORE, { body, session })).body.error).toEqual({
      code: "SYS.1006",
      description: "The operation failed",
      details: "no room",
      cost: "2ms",
      cause,
    });
    expect((await callJob(mock, RESTORE, { body, session: "unknown" })).body.error.code).toBe("ID.1001");
    expect((await callJob(mock, RESTORE, { body: {}, session })).body.error.code).toBe("SYS.1007");
    expect(await call(mock, VALID)).toMatchObject({ status: 503, body: { error: { code: "SYS.1006" } } });
  });

  test("loses the answers to its own polls, counted by themselves", async () => {
    const rules: Rule[] = [
      { on: "poll", first: 1, lose: "reset", carriedOut: false },
      { on: "poll", after: 1, first: 1, answer: { status: 502 } },
    ];
    const mock = playing(rules, { runningPolls: 1 });
    for (const _ of ["one job", "and another"]) {
      const { location } = (await call(mock, RESTORE, { body, session: mock.openSession() })).body;
      expect(await statuses(mock, 5, `GET ${location}`)).toEqual([0, 502, 202, 200, 200]);
    }
  });
});

describe("a session", () => {
  test("has expired", async () => {
    const mock = playing([{ session: "expired", first: 1 }]);
    const session = mock.openSession();
    expect((await callJob(mock, RESTORE, { body, session })).body.error.code).toBe("ID.1001");
    expect((await callJob(mock, RESTORE, { body, session })).body.error.code).toBe("ID.1001");
    expect((await callJob(mock, RESTORE, { body, session: mock.openSession() })).status).toBe(200);
  });

  test("ends with the call", async () => {
    const mock = playing([{ session: "ends" }]);
    const session = mock.openSession();
    expect((await callJob(mock, RESTORE, { body, session })).status).toBe(200);
    expect((await callJob(mock, RESTORE, { body, session })).body.error.code).toBe("ID.1001");
  });
});

describe("an answer", () => {
  const UUID = "0a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d";
  const submit = (mock: Mock) =>
    call(mock, RESTORE, { body, session: mock.openSession(), headers: { "X-Job-UUID": UUID } });
  const polled = async (mock: Mock) => (await call(mock, `GET /zstack/v1/api-jobs/${UUID}`)).status;

  test.each(["reset", "closed", "truncated", "truncated-chunks"] as const)(
    "is lost, the call carried out or not: %s",
    async (lose) => {
      const heard = playing([{ lose, first: 1 }]);
      await expect(submit(heard)).rejects.toThrow(TypeError);
      expect(await polled(heard)).toBe(202);
      expect((await submit(heard)).status).toBe(400);
      const unheard = playing([{ lose, first: 1, carriedOut: false }]);
      await expect(submit(unheard)).rejects.toMatchObject({ message: "fetch failed", loss: lose });
      expect(await polled(unheard)).toBe(404);
      expect((await submit(unheard)).status).toBe(202);
      expect(unheard.exchanges[0]).toMatchObject({ operationId: "CreateVmFromCdpBackup", lost: lose });
    },
  );

  test.each(["stalled", "silent"] as const)("never comes, until nobody waits: %s", async (lose) => {
    const mock = playing([{ lose }]);
    const waiting = mock.fetch("http://mock/zstack/v1/accounts/sessions/0/valid", {
      signal: AbortSignal.timeout(20),
    });
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("comes late, or not at all to those who went", async () => {
    const mock = playing([{ delay: { milliseconds: 30 } }]);
    const started = performance.now();
    expect((await call(mock, VALID)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(29);
    const controller = new AbortController();
    controller.abort(new Error("enough"));
    const { signal } = controller;
    await expect(mock.fetch("http://mock/", { signal })).rejects.toThrow("enough");
  });

  test.each<[Rule["answer"], string, Record<string, string>]>([
    [{ status: 429 }, "Rate limit exceeded", { "retry-after": "1" }],
    [{ status: 429, headers: { "Retry-After": "7" } }, "Rate limit exceeded", { "retry-after": "7" }],
    [{ status: 502 }, "502 Bad Gateway", { "content-type": "text/html" }],
    [{ status: 504 }, "504 Gateway Time-out", { "content-type": "text/html" }],
    [{ status: 302, headers: { Location: "/x" } }, "", { location: "/x" }],
    [{ status: 500, body: "boom" }, "boom", {}],
    [{ status: 503, body: '{"error":{}}' }, '{"error":{}}', {}],
  ])("is another's: %j", async (answer, text, headers) => {
    const mock = playing([{ answer: answer! }]);
    const response = await mock.fetch(`http://mock${VALID.slice(4)}`, { redirect: "manual" });
    expect(response.status).toBe(answer?.status);
    expect(Object.fromEntries(response.headers)).toEqual(headers);
    expect(await response.text()).toContain(text);
  });

  test("is another's although the call was carried out", async () => {
    const mock = playing([{ answer: { status: 504 }, carriedOut: true, first: 1 }]);
    expect((await submit(mock)).status).toBe(504);
    expect(await polled(mock)).toBe(202);
  });
});

describe("a payload", () => {
  const textOf = async (rules: readonly Rule[]) => {
    const mock = playing(rules, { runningPolls: 0 });
    const { location } = (await call(mock, RESTORE, { body, session: mock.openSession() })).body;
    return (await mock.fetch(location)).text();
  };

  test("has the numbers of an untyped map", async () => {
    const text = await textOf([{ numbers: "gson" }]);
    expect(text).toContain('"memorySize":8.589934592E9');
    expect(text).toContain('"cpuNum":1.0');
    expect(text).toContain('"deviceId":0.0');
  });

  test("has fields more and fields less", async () => {
    const payload = { set: { state: "Stopped", future: [1] }, remove: ["hostUuid", "vmNics"] };
    const { inventory } = JSON.parse(await textOf([{ payload }]));
    expect(inventory).toMatchObject({ name: "web-01", state: "Stopped", future: [1] });
    expect(Object.keys(inventory)).not.toEqual(expect.arrayContaining(["hostUuid"]));
    expect(inventory).not.toHaveProperty("vmNics");
  });
});

test("what a scenario knows of an operation is what the spec has", async () => {
  const model = tinyModel(`
  /v1/a: {get: {operationId: GetA, security: [], responses: {'200': {description: ok}}}}
  /v1/b: {get: {operationId: GetB, security: [], responses: {'200': {description: ok}}}}`);
  const mock = createMock(model, {
    scenario: { rules: [{ operations: ["GetB"], answer: { status: 502 } }] },
  });
  expect([(await call(mock, "GET /v1/a")).status, (await call(mock, "GET /v1/b")).status]).toEqual([
    200, 502,
  ]);
});
