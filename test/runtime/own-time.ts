import { afterEach, beforeEach, vi } from "vitest";

/**
 * Gives the tests of a file a time that passes no faster than this process gets on. The client and the servers it calls
 * are both in it, so what happens before a deadline does so on a busy machine, too.
 */
export function useOwnTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "performance"],
      shouldAdvanceTime: true,
      advanceTimeDelta: 1,
    });
  });
  afterEach(() => void vi.useRealTimers());
}
