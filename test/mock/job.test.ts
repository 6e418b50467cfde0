import { describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { BASE, call, callJob, projectModel } from "./caller.ts";

const model = projectModel();
const RESTORE = "PUT /zstack/v1/cdp-backups/actions";
const UUID = "0a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d";
const params = {
  name: "web-01-restored",
  groupId: 42,
  cdpTaskUuid: "5d0c1f6b7a8e4b93a2c4e6f801234567",
  instanceOfferingUuid: "7f8ece5779ef31bab691585ffc693b91",
  l3NetworkUuids: ["68bca6897c4f300881985f028e61ca92"],
};
const body = { createVmFromCdpBackup: params };

describe("a submission", () => {
  test("is accepted under the uuid it asks for, and runs for two polls", async () => {
    const mock = createMock(model);
    const init = { body, session: mock.openSession(), headers: { "X-Job-UUID": UUID } };
    const location = `${BASE}/zstack/v1/api-jobs/${UUID}`;
    expect(await call(mock, RESTORE, init)).toEqual({
      status: 202,
      body: { location, apiTimeout: 1_800_000 },
      contentType: null,
    });
    const polls = [];
    for (let count = 0; count < 4; count++) polls.push(await call(mock, `GET ${location}`));
    expect(polls.map(({ status }) => status)).toEqual([202, 202, 200, 200]);
    expect(polls[0]?.body).toEqual({});
    expect(polls[3]).toEqual(polls[2]);
    expect(polls[3]?.body.inventory.name).toBe("web-01-restored");
  });

  test("without a uuid gets one of its own", async () => {
    const mock = createMock(model);
    const session = mock.openSession();
    const locations = new Set<string>();
    for (let count = 0; count < 3; count++) {
      const accepted = await call(mock, RESTORE, { body, session });
      expect(accepted.body.location).toMatch(/\/zstack\/v1\/api-jobs\/[0-9a-f]{32}$/);
      locations.add(accepted.body.location);
    }
    expect(locations.size).toBe(3);
  });

  test.each([
    [0, [200]],
    [3, [202, 202, 202, 200]],
  ])("runs for as many polls as the mock is told: %d", async (runningPolls, want) => {
    const mock = createMock(model, { runningPolls });
    const { location } = (await call(mock, RESTORE, { body, session: mock.openSession() })).body;
    const statuses = [];
    for (const _ of want) statuses.push((await call(mock, `GET ${location}`)).status);
    expect(statuses).toEqual(want);
  });

  test.each([
    ["too short", "abc"],
    ["with dashes", "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"],
    ["empty", ""],
  ])("with a job uuid %s is refused", async (_, uuid) => {
    const mock = createMock(model);
    const answer = await call(mock, RESTORE, {
      body,
      session: mock.openSession(),
      headers: { "X-Job-UUID": uuid },
    });
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining("X-Job-UUID") });
  });

  test("with a job uuid that is taken is refused, while the job is remembered", async () => {
    const mock = createMock(model, { maxJobs: 2 });
    const session = mock.openSession();
    const submit = (uuid: string) => call(mock, RESTORE, { body, session, headers: { "X-Job-UUID": uuid } });
    expect((await submit(UUID)).status).toBe(202);
    expect(await submit(UUID)).toMatchObject({ status: 400, body: `Duplicate job uuid[${UUID}]` });
    await submit("1".repeat(32));
    await submit("2".repeat(32));
    expect((await call(mock, `GET /zstack/v1/api-jobs/${UUID}`)).status).toBe(404);
    expect((await submit(UUID)).status).toBe(202);
  });

  test("may have any 32 characters as its uuid, and is found by its location", async () => {
    const mock = createMock(model, { runningPolls: 0 });
    const headers = { "X-Job-UUID": "a/b c?d#e%41é".padEnd(32, "_") };
    const accepted = await call(mock, RESTORE, { body, session: mock.openSession(), headers });
    const { pathname } = new URL(accepted.body.location);
    expect((await call(mock, `GET ${pathname}`)).status).toBe(200);
  });

  test.each([
    ["60", 202, { apiTimeout: 60_000 }],
    ["10m", 500, 'For input string: "10m"'],
    ["1.5", 500, 'For input string: "1.5"'],
    ["9".repeat(30), 500, `For input string: "${"9".repeat(30)}"`],
  ])("may set its timeout in seconds: %s", async (seconds, status, want) => {
    const mock = createMock(model);
    const headers = { "X-API-Timeout": seconds };
    const answer = await call(mock, RESTORE, { body, session: mock.openSession(), headers });
    expect(answer.status).toBe(status);
    if (typeof want === "string") expect(answer.body).toBe(want);
    else expect(answer.body).toMatchObject(want);
  });
});

describe("a poll", () => {
  test("of an unknown job", async () => {
    const answer = await call(createMock(model), `GET /zstack/v1/api-jobs/${UUID}`);
    expect(answer).toEqual({ status: 404, body: "the job has been expired", contentType: null });
  });

  test.each(["POST", "PUT", "DELETE", "HEAD"])("by %s is not allowed", async (method) => {
    expect((await call(createMock(model), `${method} /zstack/v1/api-jobs/${UUID}`)).status).toBe(405);
  });
});

describe("a job", () => {
  test("is forgotten by the hourly sweep once it is three hours old and done", async () => {
    let now = 0;
    const scenario = { rules: [{ where: { name: "slow" }, job: { milliseconds: 5 * 3_600_000 } }] };
    const mock = createMock(model, { clock: () => now, runningPolls: 0, scenario });
    const session = mock.openSession();
    const submit = async (name: string, uuid: string) => {
      const init = { body: { createVmFromCdpBackup: { ...params, name } }, session };
      await call(mock, RESTORE, { ...init, headers: { "X-Job-UUID": uuid } });
    };
    const status = async (uuid: string) => (await call(mock, `GET /zstack/v1/api-jobs/${uuid}`)).status;
    const [quick, slow] = ["1".repeat(32), "2".repeat(32)] as const;
    await submit("quick", quick);
    await submit("slow", slow);
    const seen = [];
    for (let hour = 0; hour <= 6; hour++) {
      now = hour * 3_600_000 + 1;
      seen.push([await status(quick), await status(slow)]);
    }
    expect(seen).toEqual([
      [200, 202],
      [200, 202],
      [200, 202],
      [404, 202],
      [404, 202],
      // Older than that when it ends, it is gone at once.
      [404, 404],
      [404, 404],
    ]);
  });

  test("is among the last to be forgotten when it was just asked for", async () => {
    const mock = createMock(model, { maxJobs: 2, runningPolls: 0 });
    const session = mock.openSession();
    const [first, second, third] = ["1", "2", "3"].map((digit) => digit.repeat(32));
    const submit = (uuid = "") => call(mock, RESTORE, { body, session, headers: { "X-Job-UUID": uuid } });
    const status = async (uuid = "") => (await call(mock, `GET /zstack/v1/api-jobs/${uuid}`)).status;
    await submit(first);
    await submit(second);
    expect(await status(first)).toBe(200);
    await submit(third);
    expect([await status(first), await status(second), await status(third)]).toEqual([200, 404, 200]);
  });

  test("tells the Java types of its payload to those who ask while polling", async () => {
    const mock = createMock(model, { runningPolls: 0 });
    const { location } = (await call(mock, RESTORE, { body, session: mock.openSession() })).body;
    const headers = { "X-JSON-Schema": "" };
    const { schema } = (await call(mock, `GET ${location}`, { headers })).body;
    expect(schema).toMatchObject({
      inventory: "org.zstack.header.vm.VmInstanceInventory",
      "inventory.vmNics[0]": "org.zstack.header.vm.VmNicInventory",
      "inventory.allVolumes[0]": "org.zstack.header.volume.VolumeInventory",
    });
    expect((await call(mock, `GET ${location}`)).body).not.toHaveProperty("schema");
  });

  test("that failed has its error escaped, one that is no job has not", async () => {
    const details = "it's <b>";
    const scenario = { rules: [{ error: { code: "SYS.1006", details } }] };
    const mock = createMock(model, { runningPolls: 0, scenario });
    const { location } = (await call(mock, RESTORE, { body, session: mock.openSession() })).body;
    const texts = await Promise.all(
      [location, `${BASE}/zstack/v1/accounts/sessions/0/valid`].map(async (url) =>
        (await mock.fetch(url)).text(),
      ),
    );
    expect(texts[0]).toContain(String.raw`it\u0027s \u003cb\u003e`);
    expect(texts[1]).toContain(details);
  });
});

describe("params", () => {
  test.each<[string, unknown, string]>([
    ["no body at all", undefined, "name"],
    ["an empty body", {}, "name"],
    ["the documented key alone", { params }, "name"],
    ["another action", { startVmInstance: params }, "name"],
    ["null params", { createVmFromCdpBackup: null }, "name"],
    ["a field left out", { createVmFromCdpBackup: { ...params, groupId: undefined } }, "groupId"],
    ["a null field", { createVmFromCdpBackup: { ...params, cdpTaskUuid: null } }, "cdpTaskUuid"],
  ])("are missed by the job: %s", async (_, given, field) => {
    const mock = createMock(model);
    const { status, body } = await callJob(mock, RESTORE, { body: given, session: mock.openSession() });
    expect(status).toBe(503);
    expect(body.error).toMatchObject({
      code: "SYS.1007",
      details: `field[${field}] of message[org.zstack.header.message.ApiMessageParamValidator] is mandatory, can not be null`,
    });
  });

  test.each<[string, unknown]>([
    ["under the action's key", body],
    ["under both keys", { params, createVmFromCdpBackup: params, systemTags: ["a::b"] }],
    [
      "without what only the page requires",
      { createVmFromCdpBackup: { ...params, l3NetworkUuids: undefined } },
    ],
    ["among fields nobody knows", { createVmFromCdpBackup: { ...params, colour: "red" }, extra: 1 }],
  ])("are found %s", async (_, given) => {
    const mock = createMock(model);
    const { status, body } = await callJob(mock, RESTORE, { body: given, session: mock.openSession() });
    expect([status, body.inventory?.name]).toEqual([200, "web-01-restored"]);
  });

  test.each([
    ["malformed JSON", "{"],
    ["a list as the body", "[]"],
    ["a text as the body", '"x"'],
    ["a list of params", '{"createVmFromCdpBackup":[]}'],
    ["a text of params", '{"createVmFromCdpBackup":"x"}'],
  ])("that cannot be read are refused at once: %s", async (_, text) => {
    const mock = createMock(model);
    const answer = await call(mock, RESTORE, { body: text, session: mock.openSession() });
    expect(answer).toMatchObject({ status: 500, body: expect.any(String), contentType: null });
  });
});
