import { expect, it } from "vitest";
import { createClient, isZStackError, sessionAuth } from "../../src/runtime/index.ts";
import { isSecretName } from "../../src/runtime/secret-name.ts";
import { serve } from "./server.ts";

it.each<[name: string, want: boolean]>([
  ["password", true],
  ["ipmiPassword", true],
  ["hashedPassword", true],
  ["sessionUuid", true],
  ["ossSecret", true],
  ["refreshToken", true],
  ["issueToken", true],
  ["verifyCode", true],
  ["AccessKeyID", true],
  // Needlessly, but what is called so may hold one.
  ["needToken", true],
  ["tokenType", true],
  ["name", false],
  ["code", false],
  ["uuid", false],
  ["key", false],
])("%s: %s", (name, want) => {
  expect(isSecretName(name)).toBe(want);
  expect(isSecretName(name, ["other"])).toBe(want);
  expect(isSecretName(name, [name])).toBe(true);
});

it("what an operation says is secret is struck out of errors, be it in the path, in lists or in fields", async () => {
  const params = { pin: "p1n-value", users: [{ code: "c0de-value", name: "the-name" }], tags: ["a"] };
  const body = `no: ${JSON.stringify(params)}`;
  const server = await serve({ "PUT /zstack/v1/p1n-value": { status: 400, body } });
  const client = createClient({ endpoint: server.endpoint, auth: sessionAuth({ sessionUuid: "5e55" }) });
  const spec = { id: "X", method: "PUT", path: "/zstack/v1/{pin}", pathParams: ["pin"], body: {} };
  const failed = async (secrets: readonly string[]): Promise<string> => {
    const error: unknown = await client.call({ ...spec, secrets }, params).catch((thrown: unknown) => thrown);
    if (!isZStackError(error)) throw error;
    return JSON.stringify([error, error.message, error.stack, { ...error }]);
  };
  expect(await failed([])).toMatch(/p1n-value.*c0de-value/);
  const shown = await failed(["pin", "code"]);
  expect(shown).not.toMatch(/p1n-value|c0de-value/);
  expect(shown).toContain("/zstack/v1/***");
  expect(shown).toContain("the-name");
});
