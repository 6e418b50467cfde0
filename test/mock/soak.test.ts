import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** What may come and go between two rounds: code that was compiled meanwhile, connections that are kept. */
const SLACK_BYTES = 2 ** 20;

test("hundreds of calls over loopback leave the heap as it was", async ({ signal }) => {
  const args = ["--expose-gc", "--import", "tsx", "test/mock/soak.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { signal });
  const { heap, exchanges } = JSON.parse(stdout) as { heap: number[]; exchanges: number };
  expect(heap).toHaveLength(12);
  expect(exchanges).toBe(1000);
  // The first rounds fill what is bounded; of the others, the least is what is really kept.
  expect(Math.min(...heap.slice(-3)) - Math.min(...heap.slice(4, 7))).toBeLessThan(SLACK_BYTES);
});
