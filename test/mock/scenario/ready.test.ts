import { expect, test } from "vitest";
import { createZStack, isZStackError, passwordAuth } from "../../../generated/src/index.ts";
import { createMock } from "../../../src/mock/mock.ts";
import { openScenario, readyScenarios } from "../../../src/mock/scenario/open.ts";
import { projectModel, RESTORE_PARAMS } from "../caller.ts";

const model = projectModel();

/** What a client gets out of a node that plays a ready scenario: names of VMs, and codes of errors. */
async function restore(name: string, count: number) {
  const scenario = openScenario(name, [])?.scenario;
  let now = 0;
  const tick = () => {
    now += 10_000;
    return now;
  };
  const mock = createMock(model, { scenario, clock: tick });
  const { name: accountName, password } = mock.account;
  const zstack = createZStack({
    endpoint: "http://mock",
    fetch: async (request) => {
      const response = await mock.fetch(request);
      // Waiting a second is the client's affair, not this test's.
      response.headers.delete("Retry-After");
      return response;
    },
    auth: passwordAuth({ accountName, password }),
    job: { pollIntervalMs: 1, maxPollIntervalMs: 1 },
    retry: { attempts: 8, baseDelayMs: 1, maxDelayMs: 1 },
  });
  const outcomes: string[] = [];
  for (let index = 0; index < count; index++) {
    const call = zstack.createVmFromCdpBackup({ ...RESTORE_PARAMS, name: `vm-${index}` });
    outcomes.push(
      await call.then(
        (vm) => `${vm.name} ${vm.memorySize}`,
        (error) => (isZStackError(error) && "code" in error ? String(error.code) : String(error)),
      ),
    );
  }
  return { outcomes, exchanges: mock.exchanges };
}

test.each(readyScenarios())("%s is one that the client gets over, or tells of", async (name) => {
  const { outcomes, exchanges } = await restore(name, 6);
  const want = [0, 1, 2, 3, 4, 5].map((index) =>
    name === "failing-jobs" && index % 3 === 2 ? "SYS.1006" : `vm-${index} 8589934592`,
  );
  expect(outcomes).toEqual(want);
  const calm = ["slow-jobs", "failing-jobs", "wrong-host", "gson-numbers"];
  const troubled = exchanges.some(
    ({ status, lost }) => lost !== undefined || [429, 502, 503, 504].includes(status),
  );
  expect(troubled || calm.includes(name)).toBe(true);
});
