import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Both of a small machine's cores: many tests wait for a browser, a compiler or a server, and leave theirs idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files share their modules, the compilers above all, which take longer to load than most files to run.
    isolate: false,
    unstubGlobals: true,
    // What commands keep from run to run is not to come from, or to stay on, whoever tests.
    env: { XDG_CACHE_HOME: fileURLToPath(new URL(".cache/user", import.meta.url)) },
    // Some tests run the compiler or npm in a process of their own, on machines of two slow cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
