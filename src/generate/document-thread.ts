import { setFlagsFromString } from "node:v8";
import type { GuideSources, PageKind } from "../docs/index.ts";
import type { StructureFinding } from "../load/structure-lint.ts";
import { startThread } from "../load/thread.ts";
import type { History } from "../model/history.ts";
import type { Int64 } from "../model/int64.ts";
import type { PackageFile } from "./package/sources.ts";

/** What the thread is given. */
export interface Commission {
  readonly document: unknown;
  readonly guides: GuideSources;
  readonly history: History;
  readonly int64: Int64;
  /** The pages that are wanted. */
  readonly kinds: readonly PageKind[];
}

/** What it gives back: what linting finds, then pages, as many as were asked for. Fewer are the last. */
export type Delivery =
  | { readonly findings: readonly StructureFinding[] }
  | { readonly pages: readonly PackageFile[] };

/** A thread that has a document's structure and pages to see to, while its starter makes the client. */
export interface DocumentThread {
  readonly findings: Promise<readonly StructureFinding[]>;
  pages(): AsyncGenerator<PackageFile>;
  end(): Promise<void>;
}

/** Pages travel in portions of this size, and so many portions may wait until their receiver has time. */
const PORTION = 32;
const WAITING = 16;

/** So many megabytes of new objects, before those that last are told from those that do not. */
const YOUNG_MB = 24;

/** By how much a heap may grow before it is collected, in percent: less memory takes more time. */
const GROWTH = 20;

/** @returns `undefined` where there are no threads */
export function startDocumentThread(commission: Commission): DocumentThread | undefined {
  const limits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const thread = startThread<Delivery>(import.meta.url, "document-worker", commission, limits);
  if (thread === undefined) return undefined;
  // Left alone, V8 lets a heap grow to four times what is in use, and here are several at once.
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  const findings = thread.next().then((delivery) => ("findings" in delivery ? delivery.findings : []));
  // Whoever awaits it is told; until then it is no fault of the process.
  findings.catch(() => {});
  return {
    findings,
    async *pages() {
      await findings;
      for (let count = 0; count < WAITING; count++) thread.post(PORTION);
      for (let last = false; !last; ) {
        const delivery = await thread.next();
        if (!("pages" in delivery)) continue;
        last = delivery.pages.length < PORTION;
        thread.post(PORTION);
        yield* delivery.pages;
      }
    },
    end: thread.end,
  };
}
