import type { Bundle } from "../src/load/bundle.ts";
import { withoutConsequences } from "../src/load/consequence.ts";
import { load } from "../src/load/load.ts";
import { formatLocation, type Problem, sortProblems } from "../src/load/problem.ts";
import { checkStructure } from "../src/load/structure.ts";
import { build } from "../src/model/build.ts";
import type { ApiModel } from "../src/model/model.ts";

/** Files of a spec by name; the first is the root. */
export type TextFiles = Readonly<Record<string, string>>;

export function loadText(files: TextFiles): Bundle {
  return load(Object.keys(files)[0]!, (file) => {
    const text = files[file];
    if (text === undefined) throw new Error(`no ${file}`);
    return text;
  });
}

/** The model of a spec that is expected to be right. */
export function modelOf(files: TextFiles): ApiModel {
  const bundle = loadText(files);
  const { model, problems: ofModel } = build(bundle);
  const problems = [...bundle.problems, ...ofModel];
  if (problems.length > 0) throw new Error(describeProblems(problems).join("\n"));
  return model;
}

/** `file:line:column [id]` of everything that is wrong with a spec. */
export async function problemsOf(files: TextFiles): Promise<string[]> {
  return describeProblems(await allProblemsOf(files));
}

/** Everything that is wrong with a spec, as the command line reports it. */
export async function allProblemsOf(files: TextFiles): Promise<Problem[]> {
  const bundle = loadText(files);
  const { problems } = build(bundle);
  return sortProblems(
    withoutConsequences([...bundle.problems, ...(await checkStructure(bundle)), ...problems]),
  );
}

function describeProblems(problems: readonly Problem[]): string[] {
  return problems.map(({ location, id }) => `${formatLocation(location)} [${id}]`);
}
