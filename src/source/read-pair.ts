import path from "node:path";
import type { ReportSide } from "../diff/report.ts";
import type { Bundle } from "../load/bundle.ts";
import { withoutConsequences } from "../load/consequence.ts";
import type { Content } from "../load/encoding.ts";
import type { ReadFile } from "../load/load.ts";
import type { Problem } from "../load/problem.ts";
import type { ReadUrl } from "../load/url.ts";
import type { ApiModel, JsonObject } from "../model/model.ts";
import { settle } from "../output/settle.ts";
import { InputError, UsageError } from "./errors.ts";
import type { SpecSource } from "./spec-source.ts";

/** A side that has been read. */
export interface ReadSide extends ReportSide {
  readonly model: ApiModel;
}

/**
 * Reads the two sides of a comparison. Of large documents only what differs is built into models, so that their
 * operations are those that may have changed.
 *
 * @param readUrl what stands at URLs that they refer to; by default, they may refer to none
 * @throws InputError with everything that is wrong in either
 */
export async function readPair(
  base: SpecSource,
  head: SpecSource,
  readUrl?: ReadUrl,
): Promise<{ readonly base: ReadSide; readonly head: ReadSide }> {
  const [{ load, readWithin }, { parseSourceFile }, { build }, { isWorthPruning, prune }] = await Promise.all(
    [
      import("../load/load.ts"),
      import("../load/source-file.ts"),
      import("../model/build.ts"),
      import("../diff/prune.ts"),
    ],
  );
  // Most files are the same on both sides, and are parsed once.
  const parsed = new Map<string, ReturnType<typeof parseSourceFile>>();
  const parse = (name: string, text: string) => {
    const key = `${name}\n${text}`;
    const file = parsed.get(key) ?? parseSourceFile(name, text);
    parsed.set(key, file);
    return file;
  };
  const read = async (source: SpecSource): Promise<Loaded> => {
    const folder = path.dirname(source.root);
    if (source.read === undefined) await settle(folder);
    const readFile = source.read ?? readWithin(folder);
    const read: ReadFile = (file) => readRoot(readFile, file, source);
    return { source, bundle: load(source.root, read, { parse, readUrl }) };
  };
  const [b, h] = [await read(base), await read(head)];
  refuse([...problemsOf(b, b.bundle.problems), ...problemsOf(h, h.bundle.problems)]);
  refuseOtherVersion(b, h);

  const pruned = prune(b.bundle.document as JsonObject, h.bundle.document as JsonObject);
  const built = await Promise.all(
    (
      [
        [b, pruned.base],
        [h, pruned.head],
      ] as const
    ).map(async ([loaded, document]) => {
      const bundle: Bundle = { ...loaded.bundle, document };
      const { model, problems } = build(bundle);
      // That of a document worth pruning takes longer to check than to compare; lint checks it.
      const isTold = !isWorthPruning(loaded.bundle.document as JsonObject);
      const structure = isTold ? await structureOf(bundle) : [];
      return { model, problems: problemsOf(loaded, withoutConsequences([...structure, ...problems])) };
    }),
  );
  refuse(built.flatMap(({ problems }) => problems));
  return { base: readSide(b, built[0]!.model), head: readSide(h, built[1]!.model) };
}

interface Loaded {
  readonly source: SpecSource;
  readonly bundle: Bundle;
}

async function structureOf(bundle: Bundle): Promise<Problem[]> {
  const { checkStructure } = await import("../load/structure.ts");
  return checkStructure(bundle);
}

function readSide({ source, bundle }: Loaded, model: ApiModel): ReadSide {
  const texts = new Map(bundle.files.map((file) => [file.path, file.text]));
  const lines = new Map<string, readonly string[]>();
  return {
    label: source.label,
    model,
    document: model.document,
    locate: bundle.locate,
    linesOf(file) {
      const known = lines.get(file) ?? (texts.get(file) ?? "").split(/\r?\n/);
      lines.set(file, known);
      return known;
    },
  };
}

/** Places in a revision are named as git names them, for the file on disk may say something else. */
function problemsOf({ source }: Loaded, problems: readonly Problem[]): Problem[] {
  if (source.read === undefined) return [...problems];
  const revision = source.label.split(":", 1)[0];
  return problems.map((problem) => ({
    ...problem,
    location: { ...problem.location, file: `${revision}:${problem.location.file}` },
  }));
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InputError(problems);
}

function refuseOtherVersion(b: Loaded, h: Loaded): void {
  const versionOf = ({ bundle }: Loaded) => String((bundle.document as JsonObject).openapi ?? "");
  const [from, to] = [versionOf(b), versionOf(h)];
  if (from.split(".", 2).join(".") === to.split(".", 2).join(".")) return;
  const problem: Problem = {
    id: "openapi-versions",
    location: h.bundle.locate("/openapi"),
    message: `OpenAPI ${to || "without a version"} cannot be compared with OpenAPI ${from || "without a version"} of ${b.source.label}.`,
    fix: "Convert the older document first, and compare two of the same version.",
  };
  throw new InputError(problemsOf(h, [problem]));
}

function readRoot(read: ReadFile, file: string, source: SpecSource): Content {
  try {
    return read(file);
  } catch (error) {
    if (file !== source.root) throw error;
    throw new UsageError(`${source.root} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}
