/**
 * Calls a mock over loopback, round after round, and prints what the heap has in it after each: run by the test beside
 * it, in a process of its own, with `--expose-gc`.
 */
import { setImmediate } from "node:timers/promises";
import { createZStack, passwordAuth } from "../../generated/src/index.ts";
import { createMock } from "../../src/mock/mock.ts";
import { serve } from "../../src/mock/serve.ts";
import { projectModel, RESTORE_PARAMS } from "./caller.ts";

const ROUNDS = 12;
const CALLS = 40;

let hours = 0;
const mock = createMock(projectModel(), {
  runningPolls: 0,
  maxJobs: 50,
  maxResources: 50,
  // Sessions end and jobs are swept while it goes on.
  clock: () => hours * 3_600_000,
  scenario: {
    rules: [
      { on: "poll", first: 1, every: 3, lose: "reset" },
      { every: 7, lose: "truncated" },
      { every: 5, answer: { status: 502 } },
    ],
  },
  webhooks: { fetch: async () => new Response(null, { status: 200 }) },
});
const server = await serve(mock);
const heap: number[] = [];

for (let round = 0; round < ROUNDS; round++) {
  const zstack = createZStack({
    endpoint: server.url,
    auth: passwordAuth({ accountName: mock.account.name, password: mock.account.password }),
    job: { pollIntervalMs: 1, maxPollIntervalMs: 1 },
    retry: { baseDelayMs: 1, maxDelayMs: 1 },
  });
  for (let call = 0; call < CALLS; call++) {
    await zstack.createVmFromCdpBackup(
      { ...RESTORE_PARAMS, name: `vm-${round}-${call}` },
      { webHook: "http://hook.test/" },
    );
  }
  hours++;
  await mock.settled();
  // What connections leave behind goes in the turns after they are closed.
  for (let turn = 0; turn < 10; turn++) await setImmediate();
  globalThis.gc?.();
  heap.push(process.memoryUsage().heapUsed);
}
await server.close();
process.stdout.write(JSON.stringify({ heap, exchanges: mock.exchanges.length }));
