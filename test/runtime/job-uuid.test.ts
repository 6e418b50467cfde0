import { describe, expect, it } from "vitest";
import { newJobUuid, nextJobUuid } from "../../src/runtime/job-uuid.ts";

describe("the uuid to submit with after another", () => {
  const counted = Array.from({ length: 1000 }, (_, at) => String(at).padStart(32, "0"));

  it("is one that servers take, always the same", () => {
    for (const uuid of [newJobUuid(), "0".repeat(32), "restore-of-web-1-on-2026-12-01-x", ...counted]) {
      expect(nextJobUuid(uuid)).toMatch(/^[\da-f]{32}$/);
      expect(nextJobUuid(uuid)).toBe(nextJobUuid(uuid));
    }
  });

  it("is none that the caller uses, however alike these are", () => {
    expect(new Set([...counted, ...counted.map(nextJobUuid)]).size).toBe(2 * counted.length);
  });

  it("does not come again, however often there is a next", () => {
    const chain = ["0".repeat(32)];
    while (chain.length < 1000) chain.push(nextJobUuid(chain.at(-1)!));
    expect(new Set(chain).size).toBe(chain.length);
  });
});
