/**
 * How many bytes of the heap a call takes, answered in memory. A batch of calls runs in a young generation large
 * enough to hold all it leaves behind, so that the heap's growth is what was allocated; should the collector run all
 * the same, what it freed is added.
 *
 * Run by main.ts, with --expose-gc and the large young generation.
 */
import { GCProfiler } from "node:v8";
import example from "../../../spec/examples/CreateVmFromCdpBackup.json" with { type: "json" };
import { takeTurns } from "../rounds.ts";
import { printTable, ratioCell, whole } from "../table.ts";
import { BARE, type Caller, callers, PEER } from "./callers.ts";
import { answering } from "./in-memory.ts";

const CALLS = 500;
const ROUNDS = 15;
/** Before optimised code is in place, calls allocate more. */
const WARM_UP = 10;

const all = callers("http://127.0.0.1:8080", answering(example.value));
const rows: string[][] = [];
for (const request of ["get", "put"] as const) {
  const standings = await takeTurns(
    all.map((caller) => ({ name: caller.name, measure: () => allocatedBytes(caller, request) })),
    PEER,
    { rounds: ROUNDS, warmUp: WARM_UP },
  );
  const base = standings.find(({ name }) => name === BARE)!.median;
  for (const { name, median, ratio, spread } of standings) {
    const above = name === BARE ? "" : whole(median - base);
    rows.push([request.toUpperCase(), name, whole(median), above, ratioCell(ratio, spread)]);
  }
}
printTable(
  "Allocation",
  `Calls answered with one VM in memory, one after the other; median of ${ROUNDS} rounds of ${CALLS} calls.`,
  ["request", "", "bytes per call", `above ${BARE}`, `ratio to ${PEER}`],
  rows,
);

async function allocatedBytes(caller: Caller, request: "get" | "put"): Promise<number> {
  globalThis.gc!();
  const profiler = new GCProfiler();
  profiler.start();
  const before = process.memoryUsage().heapUsed;
  for (let call = 0; call < CALLS; call++) {
    if (!(await caller[request]())) throw new Error(`${caller.name}: no VM`);
  }
  const grown = process.memoryUsage().heapUsed - before;
  const freed = profiler
    .stop()
    .statistics.map(
      ({ beforeGC, afterGC }) => beforeGC.heapStatistics.usedHeapSize - afterGC.heapStatistics.usedHeapSize,
    );
  return freed.reduce((sum, bytes) => sum + bytes, grown) / CALLS;
}
