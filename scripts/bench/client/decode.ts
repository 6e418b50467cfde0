/**
 * How long it takes to read an answer of a megabyte, next to `JSON.parse` of the same answer's text. The answer comes
 * from memory; the rest of the call is a thousandth of it. A second answer has integers and texts with so many digits
 * in a row that the client must look closer: what every answer would cost if it always did.
 *
 * Run by main.ts.
 */
import createFetchClient from "openapi-fetch";
import { createClient, syncOperation } from "../../../generated/src/index.ts";
import example from "../../../spec/examples/CreateVmFromCdpBackup.json" with { type: "json" };
import { takeTurns } from "../rounds.ts";
import { printTable, ratioCell } from "../table.ts";
import { answering } from "./in-memory.ts";

const SIZE = 1_000_000;
const ROUNDS = 61;
const WARM_UP = 10;
const GOAL = 1.5;
const ENDPOINT = "http://127.0.0.1:8080";
const PATH = "/zstack/v1/vm-instances";
const REFERENCE = "JSON.parse(await response.text())";

const vm = example.value.inventory;
const rows: string[][] = [];
await compare("no long digits", vm, `at most ${GOAL.toFixed(2)}`);
await compare(
  "long digits",
  { ...vm, description: "order 20250401123456789", memorySize: Number.MAX_SAFE_INTEGER },
  "",
);
printTable(
  "Decoding",
  `A list of VMs, ${SIZE / 1e6} MB of JSON; median of ${ROUNDS} rounds, and that of the ratios within a round (the middle half of them).`,
  ["answer", "", "ms", "ratio", "goal"],
  rows,
);

async function compare(answer: string, item: object, goal: string): Promise<void> {
  const count = Math.ceil(SIZE / JSON.stringify(item).length);
  const value = { inventories: Array.from({ length: count }, () => item) };
  const handler = answering(value);
  const ours = createClient({ endpoint: ENDPOINT, fetch: handler });
  const list = syncOperation<object, readonly unknown[]>({
    id: "QueryVmInstance",
    method: "GET",
    path: PATH,
    authenticated: false,
    result: "inventories",
  });
  const peer = createFetchClient<{
    [PATH]: { get: { responses: { 200: { content: { "application/json": typeof value } } } } };
  }>({
    baseUrl: ENDPOINT,
    fetch: handler,
  });
  const readers: Record<string, () => Promise<readonly unknown[] | undefined>> = {
    [REFERENCE]: async () => {
      const response = await handler(new Request(ENDPOINT + PATH));
      return (JSON.parse(await response.text()) as typeof value).inventories;
    },
    "openapi-fetch": async () => (await peer.GET(PATH)).data?.inventories,
    "zstack-client": () => list(ours),
  };
  const entrants = Object.entries(readers).map(([name, read]) => ({
    name,
    measure: async (): Promise<number> => {
      const start = performance.now();
      const items = await read();
      const ms = performance.now() - start;
      if (items?.length !== count) throw new Error(`${name}: not ${count} VMs`);
      return ms;
    },
  }));
  for (const { name, median, ratio, spread } of await takeTurns(entrants, REFERENCE, {
    rounds: ROUNDS,
    warmUp: WARM_UP,
  })) {
    rows.push([
      answer,
      name,
      median.toFixed(1),
      ratioCell(ratio, spread),
      name === "zstack-client" ? goal : "",
    ]);
  }
}
