import type { Bundle } from "../load/bundle.ts";
import { withoutConsequences } from "../load/consequence.ts";
import { type LoadOptions, load, type ReadFile } from "../load/load.ts";
import type { Problem } from "../load/problem.ts";
import { checkStructure, type LintDocument } from "../load/structure.ts";
import { build } from "./build.ts";
import type { ApiModel } from "./model.ts";

/** A spec as far as it could be read. */
export interface ReadSpec {
  readonly bundle: Bundle;
  /** Only without problems is it all of the spec. */
  readonly model: ApiModel;
  /** Everything that is wrong with it. */
  readonly problems: readonly Problem[];
}

/** A spec whose structure is still being checked. */
export interface SpecReading extends ReadSpec {
  /** All problems: those that were found at once, and those of the structure. Never rejects for them. */
  readonly checked: Promise<readonly Problem[]>;
}

/** How a spec is read, where not as usual. */
export interface ReadOptions extends LoadOptions {
  /** What to read files with; by default, what lies in the root file's folder. */
  readonly read?: ReadFile | undefined;
  /** Where the structure of the document is checked. */
  readonly lint?: LintDocument | undefined;
}

/**
 * Loads a spec and builds its model, while its structure is still being checked.
 *
 * @param root the root file
 * @throws when the root file cannot be read
 */
export function beginReading(root: string, { read, lint, ...options }: ReadOptions = {}): SpecReading {
  const bundle = load(root, read, options);
  // Of a root file that does not parse, nothing else is worth telling.
  const readable = bundle.document !== undefined;
  const structure = readable ? checkStructure(bundle, lint) : Promise.resolve([]);
  const { model, problems: found } = build(bundle);
  const built = readable ? found : [];
  return {
    bundle,
    model,
    problems: [...bundle.problems, ...built],
    checked: structure.then((faults) => withoutConsequences([...bundle.problems, ...faults, ...built])),
  };
}

/** The same, when all of it is checked. */
export async function readSpec(root: string, options?: ReadOptions): Promise<ReadSpec> {
  const { bundle, model, checked } = beginReading(root, options);
  return { bundle, model, problems: await checked };
}
