/**
 * How long `generate` takes, next to openapi-typescript's own command, which gives types only. Both read the same
 * files on the same Node, in turn, each in a process of its own; what counts is the ratio, for machines differ.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { load } from "../../src/load/load.ts";
import { takeTurns } from "./rounds.ts";
import { printTable, ratioCell } from "./table.ts";

const ROUNDS = 3;
const OPERATIONS = 1000;
const OURS = "zstack-openapi generate";
const PEER = "openapi-typescript (types only)";

const COMMANDS: Readonly<Record<string, (spec: string, out: string) => readonly string[]>> = {
  [OURS]: (spec, out) => ["dist/cli/main.js", "generate", "--quiet", "--spec", spec, "--out", out],
  [PEER]: (spec, out) => ["node_modules/openapi-typescript/bin/cli.js", spec, "--output", `${out}.ts`],
};

/** @param given Specs to read. Default: ours, and one of 1,000 operations made from it. */
export async function measureGenerate(given: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "zstack-openapi-bench-"));
  try {
    const specs = given.length > 0 ? given : ["spec/openapi.yaml", multipliedSpec(folder)];
    const rows: string[][] = [];
    for (const spec of specs) rows.push(...(await compare(spec, folder, rows.length === 0 ? 1 : 0)));
    printTable(
      "Generate",
      `Median of ${ROUNDS} rounds, output written anew each time.`,
      ["spec", "", "seconds", "ratio"],
      rows,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param warmUp Rounds that only warm the caches of the system; those of one spec serve the next. */
async function compare(spec: string, folder: string, warmUp: number): Promise<string[][]> {
  let run = 0;
  const entrants = Object.entries(COMMANDS).map(([name, command]) => ({
    name,
    measure: (): number => {
      const args = command(spec, path.join(folder, `out-${++run}`));
      const start = performance.now();
      execFileSync(process.execPath, args, { stdio: "ignore" });
      return (performance.now() - start) / 1000;
    },
  }));
  const standings = await takeTurns(entrants, PEER, { rounds: ROUNDS, warmUp });
  return standings.map(({ name, median, ratio, spread }) => [
    path.basename(spec),
    name,
    median.toFixed(2),
    ratioCell(ratio, spread),
  ]);
}

/** Our first operation as often as wanted, under other names. */
function multipliedSpec(folder: string): string {
  const document = structuredClone(load("spec/openapi.yaml").document) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const [[pathKey, item]] = Object.entries(document.paths) as [
    [string, Record<string, { operationId: string }>],
  ];
  for (let n = 1; n < OPERATIONS; n++) {
    const copy = structuredClone(item);
    for (const operation of Object.values(copy)) operation.operationId += String(n);
    document.paths[`${pathKey}/${n}`] = copy;
  }
  const file = path.join(folder, `${OPERATIONS}-operations.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
}
