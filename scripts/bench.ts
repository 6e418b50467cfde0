/**
 * How long `generate` takes, next to openapi-typescript's own command, which gives types only. Both read the same
 * files on the same Node, in turn, each in a process of its own; what counts is the ratio, for machines differ.
 *
 *   npm run bench                       our spec, and one of 1,000 operations made from it
 *   npm run bench -- path/to/openapi.json
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { load } from "../src/load/load.ts";

const RUNS = 5;
const OPERATIONS = 1000;

interface Contender {
  readonly name: string;
  command(spec: string, out: string): readonly string[];
}

const CONTENDERS: readonly Contender[] = [
  {
    name: "zstack-openapi generate",
    command: (spec, out) => ["dist/cli/main.js", "generate", "--quiet", "--spec", spec, "--out", out],
  },
  {
    name: "openapi-typescript (types only)",
    command: (spec, out) => ["node_modules/openapi-typescript/bin/cli.js", spec, "--output", `${out}.ts`],
  },
];

const folder = mkdtempSync(path.join(tmpdir(), "zstack-openapi-bench-"));
try {
  const given = process.argv.slice(2);
  const specs = given.length > 0 ? given : ["spec/openapi.yaml", multipliedSpec(OPERATIONS)];
  process.stdout.write(`Node ${process.version}, median of ${RUNS} runs, output written anew each time.\n\n`);
  process.stdout.write("| spec | | seconds | ratio |\n|---|---|---|---|\n");
  for (const spec of specs) compare(spec);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compare(spec: string): void {
  const times = CONTENDERS.map((): number[] => []);
  for (let run = 0; run <= RUNS; run++) {
    for (const [index, contender] of CONTENDERS.entries()) {
      const out = path.join(folder, `out-${run}-${index}`);
      const start = performance.now();
      execFileSync(process.execPath, contender.command(spec, out), { stdio: "ignore" });
      // The first run only warms the caches of the system.
      if (run > 0) times[index]!.push((performance.now() - start) / 1000);
    }
  }
  const medians = times.map(median);
  for (const [index, { name }] of CONTENDERS.entries()) {
    const ratio = medians[index]! / medians.at(-1)!;
    process.stdout.write(
      `| ${path.basename(spec)} | ${name} | ${medians[index]!.toFixed(2)} | ${ratio.toFixed(2)} |\n`,
    );
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Our first operation as often as wanted, under other names. */
function multipliedSpec(operations: number): string {
  const document = structuredClone(load("spec/openapi.yaml").document) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const [[pathKey, item]] = Object.entries(document.paths) as [
    [string, Record<string, { operationId: string }>],
  ];
  for (let n = 1; n < operations; n++) {
    const copy = structuredClone(item);
    for (const operation of Object.values(copy)) operation.operationId += String(n);
    document.paths[`${pathKey}/${n}`] = copy;
  }
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${operations}-operations.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
}
