import { describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { call, callJob, PASSWORD_HASH, projectModel } from "./caller.ts";

const model = projectModel();
const LOGIN = "PUT /zstack/v1/accounts/login";

describe("logging in", () => {
  test("opens a session for admin with the hashed password", async () => {
    const mock = createMock(model);
    const { status, body } = await call(mock, LOGIN, {
      body: { logInByAccount: { accountName: "admin", password: PASSWORD_HASH } },
    });
    expect(status).toBe(200);
    expect(body.inventory.uuid).toMatch(/^[0-9a-f]{32}$/);
    expect(body.inventory.accountUuid).toBe("36c27e8ff05c4780bf6d2fa65700f22e");
    expect(body.inventory.expiredDate).toBeTypeOf("string");
    const valid = await call(mock, `GET /zstack/v1/accounts/sessions/${body.inventory.uuid}/valid`);
    expect(valid).toMatchObject({ status: 200, body: { valid: true } });
  });

  test.each([
    ["a wrong password", { accountName: "admin", password: "0".repeat(128) }, "ID.1000"],
    ["the password in clear", { accountName: "admin", password: "password" }, "ID.1000"],
    ["the hash in upper case", { accountName: "admin", password: PASSWORD_HASH.toUpperCase() }, "ID.1000"],
    ["an unknown account", { accountName: "root", password: PASSWORD_HASH }, "ID.1000"],
    ["a password of another type", { accountName: "admin", password: 1 }, "ID.1000"],
    ["no password", { accountName: "admin" }, "SYS.1007"],
    ["a null name", { accountName: null, password: PASSWORD_HASH }, "SYS.1007"],
  ])("is refused at once for %s", async (_, logInByAccount, code) => {
    const answer = await call(createMock(model), LOGIN, { body: { logInByAccount } });
    expect(answer).toMatchObject({ status: 503, body: { error: { code } } });
  });

  test("takes the account it was made with", async () => {
    const mock = createMock(model, { account: { name: "ops", password: "secret" } });
    const params = { accountName: "admin", password: PASSWORD_HASH };
    expect((await call(mock, LOGIN, { body: { logInByAccount: params } })).status).toBe(503);
  });

  test("under another key finds no credentials", async () => {
    const params = { accountName: "admin", password: PASSWORD_HASH };
    const { status, body } = await call(createMock(model), LOGIN, { body: { params } });
    expect(status).toBe(503);
    expect(body.error).toMatchObject({ code: "SYS.1007", details: expect.stringContaining("accountName") });
  });

  test("cannot be talked into another session uuid", async () => {
    const mock = createMock(model);
    const forged = "ffffffffffff4fff8fffffffffffffff";
    const params = { accountName: "admin", password: PASSWORD_HASH, resourceUuid: forged, uuid: forged };
    const { body } = await call(mock, LOGIN, { body: { logInByAccount: params } });
    expect(body.inventory.uuid).not.toBe(forged);
    expect((await call(mock, `GET /zstack/v1/accounts/sessions/${forged}/valid`)).body.valid).toBe(false);
  });
});

describe("a session", () => {
  const RESTORE = "PUT /zstack/v1/cdp-backups/actions";
  const restore = {
    createVmFromCdpBackup: {
      name: "vm",
      groupId: 1,
      cdpTaskUuid: "5d0c1f6b7a8e4b93a2c4e6f801234567",
      instanceOfferingUuid: "7f8ece5779ef31bab691585ffc693b91",
      l3NetworkUuids: ["68bca6897c4f300881985f028e61ca92"],
    },
  };

  test("ends when it is logged out, once or twice", async () => {
    const mock = createMock(model);
    const session = mock.openSession();
    expect((await callJob(mock, RESTORE, { body: restore, session })).status).toBe(200);
    for (const _ of ["once", "twice"]) {
      const answer = await call(mock, `DELETE /zstack/v1/accounts/sessions/${session}`);
      expect(answer).toMatchObject({ status: 200, body: {} });
    }
    expect((await call(mock, `GET /zstack/v1/accounts/sessions/${session}/valid`)).body).toEqual({
      valid: false,
    });
    expect(await callJob(mock, RESTORE, { body: restore, session })).toMatchObject({
      status: 503,
      body: { error: { code: "ID.1001", details: "Session expired" } },
    });
  });

  test("that is unknown is accepted at first, and missed after the params were checked", async () => {
    const mock = createMock(model);
    const session = "0".repeat(32);
    const incomplete = { createVmFromCdpBackup: { name: "vm" } };
    const code = async (body: unknown) => (await callJob(mock, RESTORE, { body, session })).body.error.code;
    expect(await code(restore)).toBe("ID.1001");
    expect(await code(incomplete)).toBe("SYS.1007");
  });

  test.each([
    ["no header", {}, "missing header 'Authorization'"],
    ["another scheme", { Authorization: "Bearer x" }, "Authorization type must be 'OAuth'"],
    ["a signature without its date", { Authorization: "ZStack id:signature" }, "missing header 'Date'"],
  ])("is asked for: %s", async (_, headers, body) => {
    const answer = await call(createMock(model), RESTORE, { body: restore, headers });
    expect(answer).toMatchObject({ status: 400, body, contentType: null });
  });

  test("is forgotten when 500 later ones are open", async () => {
    const mock = createMock(model);
    const first = mock.openSession();
    for (let count = 0; count < 500; count++) mock.openSession();
    expect((await call(mock, `GET /zstack/v1/accounts/sessions/${first}/valid`)).body.valid).toBe(false);
  });
});
