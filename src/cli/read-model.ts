import { statSync } from "node:fs";
import path from "node:path";
import type { Bundle } from "../load/bundle.ts";
import type { Problem } from "../load/problem.ts";
import type { ApiModel } from "../model/model.ts";
import { InputError, UsageError } from "./errors.ts";

/** A spec as far as it could be read. */
export interface ReadSpec {
  readonly bundle: Bundle;
  /** Only without problems is it all of the spec. */
  readonly model: ApiModel;
  /** Everything that is wrong with the document. */
  readonly problems: readonly Problem[];
}

/**
 * Loads a spec and builds its model.
 *
 * @param spec a root file, or a folder with `openapi.yaml` or `openapi.json` in it
 * @throws UsageError when there is no such file
 * @throws InputError with everything that is wrong in it
 */
export async function readModel(spec: string): Promise<ApiModel> {
  const { bundle, model, problems } = await readSpec(spec);
  if (bundle.document === undefined || problems.length > 0) throw new InputError(problems);
  return model;
}

/**
 * Loads a spec and builds what can be built of it.
 *
 * @param texts what files are to be read as, by their paths, in place of what they hold
 * @throws UsageError when there is no such file
 */
export async function readSpec(
  spec: string,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<ReadSpec> {
  const root = rootFile(spec);
  const [{ load, readWithin }, { checkStructure }, { build }] = await Promise.all([
    import("../load/load.ts"),
    import("../load/structure.ts"),
    import("../model/build.ts"),
  ]);
  const read = readWithin(path.dirname(root));
  const bundle = load(root, (file) => texts.get(file) ?? read(file));
  const { model, problems } = build(bundle);
  if (bundle.document === undefined) return { bundle, model, problems: bundle.problems };
  return { bundle, model, problems: [...bundle.problems, ...(await checkStructure(bundle)), ...problems] };
}

/** Relative to the working directory, as problems will name it. */
function rootFile(spec: string): string {
  const candidates = [spec, path.join(spec, "openapi.yaml"), path.join(spec, "openapi.json")];
  const found = candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (found !== undefined) return path.isAbsolute(found) ? found : path.normalize(found);
  throw new UsageError(
    `There is no spec at ${spec}. Name the root file or its folder, for example spec/openapi.yaml.`,
  );
}
