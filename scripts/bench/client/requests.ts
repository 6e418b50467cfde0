/**
 * How many calls per second the client makes, next to `fetch` as it is and to openapi-fetch. All three ask the same
 * server, which runs in another process, for the same; they take short turns. Once more without a network, which
 * leaves little but what each of them adds.
 *
 * Run by main.ts, with the server's endpoint.
 */
import example from "../../../spec/examples/CreateVmFromCdpBackup.json" with { type: "json" };
import { takeTurns } from "../rounds.ts";
import { printTable, ratioCell, whole } from "../table.ts";
import { type Caller, callers, OURS, PEER } from "./callers.ts";
import { answering } from "./in-memory.ts";

const ROUNDS = 32;
const WARM_UP = 8;
const TURN_MS = 45;
const GOAL = 0.9;

const endpoint = process.argv[2]!;
const overHttp = callers(endpoint);
const inMemory = callers(endpoint, answering(example.value));
const rows: string[][] = [];
for (const request of ["get", "put"] as const) {
  await compare(overHttp, request, 1, "HTTP, 1 at a time", `at least ${GOAL.toFixed(2)}`);
  await compare(overHttp, request, 16, "HTTP, 16 at a time", `at least ${GOAL.toFixed(2)}`);
  await compare(inMemory, request, 1, "in memory", "");
}
printTable(
  "Requests",
  `Calls answered with one VM; median of ${ROUNDS} rounds, and that of the ratios within a round (the middle half of them).`,
  ["request", "", "", "calls per second", `ratio to ${PEER}`, "goal"],
  rows,
);

async function compare(
  all: readonly Caller[],
  request: "get" | "put",
  concurrency: number,
  how: string,
  goal: string,
): Promise<void> {
  const standings = await takeTurns(
    all.map((caller) => ({ name: caller.name, measure: () => rate(caller, request, concurrency) })),
    PEER,
    { rounds: ROUNDS, warmUp: WARM_UP },
  );
  for (const { name, median, ratio, spread } of standings) {
    const cells = [request.toUpperCase(), how, name, whole(median), ratioCell(ratio, spread)];
    rows.push([...cells, name === OURS ? goal : ""]);
  }
}

/** Calls per second in one turn. */
async function rate(caller: Caller, request: "get" | "put", concurrency: number): Promise<number> {
  let calls = 0;
  const start = performance.now();
  const end = start + TURN_MS;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      // A call that fails early would win.
      if (!(await caller[request]())) throw new Error(`${caller.name}: no VM`);
      calls++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return (calls / (performance.now() - start)) * 1000;
}
