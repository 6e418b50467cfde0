import { describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import { call, callJob, PASSWORD_HASH, projectModel, tinyModel } from "./caller.ts";

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
    [
      "a signature without its date",
      { Authorization: "ZStack id:signature" },
      "'Date' must be incuded in request header",
    ],
  ])("is asked for: %s", async (_, headers, body) => {
    const answer = await call(createMock(model), RESTORE, { body: restore, headers });
    expect(answer).toMatchObject({ status: 400, body, contentType: null });
  });

  test("lasts for two hours after each call", async () => {
    let now = 0;
    const mock = createMock(model, { clock: () => now, runningPolls: 0 });
    const session = mock.openSession();
    const valid = async () =>
      (await call(mock, `GET /zstack/v1/accounts/sessions/${session}/valid`)).body.valid;
    const code = async () => (await callJob(mock, RESTORE, { body: restore, session })).body.error?.code;
    now += 7_199_000;
    expect([await valid(), await code()]).toEqual([true, undefined]);
    // Asking whether it is valid has not renewed it, calling has.
    now += 7_199_000;
    expect([await valid(), await valid()]).toEqual([true, true]);
    now += 1000;
    expect([await valid(), await code()]).toEqual([false, "ID.1001"]);
  });

  test("tells when it began and ends where there is a clock", async () => {
    const mock = createMock(model, { clock: () => Date.UTC(2024, 0, 31, 15, 59, 59), offset: "+08:00" });
    const credentials = { accountName: "admin", password: PASSWORD_HASH };
    const { body } = await call(mock, LOGIN, { body: { logInByAccount: credentials } });
    const { createDate, expiredDate } = body.inventory;
    expect([createDate, expiredDate]).toEqual(["Jan 31, 2024 11:59:59 PM", "Feb 1, 2024 1:59:59 AM"]);
  });

  test("has dates although its spec gives no example of them", async () => {
    const tiny = createMock(
      tinyModel(`
  /zstack/v1/accounts/login:
    put:
      operationId: LogInByAccount
      security: []
      requestBody: {content: {application/json: {schema: {type: object, properties: {logInByAccount: {type: object, properties: {accountName: {type: string}, password: {type: string}}}}}}}}
      responses: {'200': {description: OK, content: {application/json: {schema: {type: object}}}}}`),
    );
    const credentials = { accountName: "admin", password: PASSWORD_HASH };
    const { body } = await call(tiny, LOGIN, { body: { logInByAccount: credentials } });
    expect(body.inventory).toMatchObject({
      createDate: "Nov 14, 2017 10:20:57 PM",
      expiredDate: "Nov 15, 2017 12:20:57 AM",
    });
  });

  test("is one too many after 500, until one of them ends", async () => {
    let now = 0;
    const mock = createMock(model, { clock: () => now });
    const credentials = { accountName: "admin", password: PASSWORD_HASH };
    const logIn = () => call(mock, LOGIN, { body: { logInByAccount: credentials } });
    const first = (await logIn()).body.inventory.uuid;
    for (let count = 1; count < 500; count++) mock.openSession();
    expect(await logIn()).toMatchObject({ status: 503, body: { error: { code: "ID.1006" } } });
    await call(mock, `DELETE /zstack/v1/accounts/sessions/${first}`);
    expect((await logIn()).status).toBe(200);
    expect((await logIn()).status).toBe(503);
    now += 7_200_001;
    expect((await logIn()).status).toBe(200);
  });
});

describe("other ways of logging in", () => {
  const operation = (path: string, id: string, key: string, secured = false) => `
  ${path}:
    put:
      operationId: ${id}
      ${secured ? "" : "security: []"}
      requestBody:
        content: {application/json: {schema: {type: object, properties: {${key}: {type: object}}}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: object, properties: {inventory: {$ref: '#/components/schemas/SessionInventory'}}}`;
  const others = tinyModel(
    [
      operation("/v1/accounts/users/login", "LogInByUser", "logInByUser"),
      operation("/v1/ldap/login", "LogInByLdap", "logInByLdap"),
      operation("/v1/iam2/virtual-ids/login", "LoginIAM2VirtualID", "loginIAM2VirtualID"),
      operation("/v1/iam2/projects/login", "LoginIAM2Project", "loginIAM2Project", true),
      operation("/v1/iam2/platform/login", "LoginIAM2Platform", "loginIAM2Platform", true),
      operation("/v1/login", "LogIn", "logIn"),
      `
  /v1/accounts/sessions/{sessionUuid}/renew:
    put:
      operationId: RenewSession
      parameters: [{name: sessionUuid, in: path, required: true, schema: {type: string}}]
      requestBody:
        content: {application/json: {schema: {type: object, properties: {renewSession: {type: object, properties: {duration: {type: integer, minimum: 60}}}}}}}
      responses: {'200': {description: ok}, '202': {description: accepted}}
  /v1/things:
    get: {operationId: GetThings, responses: {'200': {description: ok}}}`,
    ].join(""),
    `
SessionInventory:
  type: object
  properties: {uuid: {type: string}, accountUuid: {type: string}, userUuid: {type: string}, userType: {type: string}}
`,
  );
  const hashed = PASSWORD_HASH;

  test.each<[string, object, number]>([
    ["/v1/accounts/users/login", { logInByUser: { userName: "admin", password: hashed } }, 200],
    [
      "/v1/accounts/users/login",
      { logInByUser: { accountName: "x", userName: "admin", password: hashed } },
      503,
    ],
    ["/v1/ldap/login", { logInByLdap: { uid: "admin", password: "password" } }, 200],
    ["/v1/ldap/login", { logInByLdap: { uid: "admin", password: hashed } }, 503],
    ["/v1/iam2/virtual-ids/login", { loginIAM2VirtualID: { name: "admin", password: hashed } }, 200],
    ["/v1/login", { logIn: { username: "admin", password: hashed, loginType: "account" } }, 200],
    ["/v1/login", { logIn: { username: "admin", password: "password", loginType: "ldap" } }, 200],
    ["/v1/login", { logIn: { username: "admin", password: "password", loginType: "account" } }, 503],
  ])("PUT %s with %j answers %d", async (path, body, status) => {
    const mock = createMock(others);
    const answer = await call(mock, `PUT ${path}`, { body });
    expect(answer.status).toBe(status);
    if (status === 503) return expect(answer.body.error.code).toBe("ID.1000");
    const { uuid, accountUuid, userUuid, userType } = answer.body.inventory;
    expect([userUuid, userType]).toEqual([accountUuid, undefined]);
    expect((await call(mock, "GET /v1/things", { session: uuid })).status).toBe(200);
  });

  test.each([
    ["a project", "/v1/iam2/projects/login", { loginIAM2Project: { projectName: "p" } }],
    ["the platform", "/v1/iam2/platform/login", { loginIAM2Platform: {} }],
  ])("%s is entered with a session", async (_, path, body) => {
    const mock = createMock(others);
    const enter = (session: string) => call(mock, `PUT ${path}`, { session, body });
    const session = mock.openSession();
    const { uuid } = (await enter(session)).body.inventory;
    expect(uuid).not.toBe(session);
    expect((await call(mock, "GET /v1/things", { session: uuid })).status).toBe(200);
    expect((await enter("unknown")).body.error.code).toBe("ID.1001");
  });

  test("a session is renewed for as long as asked", async () => {
    let now = 0;
    const mock = createMock(others, { clock: () => now, runningPolls: 0 });
    const session = mock.openSession();
    const renew = (duration: number) =>
      callJob(mock, `PUT /v1/accounts/sessions/${session}/renew`, {
        session,
        body: { renewSession: { duration } },
      });
    expect((await renew(100_000)).body.inventory.uuid).toBe(session);
    expect((await renew(59)).body.error.code).toBe("SYS.1007");
    now += 99_000_000;
    expect((await call(mock, "GET /v1/things", { session })).status).toBe(200);
    now += 7_200_001;
    expect((await renew(60)).body.error.code).toBe("ID.1001");
  });
});
