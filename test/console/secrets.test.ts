import { describe, expect, test } from "vitest";
import { createSecrets, learnSecrets, maskMembers } from "../../src/console/browser/secrets.ts";

const SESSION = "e3e5cb1b0f2b4b6a8e8d2a7d5f3c1b09";

describe("members that are secret by their name are masked", () => {
  test.each([
    ['{"password":"abc"}', '{"password":"***"}'],
    ['{"a":{"verifyCode" : "1"}}', '{"a":{"verifyCode" : "***"}}'],
    ['{"password":"a\\"b","name":"x"}', '{"password":"***","name":"x"}'],
    ['{"name":"password: x"}', '{"name":"password: x"}'],
    ['{"name":"\\"password\\":\\"x\\""}', '{"name":"\\"password\\":\\"x\\""}'],
    ["no JSON", "no JSON"],
  ])("%s", (text, want) => {
    expect(maskMembers(text)).toBe(want);
  });
});

describe("a secret that was seen once is struck out wherever it turns up", () => {
  test("the session that a login gives", () => {
    const secrets = createSecrets();
    learnSecrets(secrets, `{"inventory":{"uuid":"${SESSION}","accountUuid":"x"}}`, true);
    expect(secrets.strike(`DELETE /zstack/v1/accounts/sessions/${SESSION}`)).toBe(
      "DELETE /zstack/v1/accounts/sessions/***",
    );
  });
  test("but not the uuid of anything else", () => {
    const secrets = createSecrets();
    learnSecrets(secrets, `{"inventory":{"uuid":"${SESSION}"}}`, false);
    expect(secrets.strike(SESSION)).toBe(SESSION);
  });
  test("the hash of a password, in lists and objects too", () => {
    const secrets = createSecrets();
    learnSecrets(secrets, `{"a":[{"password":"${"0".repeat(128)}"}],"sessionUuids":["${SESSION}"]}`, false);
    expect(secrets.strike(`${"0".repeat(128)} ${SESSION}`)).toBe("*** ***");
  });
  test("short words are left in peace", () => {
    const secrets = createSecrets();
    learnSecrets(secrets, '{"password":"password"}', false);
    expect(secrets.strike("the password")).toBe("the password");
  });
});
