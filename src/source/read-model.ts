/**
 * Finds specs and reads them, whole or not at all: folders, files, releases, git revisions, URLs, pages. A new place that a
 * spec can come from belongs here; what its texts mean belongs to `load/`, and what is wrong with them too.
 */
import path from "node:path";
import type { Bundle } from "../load/bundle.ts";
import type { LintDocument } from "../load/structure.ts";
import type { ReadUrl } from "../load/url.ts";
import type { ApiModel } from "../model/model.ts";
import type { ReadSpec } from "../model/read-spec.ts";
import { settle } from "../output/settle.ts";
import { InputError } from "./errors.ts";
import { rootFile } from "./root-file.ts";

/**
 * Loads a spec and builds its model.
 *
 * @param spec a root file or its folder
 * @param readUrl what stands at URLs that it refers to; by default, it may refer to none
 * @throws UsageError when there is no such file
 * @throws InputError with everything that is wrong in it
 */
export async function readModel(spec: string, readUrl?: ReadUrl): Promise<ApiModel> {
  const { model, sound } = await beginReading(spec, readUrl);
  await sound;
  return model;
}

/** A spec from which nothing may be kept before `sound` resolves, which rejects with the `InputError` of later findings. */
export interface BegunReading {
  readonly bundle: Bundle;
  readonly model: ApiModel;
  readonly sound: Promise<void>;
}

/**
 * Builds the model while the structure of the document is still being checked.
 *
 * @param lint where that is done
 * @throws as `readModel` does
 */
export async function beginReading(
  spec: string,
  readUrl?: ReadUrl,
  lint?: LintDocument,
): Promise<BegunReading> {
  const root = await settledRoot(spec);
  const reading = await import("../model/read-spec.ts");
  const { bundle, model, problems, checked } = reading.beginReading(root, { readUrl, lint });
  const sound = checked.then((all) => {
    if (all.length > 0) throw new InputError(all);
  });
  // Whoever awaits it is told; until then it is no fault of the process.
  sound.catch(() => {});
  if (problems.length > 0) await sound;
  return { bundle, model, sound };
}

/**
 * Loads a spec and builds what can be built of it.
 *
 * @param texts what files are to be read as, by their paths, in place of what they hold, if they are there at all
 * @throws UsageError when there is no such file
 */
export async function readSpec(
  spec: string,
  texts: ReadonlyMap<string, string> = new Map(),
  readUrl?: ReadUrl,
): Promise<ReadSpec> {
  const root = texts.has(spec) ? spec : await settledRoot(spec);
  const [{ readWithin }, reading] = await Promise.all([
    import("../load/load.ts"),
    import("../model/read-spec.ts"),
  ]);
  const readDisk = readWithin(path.dirname(root));
  return reading.readSpec(root, { read: (file) => texts.get(file) ?? readDisk(file), readUrl });
}

/**
 * The same for those who can do nothing with a spec that has faults.
 *
 * @throws InputError with everything that is wrong in it
 */
export async function readSoundSpec(spec: string, texts?: ReadonlyMap<string, string>): Promise<ReadSpec> {
  const read = await readSpec(spec, texts);
  if (read.problems.length > 0) throw new InputError(read.problems);
  return read;
}

/**
 * Fetches what a spec refers to at URLs, where some are allowed.
 *
 * @throws UsageError when there is no such spec
 */
export async function readUrls(
  spec: string,
  allowed: readonly URL[] | undefined,
): Promise<ReadUrl | undefined> {
  if (allowed === undefined) return undefined;
  const { fetchUrls } = await import("./fetch-urls.ts");
  return fetchUrls(await settledRoot(spec), allowed);
}

/**
 * The root file, once what a killed run was changing beside it is put back.
 *
 * @throws UsageError when there is none, OutputError when that cannot be
 */
async function settledRoot(spec: string): Promise<string> {
  // A file may be a link, and lies where the link does.
  await settle(path.dirname(spec));
  await settle(spec);
  return rootFile(spec);
}
