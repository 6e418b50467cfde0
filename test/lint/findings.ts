import type { Finding } from "../../src/lint/finding.ts";
import { lint } from "../../src/lint/lint.ts";
import { withoutConsequences } from "../../src/load/consequence.ts";
import { checkStructure } from "../../src/load/structure.ts";
import { build } from "../../src/model/build.ts";
import type { Locale } from "../../src/model/model.ts";
import { loadText, type TextFiles } from "../text-files.ts";

/** All that linting finds in a spec. */
export async function findingsIn(files: TextFiles, locale: Locale = "en"): Promise<Finding[]> {
  const bundle = loadText(files);
  const { model, problems: built } = build(bundle);
  const problems = withoutConsequences([...bundle.problems, ...(await checkStructure(bundle)), ...built]);
  return lint({ bundle, model, problems }, locale);
}

/** `line [id]` of each. */
export function shortly(findings: readonly Finding[]): string[] {
  return findings.map(({ id, location }) => `${location.line} [${id}]`);
}
