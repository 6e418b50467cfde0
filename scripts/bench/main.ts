/**
 * Measures the client and the toolkit next to others, in turn, and prints tables in Markdown. Machines differ, and one
 * machine differs from hour to hour: compare the ratios, and only within one run. Here is what there is to measure;
 * `client/` does it for calls, `toolkit/` for generating, `consumer/` for what is generated.
 *
 *   npm run bench                           everything
 *   npm run bench -- client                 what calls cost: requests, allocation, decode, bundle
 *   npm run bench -- generate               what generating costs: peers, scale; and what comes of it: consumer
 *   npm run bench -- load                   a minute of many callers while a quarter goes wrong
 *   npm run bench -- watch                  one section, here an edit while generate --watch runs
 *
 *   --spec FILE      measure the toolkit on this document; by default on a made-up API of 1,905 operations
 *   --rounds N       how often the toolkit's contenders run; by default 5 times
 *   --out FILE       write the report there, and not to stdout
 */
import { cpus, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { measureBundles } from "./client/bundle.ts";
import { serveExample } from "./client/server.ts";
import { measureConsumer } from "./consumer/package-cost.ts";
import { runInOwnProcess } from "./own-process.ts";
import { report, reportTo } from "./report.ts";
import { measureGenerators, measureWatch, type ToolkitOptions } from "./toolkit/generators.ts";
import { measureScale } from "./toolkit/scale.ts";

/** What 500 calls leave behind fits into a young generation of this many megabytes. */
const YOUNG_MB = 64;
const SEMI_SPACE = ["min", "max"].map((bound) => `--${bound}-semi-space-size=${YOUNG_MB}`);

interface Section {
  /** Sections that are asked for by one name. */
  readonly group?: "client" | "generate";
  readonly measure: (options: ToolkitOptions) => Promise<void>;
}

const SECTIONS: Readonly<Record<string, Section>> = {
  requests: { group: "client", measure: measureRequests },
  allocation: {
    group: "client",
    measure: () => runInOwnProcess("client/allocation.ts", { flags: ["--expose-gc", ...SEMI_SPACE] }),
  },
  decode: { group: "client", measure: () => runInOwnProcess("client/decode.ts") },
  bundle: { group: "client", measure: measureBundles },
  peers: { group: "generate", measure: (options) => measureGenerators(options) },
  scale: { group: "generate", measure: (options) => measureScale(options) },
  consumer: { group: "generate", measure: ({ spec }) => measureConsumer(spec) },
  load: { measure: () => runInOwnProcess("client/load.ts") },
  // Everything has it in peers already.
  watch: { measure: (options) => measureWatch(options) },
};

const { sections: wanted, out, ...toolkit } = readArguments();
const chosen = Object.entries(SECTIONS).filter(([name, { group }]) =>
  wanted.length === 0 ? group !== undefined : wanted.includes(name) || (group && wanted.includes(group)),
);
if (out !== undefined) reportTo(out);
const memory = Math.round(totalmem() / 2 ** 30);
report(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${memory} GB.\n\n`);
try {
  for (const [, { measure }] of chosen) await measure(toolkit);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { spec: { type: "string" }, rounds: { type: "string" }, out: { type: "string" } },
    });
    const rounds = Number(values.rounds ?? 5);
    if (!Number.isInteger(rounds) || rounds < 1)
      throw new Error(`--rounds ${values.rounds} is no number of rounds.`);
    const known = new Set(Object.entries(SECTIONS).flatMap(([name, { group }]) => [name, group]));
    const unknown = positionals.find((name) => !known.has(name));
    if (unknown !== undefined) throw new Error(`There is no section ${unknown}.`);
    return {
      sections: positionals,
      spec: values.spec === undefined ? undefined : path.resolve(values.spec),
      rounds,
      out: values.out,
    };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return usage();
  }
}

function usage(): never {
  process.stderr.write(`There is: client, generate, ${Object.keys(SECTIONS).join(", ")}.\n`);
  process.exit(2);
}

async function measureRequests(): Promise<void> {
  // In this process, so that the callers in theirs have a processor to themselves.
  const server = await serveExample();
  try {
    await runInOwnProcess("client/requests.ts", { args: [server.endpoint] });
  } finally {
    server.close();
  }
}
