/** A process that writes a folder, once or several times; only the last time is hit by faults. */
import path from "node:path";
import { fillOutput, writeOutput } from "../../src/output/output-folder.ts";
import { replaceFiles } from "../../src/output/replace-files.ts";
import { settle } from "../../src/output/settle.ts";
import { withoutFaults } from "./faults.ts";
import type { WriterFiles, WriterJob } from "./writer.ts";

const { out, writes, isReplacing } = JSON.parse(process.argv[2] ?? "") as WriterJob;

const filesOf = (write: WriterFiles): Map<string, string> =>
  "many" in write
    ? new Map(Array.from({ length: write.many }, (_, n) => [`${n % 7}/${n}.txt`, write.text]))
    : new Map(Object.entries(write.files));

/** With a thread, where there are many. */
const writeAll = (write: WriterFiles) =>
  fillOutput(out, async (add) => {
    for (const [name, text] of filesOf(write)) await add(name, text);
  });

let known: Parameters<typeof writeOutput>[3];

try {
  const [first, last] = writes;
  if (first === undefined) await settle(out);
  else if (isReplacing) {
    const files = [...filesOf(first)].map(([name, text]) => [path.join(out, name), text] as const);
    await replaceFiles(out, new Map(files));
  } else if (last === undefined) await writeAll(first);
  else {
    await withoutFaults(async () => {
      const { stamps } = await writeAll(first);
      known = { stamps, inQuestion: new Set(last.changed) };
    });
    await writeOutput(out, filesOf(last), undefined, known);
  }
} catch (error) {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
}
