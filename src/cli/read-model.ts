import { statSync } from "node:fs";
import path from "node:path";
import type { Bundle } from "../load/bundle.ts";
import type { ReadText } from "../load/load.ts";
import type { ApiModel } from "../model/model.ts";
import { InputError, UsageError } from "./errors.ts";

/**
 * Loads a spec and builds its model.
 *
 * @param spec a root file, or a folder with `openapi.yaml` or `openapi.json` in it
 * @throws UsageError when there is no such file
 * @throws InputError with everything that is wrong in it
 */
export async function readModel(spec: string): Promise<ApiModel> {
  return (await readSpec(spec)).model;
}

/** A model, and the files it was read from. */
export interface Spec {
  readonly model: ApiModel;
  readonly bundle: Bundle;
}

/**
 * The same, with the places of everything.
 *
 * @param read what to read files with; by default, what lies in the spec's folder
 */
export async function readSpec(spec: string, read?: ReadText): Promise<Spec> {
  const root = read === undefined ? rootFile(spec) : spec;
  const [{ load }, { checkStructure }, { build }] = await Promise.all([
    import("../load/load.ts"),
    import("../load/structure.ts"),
    import("../model/build.ts"),
  ]);
  const bundle = load(root, read);
  if (bundle.document === undefined) throw new InputError(bundle.problems);
  const { model, problems } = build(bundle);
  const all = [...bundle.problems, ...(await checkStructure(bundle)), ...problems];
  if (all.length > 0) throw new InputError(all);
  return { model, bundle };
}

/** The root file of a spec, relative to the working directory, as problems will name it. */
export function rootFile(spec: string): string {
  const candidates = [spec, path.join(spec, "openapi.yaml"), path.join(spec, "openapi.json")];
  const found = candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (found !== undefined) return path.isAbsolute(found) ? found : path.normalize(found);
  throw new UsageError(
    `There is no spec at ${spec}. Name the root file with --spec, for example --spec spec/openapi.yaml.`,
  );
}
