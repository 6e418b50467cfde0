/**
 * Makes hundreds of single edits of a spec, there and back, and compares our verdict on each with those of other tools.
 * `npm run bench:diff` takes our own spec, `npm run bench:diff -- some.json` another, for example a large one.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { diff } from "../../../src/diff/judge.ts";
import type { Verdict } from "../../../src/diff/rule.ts";
import { compareText } from "../../../src/load/code-unit-order.ts";
import { load } from "../../../src/load/load.ts";
import { build } from "../../../src/model/build.ts";
import type { ApiModel, JsonObject } from "../../../src/model/model.ts";
import { operationEdits } from "./operation-edits.ts";
import { installOracles, type Oracle } from "./oracles.ts";
import { REASONS } from "./reasons.ts";
import { schemaEdits } from "./schema-edits.ts";

const root = process.argv[2] ?? "spec/openapi.yaml";

interface Case {
  readonly name: string;
  readonly at: string;
  readonly ours: Verdict;
  readonly rules: readonly string[];
  readonly others: readonly (Verdict | undefined)[];
}

const folder = mkdtempSync(path.join(tmpdir(), "bench-diff-"));
const oracles = await installOracles();
try {
  const cases = await judgeAll(oracles);
  process.exitCode = report(cases, oracles) ? 0 : 1;
} finally {
  for (const oracle of oracles) oracle.close();
  rmSync(folder, { recursive: true, force: true });
}

async function judgeAll(oracles: readonly Oracle[]): Promise<Case[]> {
  const base = load(root).document as JsonObject;
  const baseFile = writeDocument("base.json", base);
  const baseModel = modelOf(base)!;
  const tasks: (() => Promise<Case>)[] = [];
  for (const [index, { name, at, head }] of [...schemaEdits(base), ...operationEdits(base)].entries()) {
    const model = modelOf(head);
    if (model === undefined) continue; // no longer a document we take
    const headFile = writeDocument(`${index}.json`, head);
    const pairs = [
      { way: "", from: baseModel, to: model, files: [baseFile, headFile] },
      { way: ", undone", from: model, to: baseModel, files: [headFile, baseFile] },
    ] as const;
    for (const { way, from, to, files } of pairs) {
      tasks.push(async () => {
        const { summary, changes } = diff(from, to);
        const others = await Promise.all(oracles.map((oracle) => oracle.judge(files[0], files[1])));
        return { name: `${name}${way}`, at, ours: summary.wire, rules: changes.map(({ id }) => id), others };
      });
    }
  }
  return inTurn(tasks);
}

async function inTurn<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  for (const task of tasks) {
    results.push(await task());
    if (process.stderr.isTTY) process.stderr.write(`\r${results.length} of ${tasks.length}`);
  }
  return results;
}

/** @returns whether no breaking edit that all others catch was missed without a reason */
function report(cases: readonly Case[], oracles: readonly Oracle[]): boolean {
  const isBreaking = (verdict: Verdict | undefined) => verdict === "breaking";
  print(`${cases.length} single edits of ${root}`);
  oracles.forEach(({ name }, at) => {
    const judged = cases.filter(({ others }) => others[at] !== undefined);
    const agreed = judged.filter(({ ours, others }) => isBreaking(ours) === isBreaking(others[at]));
    const share = ((100 * agreed.length) / judged.length).toFixed(1);
    print(`${name}: agrees on ${agreed.length} of ${judged.length} whether they break (${share} %)`);
  });
  const missed = cases.filter(({ ours, others }) => !isBreaking(ours) && others.every(isBreaking));
  const differing = cases.filter(({ ours, others }) =>
    others.some((other) => other !== undefined && isBreaking(other) !== isBreaking(ours)),
  );
  const kinds = new Map<string, Case[]>();
  for (const each of differing) {
    const key = `${each.name}: ours ${each.ours}, ${oracles.map(({ name }, at) => `${name} ${each.others[at] ?? "fails"}`).join(", ")}`;
    kinds.set(key, [...(kinds.get(key) ?? []), each]);
  }
  print(`\nDisagreements by kind: ${kinds.size}`);
  let unexplained = 0;
  for (const [kind, each] of [...kinds].sort(([a], [b]) => compareText(a, b))) {
    const reason = REASONS.find(({ edit }) => edit.test(each[0]!.name))?.because;
    if (reason === undefined) unexplained++;
    print(`  ${reason === undefined ? "?" : " "} ${kind} (${each.length})`);
    print(`      ${reason ?? `unexplained, at ${each[0]!.at}: ${each[0]!.rules.join(", ")}`}`);
  }
  const unfounded = missed.filter(({ name }) => !REASONS.some(({ edit }) => edit.test(name)));
  print(`\nBreaking for all others, and not for us: ${missed.length}, without a reason ${unfounded.length}`);
  print(`Disagreements without a reason: ${unexplained}`);
  return unfounded.length === 0 && unexplained === 0;
}

function modelOf(document: JsonObject): ApiModel | undefined {
  const bundle = load("openapi.json", () => JSON.stringify(document));
  const { model, problems } = build(bundle);
  return problems.length + bundle.problems.length === 0 ? model : undefined;
}

function writeDocument(name: string, document: JsonObject): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
