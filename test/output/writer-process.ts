/** A process that writes an output folder, once or several times; only the last time is hit by faults. */
import { setImmediate as loopTurn } from "node:timers/promises";
import { openOutput, writeOutput } from "../../src/output/output-folder.ts";
import { withoutFaults } from "./faults.ts";
import type { WriterFiles, WriterJob } from "./writer.ts";

const { out, writes } = JSON.parse(process.argv[2] ?? "") as WriterJob;

const filesOf = (write: WriterFiles): Map<string, string> =>
  "many" in write
    ? new Map(Array.from({ length: write.many }, (_, n) => [`${n % 7}/${n}.txt`, write.text]))
    : new Map(Object.entries(write.files));

try {
  const [last, ...earlier] = writes.toReversed();
  if (last === undefined) throw new Error("nothing to write");
  if (earlier.length === 0) {
    await writeOutput(out, filesOf(last));
  } else {
    const output = openOutput(out);
    await withoutFaults(async () => {
      for (const write of earlier.reverse()) await output.write(filesOf(write), write.changed);
      await loopTurn();
    });
    await output.write(filesOf(last), last.changed);
    await loopTurn();
    output.close();
  }
} catch (error) {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
}
