import { expect, test } from "vitest";
import { createZStack, passwordAuth } from "../../generated/src/index.ts";
import { startMock } from "../../src/mock/index.ts";
import { RESTORE_PARAMS } from "./caller.ts";

test.each(["spec/openapi.yaml", "generated/openapi.json"])(
  "a mock is made of %s, and answers the generated client without a port",
  async (spec) => {
    const node = await startMock({ spec, scenario: "gson-numbers", runningPolls: 0 });
    const zstack = createZStack({
      endpoint: "http://mock",
      fetch: node.fetch,
      auth: passwordAuth({ accountName: node.account.name, password: node.account.password }),
    });
    const vm = await zstack.createVmFromCdpBackup({ ...RESTORE_PARAMS, name: "restored" });
    await zstack.logout();
    expect([vm.name, vm.cpuNum]).toEqual(["restored", 1]);
    expect(node.exchanges.map(({ status }) => status)).toEqual([200, 202, 200, 200]);
  },
);

test("a mock takes what the global fetch takes", async () => {
  const node = await startMock({ spec: "spec/openapi.yaml" });
  const url = "http://mock/zstack/v1/accounts/sessions/0/valid";
  for (const input of [url, new URL(url), new Request(url)]) {
    expect(await (await node.fetch(input)).json()).toEqual({ valid: false });
  }
  expect((await node.fetch(url, { method: "PATCH" })).status).toBe(405);
});
