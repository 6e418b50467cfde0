import { load } from "../load/load.ts";
import type { Problem } from "../load/problem.ts";
import { checkStructure } from "../load/structure.ts";
import { build } from "./build.ts";
import type { ApiModel } from "./model.ts";

/** The model of a spec, or everything that is wrong with it. */
export type ReadSpec =
  | { readonly model: ApiModel; readonly problems?: undefined }
  | { readonly problems: readonly Problem[] };

/**
 * Loads a spec, checks it, and builds its model.
 *
 * @param root the root file
 * @throws when the root file cannot be read
 */
export async function readSpec(root: string): Promise<ReadSpec> {
  const bundle = load(root);
  if (bundle.document === undefined) return { problems: bundle.problems };
  const { model, problems } = build(bundle);
  const all = [...bundle.problems, ...(await checkStructure(bundle)), ...problems];
  return all.length > 0 ? { problems: all } : { model };
}
