/** Whether time and memory of `generate` grow with the number of operations, and no faster. */
import { rmSync } from "node:fs";
import path from "node:path";
import { median } from "../rounds.ts";
import { printTable, whole } from "../table.ts";
import { CLI } from "./cli.ts";
import type { ToolkitOptions } from "./generators.ts";
import { copies, type Document, excerpt, type Input, openInput, operationsIn } from "./input.ts";
import { type Run, run } from "./measured-run.ts";

const PARTS = [100, 500];
const COPIES = 10;

interface Size {
  readonly operations: number;
  readonly file: string;
  /** Copies take minutes, and are run once. */
  readonly rounds: number;
  readonly runs: Run[];
  failure?: string;
}

export async function measureScale({ spec, rounds }: ToolkitOptions): Promise<void> {
  const input = openInput(spec);
  try {
    const all = operationsIn(input.document);
    const documents = [
      ...PARTS.filter((part) => part < all).map((part) => excerpt(input.document, part)),
      input.document,
    ];
    const sizes = [
      ...documents.map((document) => sizeOf(input, document, rounds)),
      sizeOf(input, copies(input.document, COPIES), 1),
    ];
    for (let round = 0; round < rounds; round++) {
      for (const size of sizes) if (round < size.rounds) await generate(input, size);
    }
    const reference = cpuPerOperation(sizes.find(({ operations }) => operations === all)!);
    printTable(
      "Scale",
      `\`generate\` on parts of ${input.name}, all of it, and ${COPIES} copies in one document; medians of ${rounds} ` +
        "rounds, of the copies one run. Growth: CPU time per operation next to that of the whole document.",
      [
        "operations",
        "seconds",
        "CPU seconds",
        "CPU ms per operation",
        "growth",
        "peak MB",
        "kB per operation",
      ],
      sizes.map((size) => rowOf(size, reference)),
    );
  } finally {
    input.remove();
  }
}

function sizeOf(input: Input, document: Document, rounds: number): Size {
  const operations = operationsIn(document);
  return { operations, file: input.write(`${operations}.json`, document), rounds, runs: [] };
}

/** A size that takes more memory than there is shall not cost the figures of the others. */
async function generate(input: Input, size: Size): Promise<void> {
  process.stderr.write(`generate on ${size.operations} operations …\n`);
  const out = path.join(input.folder, "out");
  try {
    const args = [CLI, "generate", "--spec", size.file, "--out", out];
    size.runs.push(await run(args, { cwd: input.folder }));
  } catch (error) {
    size.failure = String(error);
    process.stderr.write(`${size.failure}\n`);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function rowOf(size: Size, reference: number): string[] {
  const { operations, runs, failure } = size;
  if (failure !== undefined) return [whole(operations), "failed", "", "", "", "", ""];
  const medianOf = (part: (run: Run) => number) => median(runs.map(part));
  const peak = medianOf(({ peakMegabytes }) => peakMegabytes);
  const cpu = cpuPerOperation(size);
  return [
    whole(operations),
    medianOf(({ seconds }) => seconds).toFixed(2),
    medianOf(({ cpuSeconds }) => cpuSeconds).toFixed(2),
    (cpu * 1000).toFixed(2),
    (cpu / reference).toFixed(2),
    whole(peak),
    whole((peak * 1000) / operations),
  ];
}

function cpuPerOperation({ runs, operations }: Size): number {
  return median(runs.map(({ cpuSeconds }) => cpuSeconds)) / operations;
}
