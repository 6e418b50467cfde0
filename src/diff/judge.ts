/**
 * Two models -> facts (`compare/`) -> judgement by the tables in `rules/` -> reports (`render/`). A further kind of
 * change is a fact there and a row here; nothing else knows verdicts.
 */
import { compareText } from "../load/code-unit-order.ts";
import { valueAt } from "../load/pointer.ts";
import { jsonText } from "../model/json-text.ts";
import type { ApiModel, Json, Text } from "../model/model.ts";
import { fillTemplate } from "../model/template.ts";
import type { ReachingFact } from "./compare/fact.ts";
import { compareModels } from "./compare/models.ts";
import { RULES } from "./registry.ts";
import { judges, type Rule, VERDICTS, type Verdict, worse } from "./rule.ts";

/** One judged difference. */
export interface Change {
  /** The rule that judged it. */
  readonly id: string;
  readonly wire: Verdict;
  readonly client: Verdict;
  /** Every operation it reaches, sorted; none when it concerns the document, or a schema nobody carries. */
  readonly operationIds: readonly string[];
  /** Pointers into the bundled documents; `undefined` on the side that does not have it. */
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly message: Text;
  readonly why: Text;
  /** The keyword to look at below the pointer, if there is one. */
  readonly keyword: string | undefined;
}

export interface Comparison {
  readonly summary: { readonly wire: Verdict; readonly client: Verdict };
  /** The worst first, then by operation and place. */
  readonly changes: readonly Change[];
}

/** Compares two models and judges every difference. */
export function diff(base: ApiModel, head: ApiModel): Comparison {
  const changes = compareModels(base, head).map(judge).sort(compareChanges);
  const worst = (key: "wire" | "client") =>
    changes.reduce<Verdict>((verdict, change) => worse(verdict, change[key]), "none");
  return { summary: { wire: worst("wire"), client: worst("client") }, changes };
}

/** The worse of both verdicts. */
export function severityOf({ wire, client }: Pick<Change, "wire" | "client">): Verdict {
  return worse(wire, client);
}

/** The pointer of the side that has it, the newer first. */
export function pointerOf({ base, head }: Pick<Change, "base" | "head">): string {
  return head ?? base ?? "";
}

/** Whether a pointer's keyword is there to be shown. */
export function keywordPointer(document: Json, pointer: string, keyword: string | undefined): string {
  const below = `${pointer}/${keyword}`;
  return keyword !== undefined && !keyword.includes(",") && valueAt(document, below) !== undefined
    ? below
    : pointer;
}

function judge(fact: ReachingFact): Change {
  const rule = RULES.find((candidate) => judges(candidate, fact));
  if (rule === undefined) throw new Error(`no rule judges ${fact.kind} of a ${fact.direction}`);
  return {
    id: rule.id,
    ...verdictsOf(rule, fact),
    operationIds: fact.operationIds,
    base: fact.base,
    head: fact.head,
    message: { en: fill(rule.message.en, fact), "zh-CN": fill(rule.message["zh-CN"], fact) },
    why: rule.why,
    keyword: fact.keyword,
  };
}

function verdictsOf(rule: Rule, { unused, visible }: ReachingFact): Pick<Change, "wire" | "client"> {
  // What no operation carries is never on the wire; its type is exported, and some code may name it.
  if (unused) return { wire: "none", client: rule.client === "breaking" ? "warning" : rule.client };
  return { wire: rule.wire, client: visible ? rule.client : "none" };
}

const MAX_VALUE = 60;

function fill(template: string, fact: ReachingFact): string {
  const slots: Readonly<Record<string, Json | undefined>> = {
    name: fact.name,
    from: fact.from,
    to: fact.to,
    keyword: fact.keyword,
  };
  return fillTemplate(template, (slot) => {
    const value = slots[slot];
    const text = typeof value === "string" ? value : value === undefined ? "none" : jsonText(value);
    return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
  });
}

function compareChanges(a: Change, b: Change): number {
  return (
    VERDICTS.indexOf(severityOf(b)) - VERDICTS.indexOf(severityOf(a)) ||
    compareText(a.operationIds[0] ?? "", b.operationIds[0] ?? "") ||
    compareText(pointerOf(a), pointerOf(b)) ||
    compareText(a.id, b.id) ||
    compareText(a.message.en, b.message.en)
  );
}
