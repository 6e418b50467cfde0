import { expect } from "vitest";

/** What grows too fast takes far longer than this; what does not takes a second or two, and more where cores are busy. */
const LIMIT_MS = 20_000;

/** Expects work on something large to end soon: by time on the processor, for tests run beside each other. */
export async function expectQuick(work: () => unknown): Promise<void> {
  const before = process.cpuUsage();
  await work();
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(LIMIT_MS);
}
