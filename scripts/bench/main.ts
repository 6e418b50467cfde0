/**
 * Measures the client and the generator next to others, in turn, and prints tables in Markdown. Machines differ, and
 * one machine differs from hour to hour: compare the ratios, and only within one run.
 *
 *   npm run bench                           everything
 *   npm run bench -- client                 requests, allocation, decode and bundle
 *   npm run bench -- decode                 one of them
 *   npm run bench -- generate [spec...]     our spec, and one of 1,000 operations made from it, or the given ones
 *   npm run bench -- consumer [spec...]     what a package costs its users' compilers and editors; folders of packages too
 */
import { cpus } from "node:os";
import { measureBundles } from "./bundle.ts";
import { measureConsumer } from "./consumer.ts";
import { measureGenerate } from "./generate.ts";
import { runInOwnProcess } from "./own-process.ts";
import { serveExample } from "./server.ts";

/** What 500 calls leave behind fits into a young generation of this many megabytes. */
const YOUNG_MB = 64;
const SEMI_SPACE = ["min", "max"].map((bound) => `--${bound}-semi-space-size=${YOUNG_MB}`);

type Measure = () => Promise<void>;

const CLIENT: ReadonlyMap<string, Measure> = new Map([
  ["requests", measureRequests],
  ["allocation", () => runInOwnProcess("allocation.ts", { flags: ["--expose-gc", ...SEMI_SPACE] })],
  ["decode", () => runInOwnProcess("decode.ts")],
  ["bundle", measureBundles],
]);

const chosen = choose(process.argv.slice(2));
if (chosen.length === 0) {
  process.stderr.write(
    `There is: client, ${[...CLIENT.keys()].join(", ")}, generate [spec...], consumer [spec or folder...]\n`,
  );
  process.exit(2);
}
process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}.\n\n`);
for (const measure of chosen) await measure();

function choose([section, ...specs]: readonly string[]): readonly Measure[] {
  const generate = (): Promise<void> => measureGenerate(specs);
  const consumer = (): Promise<void> => measureConsumer(specs);
  if (section === undefined) return [...CLIENT.values(), generate, consumer];
  if (section === "client") return [...CLIENT.values()];
  if (section === "generate") return [generate];
  if (section === "consumer") return [consumer];
  const one = CLIENT.get(section);
  return one ? [one] : [];
}

async function measureRequests(): Promise<void> {
  // In this process, so that the callers in theirs have a processor to themselves.
  const server = await serveExample();
  try {
    await runInOwnProcess("requests.ts", { args: [server.endpoint] });
  } finally {
    server.close();
  }
}
