import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Some tests run the compiler or npm in a process of their own, on machines of two slow cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
