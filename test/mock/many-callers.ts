import { createClient, passwordAuth, syncOperation } from "../../generated/src/core.ts";
import { createVmFromCdpBackup } from "../../generated/src/operations/create-vm-from-cdp-backup.ts";
import { createMock } from "../../src/mock/mock.ts";
import type { Scenario } from "../../src/mock/scenario/scenario.ts";
import { serve } from "../../src/mock/serve.ts";
import { modelWithQuery } from "../runtimes/management-node.ts";
import { RESTORE_PARAMS } from "./caller.ts";

const CALLS = { operations: ["CreateVmFromCdpBackup", "LogInByAccount"] };

/** A quarter of all requests goes wrong, one way or the other, and three of a hundred find their session dead. */
const FAULTS: Scenario = {
  rules: [
    { ...CALLS, probability: 0.05, lose: "reset" },
    { ...CALLS, probability: 0.05, lose: "reset", carriedOut: false },
    { ...CALLS, probability: 0.05, lose: "truncated" },
    { ...CALLS, probability: 0.05, answer: { status: 502 } },
    { ...CALLS, probability: 0.05, answer: { status: 502 }, carriedOut: true },
    { operations: ["CreateVmFromCdpBackup"], probability: 0.03, session: "expired" },
    { on: "poll", probability: 0.15, lose: "reset" },
    { on: "poll", probability: 0.1, answer: { status: 502 } },
  ],
};

export interface Outcome {
  readonly calls: number;
  /** What calls rejected with. */
  readonly failed: readonly string[];
  /** VMs that a call was told of and that are not there, or not once. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly logins: number;
}

/**
 * Lets many callers restore VMs with one client, each one after the other, on a mock where much goes wrong, and counts
 * what is there in the end.
 *
 * @param goesOn Asked before each call, with how many calls its caller has made.
 */
export async function callAbreast(callers: number, goesOn: (made: number) => boolean): Promise<Outcome> {
  const mock = createMock(modelWithQuery(), {
    runningPolls: 1,
    scenario: FAULTS,
    inventory: "empty",
    maxJobs: 1_000_000,
    maxResources: 1_000_000,
  });
  const server = await serve(mock);
  let logins = 0;
  const client = createClient({
    endpoint: server.url,
    auth: passwordAuth({ accountName: mock.account.name, password: mock.account.password }),
    job: { pollIntervalMs: 5, maxPollIntervalMs: 20 },
    // Patient enough that a quarter of faults never ends a call.
    retry: { attempts: 15, baseDelayMs: 2, maxDelayMs: 20 },
    onEvent: ({ type }) => void (type === "login" && logins++),
  });
  const made = new Set<string>();
  const failed: string[] = [];
  try {
    await Promise.all(
      Array.from({ length: callers }, async (_, caller) => {
        for (let call = 0; goesOn(call); call++) {
          const name = `vm-${caller}-${call}`;
          try {
            await createVmFromCdpBackup(client, { ...RESTORE_PARAMS, name });
            made.add(name);
          } catch (error) {
            failed.push(String(error));
          }
        }
      }),
    );
    const there = new Map<string, number>();
    for (const name of await namesIn(mock.fetch, mock.openSession()))
      there.set(name, (there.get(name) ?? 0) + 1);
    return {
      calls: made.size + failed.length,
      failed,
      lost: [...made].filter((name) => !there.has(name)),
      doubled: [...there].filter(([, count]) => count > 1).map(([name]) => name),
      logins,
    };
  } finally {
    await server.close();
  }
}

/** Asks the mock itself: nothing goes wrong with queries. */
async function namesIn(fetch: (request: Request) => Promise<Response>, session: string): Promise<string[]> {
  const query = syncOperation<{ limit: number; fields: string }, { name: string }[]>({
    id: "QueryVmInstance",
    method: "GET",
    path: "/zstack/v1/vm-instances",
    result: "inventories",
  });
  const auth = {
    connect: () => ({ credentials: () => ({ headers: { Authorization: `OAuth ${session}` } }) }),
  };
  const client = createClient({ endpoint: "http://mock.test", auth, fetch });
  return (await query(client, { limit: 1_000_000, fields: "name" })).map(({ name }) => name);
}
