import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const PATIENCE_MS = 300_000;

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
    // So that no test comes to need what another did before it. The seed that is told gives the same order again, as
    // `--sequence.seed`.
    sequence: { shuffle: { files: false, tests: true } },
    // Limits are there for tests that hang, and not for machines that are slow or busy.
    testTimeout: PATIENCE_MS,
    hookTimeout: PATIENCE_MS,
    expect: { poll: { timeout: PATIENCE_MS / 2 } },
  },
});
