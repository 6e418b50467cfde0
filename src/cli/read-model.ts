import { statSync } from "node:fs";
import path from "node:path";
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
  const { model, sound } = await beginReading(spec);
  await sound;
  return model;
}

/**
 * Builds the model while the structure of the document is still being checked.
 *
 * @returns the model, which nothing may be written from before `sound` resolves
 * @throws as `readModel` does; `sound` rejects with the `InputError` of what is found later
 */
export async function beginReading(spec: string): Promise<{ model: ApiModel; sound: Promise<void> }> {
  const root = rootFile(spec);
  const [{ load }, { checkStructure }, { build }] = await Promise.all([
    import("../load/load.ts"),
    import("../load/structure.ts"),
    import("../model/build.ts"),
  ]);
  const bundle = load(root);
  if (bundle.document === undefined) throw new InputError(bundle.problems);
  const structure = checkStructure(bundle);
  const { model, problems } = build(bundle);
  const sound = structure.then((found) => {
    const all = [...bundle.problems, ...found, ...problems];
    if (all.length > 0) throw new InputError(all);
  });
  // Whoever awaits it is told; until then it is no fault of the process.
  sound.catch(() => {});
  if (problems.length + bundle.problems.length > 0) await sound;
  return { model, sound };
}

/** Relative to the working directory, as problems will name it. */
function rootFile(spec: string): string {
  const candidates = [spec, path.join(spec, "openapi.yaml"), path.join(spec, "openapi.json")];
  const found = candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (found !== undefined) return path.isAbsolute(found) ? found : path.normalize(found);
  throw new UsageError(
    `There is no spec at ${spec}. Name the root file with --spec, for example --spec spec/openapi.yaml.`,
  );
}
