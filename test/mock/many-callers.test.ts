import { expect, it } from "vitest";
import { callAbreast } from "./many-callers.ts";

it("two hundred callers lose and double nothing while a quarter goes wrong and sessions die", async () => {
  const { calls, failed, lost, doubled, logins } = await callAbreast(200, (made) => made < 1);
  expect({ calls, failed, lost, doubled }).toEqual({ calls: 200, failed: [], lost: [], doubled: [] });
  expect(logins).toBeGreaterThan(1);
});
