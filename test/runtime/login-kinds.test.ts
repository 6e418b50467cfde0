import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  type Auth,
  createClient,
  iam2Auth,
  ldapAuth,
  passwordAuth,
  userAuth,
  ZStackConfigError,
} from "../../src/runtime/index.ts";
import { failed, QUERY, queryVm } from "./operations.ts";
import { useOwnTime } from "./own-time.ts";
import { type Routes, serve } from "./server.ts";

useOwnTime();

const hash = createHash("sha512").update("password").digest("hex");
const session = (uuid: string) => ({ body: { inventory: { uuid } } });
const empty = { body: { inventories: [] } };

async function connect(auth: Auth, routes: Routes) {
  const server = await serve({ [QUERY]: empty, "DELETE *": { body: {} }, ...routes });
  return {
    server,
    client: createClient({ endpoint: server.endpoint, auth, retry: { attempts: 2, baseDelayMs: 1 } }),
  };
}

interface Row {
  readonly name: string;
  readonly auth: Auth;
  readonly line: string;
  readonly body: object;
}
const rows: Row[] = [
  {
    name: "an account",
    auth: passwordAuth({ accountName: "admin", password: "password" }),
    line: "PUT /zstack/v1/accounts/login",
    body: { logInByAccount: { accountName: "admin", password: hash } },
  },
  {
    name: "a user, the account by name",
    auth: userAuth({ accountName: "admin", userName: "u", password: "password" }),
    line: "PUT /zstack/v1/accounts/users/login",
    body: { logInByUser: { accountName: "admin", userName: "u", password: hash } },
  },
  {
    name: "a user, the account by uuid",
    auth: userAuth({ accountUuid: "a", userName: "u", password: "password" }),
    line: "PUT /zstack/v1/accounts/users/login",
    body: { logInByUser: { accountUuid: "a", userName: "u", password: hash } },
  },
  {
    name: "an LDAP user, whose password the directory must see",
    auth: ldapAuth({ uid: "u", password: "password" }),
    line: "PUT /zstack/v1/ldap/login",
    body: { logInByLdap: { uid: "u", password: "password" } },
  },
  {
    name: "a virtual id",
    auth: iam2Auth({ name: "n", password: "password" }),
    line: "PUT /zstack/v1/iam2/virtual-ids/login",
    body: { loginIAM2VirtualID: { name: "n", password: hash } },
  },
];

describe.each(rows)("logging in as $name", ({ auth, line, body }) => {
  it("sends its own path and key, then its session, and ends it", async () => {
    const { server, client } = await connect(auth, { [line]: session("5e55-1") });
    await queryVm(client);
    await client.logout();
    expect(server.lines()).toEqual([line, QUERY, "DELETE /zstack/v1/accounts/sessions/5e55-1"]);
    expect(server.seen[0]?.json).toEqual(body);
    expect(server.seen[1]?.headers.authorization).toBe("OAuth 5e55-1");
  });

  it("is renewed when the session is gone", async () => {
    const { server, client } = await connect(auth, {
      [line]: [session("5e55-1"), session("5e55-2")],
      [QUERY]: [failed("ID.1001"), empty],
    });
    await queryVm(client);
    expect(server.lines()).toEqual([line, QUERY, line, QUERY]);
    expect(server.seen[3]?.headers.authorization).toBe("OAuth 5e55-2");
  });

  it("shows no password when a server repeats it", async () => {
    const { client } = await connect(auth, { [line]: ({ text }) => ({ status: 400, body: text }) });
    const error: unknown = await queryVm(client).catch((e: unknown) => e);
    expect(JSON.stringify(error)).not.toMatch(new RegExp(`"password|${hash}`));
    expect(JSON.stringify(error)).toContain("***");
  });
});

describe("a project of a virtual id", () => {
  const LOGIN = "PUT /zstack/v1/iam2/virtual-ids/login";
  const ENTER = "PUT /zstack/v1/iam2/projects/login";
  const auth = iam2Auth({ name: "n", password: "password", projectName: "p" });

  it("is entered with the first session, worked in with the second, and both end", async () => {
    const { server, client } = await connect(auth, { [LOGIN]: session("first"), [ENTER]: session("second") });
    await queryVm(client);
    await client.logout();
    expect(server.lines()).toEqual([
      LOGIN,
      ENTER,
      QUERY,
      "DELETE /zstack/v1/accounts/sessions/second",
      "DELETE /zstack/v1/accounts/sessions/first",
    ]);
    expect(server.seen[1]?.json).toEqual({ loginIAM2Project: { projectName: "p" } });
    expect(server.seen[1]?.headers.authorization).toBe("OAuth first");
    expect(server.seen[2]?.headers.authorization).toBe("OAuth second");
  });

  it("that does not exist leaves no session behind", async () => {
    const { server, client } = await connect(auth, {
      [LOGIN]: session("first"),
      [ENTER]: failed("SYS.1003"),
    });
    await expect(queryVm(client)).rejects.toMatchObject({
      code: "SYS.1003",
      operationId: "LoginIAM2Project",
    });
    const ended = "DELETE /zstack/v1/accounts/sessions/first";
    await expect.poll(() => server.lines()).toEqual([LOGIN, ENTER, ended]);
  });
});

describe("a challenge", () => {
  it("is answered anew at every login", async () => {
    let asked = 0;
    const challenge = async () => ({ twoFactorCode: `00000${++asked}`, captchaUuid: "c", verifyCode: "v" });
    const { server, client } = await connect(
      passwordAuth({ accountName: "admin", password: "password", challenge }),
      {
        "PUT /zstack/v1/accounts/login": [session("1"), session("2")],
        [QUERY]: [failed("ID.1001"), empty],
      },
    );
    await queryVm(client);
    const sent = server.seen.filter(({ method }) => method === "PUT").map(({ json }) => json);
    expect(sent).toEqual(
      [1, 2].map((n) => ({
        logInByAccount: { accountName: "admin", password: hash, captchaUuid: "c", verifyCode: "v" },
        systemTags: [`twofatoken::00000${n}`],
      })),
    );
  });

  it("that is never answered ends with those who wait for it", async () => {
    const signals: AbortSignal[] = [];
    const challenge = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<never>(() => {});
    };
    const auth = passwordAuth({ accountName: "admin", password: "password", challenge });
    const { server, client } = await connect(auth, {});
    await expect(queryVm(client, {}, { timeoutMs: 30 })).rejects.toThrow("no answer in time");
    const waiting = expect(queryVm(client)).rejects.toThrow("logged out before the login was answered");
    await expect.poll(() => signals.length).toBe(2);
    await client.logout();
    await waiting;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(server.seen).toEqual([]);
  });

  it("that fails fails the login", async () => {
    const challenge = () => {
      throw new Error("nobody there");
    };
    const { server, client } = await connect(ldapAuth({ uid: "u", password: "password", challenge }), {});
    await expect(queryVm(client)).rejects.toThrow("nobody there");
    expect(server.seen).toEqual([]);
  });
});

it("what is missing is named at once", () => {
  const password = "password";
  const missing = undefined as unknown as string;
  const wrong: [() => unknown, string][] = [
    [() => userAuth({ userName: "u", password }), 'userAuth: "accountName"'],
    [() => userAuth({ accountUuid: "", userName: "u", password }), 'userAuth: "accountUuid"'],
    [() => userAuth({ accountName: "a", userName: missing, password }), 'userAuth: "userName"'],
    [() => ldapAuth({ uid: "", password }), 'ldapAuth: "uid"'],
    [() => iam2Auth({ name: "n", password: "" }), 'iam2Auth: "password"'],
    [() => iam2Auth({ name: "n", password, projectName: "" }), 'iam2Auth: "projectName"'],
  ];
  for (const [make, message] of wrong) {
    expect(make).toThrow(ZStackConfigError);
    expect(make).toThrow(message);
  }
});
