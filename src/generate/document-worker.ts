/** The thread of `document-thread.ts`: lints the document it is given, then renders its pages as they are asked for. */
import { parentPort, workerData } from "node:worker_threads";
import type { Bundle } from "../load/bundle.ts";
import { lintStructure } from "../load/structure-lint.ts";
import { build } from "../model/build.ts";
import type { Commission, Delivery } from "./document-thread.ts";
import { renderPages } from "./package/pages.ts";
import type { PackageFile } from "./package/sources.ts";

const { document, ...sources } = workerData as Commission;

deliver({ findings: await lintStructure(document) });

let pages: Generator<PackageFile> | undefined;
parentPort?.on("message", (count: number) => {
  pages ??= renderPages(build(readAlready(document)).model, sources, sources);
  const portion: PackageFile[] = [];
  while (portion.length < count) {
    const { value, done } = pages.next();
    if (done) break;
    portion.push(value);
  }
  deliver({ pages: portion });
});

function deliver(delivery: Delivery): void {
  parentPort?.postMessage(delivery);
}

/** Whoever gave us the document reports what is wrong with it, and where. */
function readAlready(whole: unknown): Bundle {
  const nowhere = { file: "", line: 1, column: 1 };
  const file = { path: "", text: "", data: whole, problems: [], locate: () => nowhere };
  return {
    document: whole,
    files: [file],
    problems: [],
    locate: () => nowhere,
    trace: (pointer) => ({ file, pointer }),
  };
}
