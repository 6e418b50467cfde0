/**
 * A spec -> findings. A rule is a file in `rules/`, in both languages and with what `--fix` does; what several rules ask
 * of a spec is worked out once, in `spec.ts`.
 */
import type { Bundle } from "../load/bundle.ts";
import { compareText } from "../load/code-unit-order.ts";
import type { FilePlace } from "../load/file-place.ts";
import { isMapping } from "../load/mapping.ts";
import { valueAt } from "../load/pointer.ts";
import { formatLocation, type Problem } from "../load/problem.ts";
import { isUrl } from "../load/url.ts";
import type { ApiModel, Locale, Text } from "../model/model.ts";
import { fillTemplate } from "../model/template.ts";
import type { Finding } from "./finding.ts";
import { RULES } from "./registry.ts";
import type { Place, Report, Rule, Slots } from "./rule.ts";
import { type Spec, surveySpec } from "./spec.ts";

export interface LintInput {
  readonly bundle: Bundle;
  /** What could be read, also of a document with faults. */
  readonly model: ApiModel;
  /** All that loading and building found wrong. */
  readonly problems: readonly Problem[];
}

/** Where the rules are written down, from the root of this package, which has that file. */
export const RULES_PAGE = "docs/rules/lint.md";

/**
 * Holds a spec to every rule. Faults of the document are findings too, so that one run tells all.
 *
 * @param locale the language of messages and fixes; faults of the document are told in English
 * @returns the findings in reading order, each once
 */
export function lint({ bundle, model, problems }: LintInput, locale: Locale): Finding[] {
  const found = problems.map(
    ({ id, location, pointer = "", message, fix }): Finding => ({
      id,
      severity: "error",
      location,
      pointer,
      message,
      fix,
      edit: undefined,
      anchor: undefined,
    }),
  );
  // Of another version of OpenAPI the model has nothing.
  if (bundle.document !== undefined && Object.keys(model.document).length > 0) {
    const spec = surveySpec(bundle, model, problems.length === 0);
    const faults = faultsNear(problems);
    for (const rule of RULES) found.push(...findingsOf(rule, spec, faults, locale));
  }
  return inReadingOrder(withoutGeneral(found));
}

function findingsOf(rule: Rule, spec: Spec, faults: FaultsNear, locale: Locale): Finding[] {
  const found: Finding[] = [];
  const report: Report<string> = (kind, { pointer, at = "value", edit }: Place, slots = {}) => {
    const place = typeof pointer === "string" ? spec.bundle.trace(pointer) : pointer;
    // What is to be inserted may be there, misspelt.
    const isSure = edit !== undefined && edit.kind !== "insert";
    if (!isSure && isConsequence(rule, place, faults)) return;
    const { message, fix } = rule.faults[kind]!;
    found.push({
      id: rule.id,
      severity: rule.severity,
      location: place.file.locate(place.pointer, at),
      pointer: place.pointer,
      message: fill(message, slots, locale),
      fix: fill(fix, slots, locale),
      edit: edit !== undefined && isEditable(place) ? { place, edit } : undefined,
      anchor: `zstack-openapi/${RULES_PAGE}#${rule.id}`,
    });
  };
  rule.check(spec, report);
  return found;
}

/** The ids of the faults in objects, or not far below them, by file and pointer. */
type FaultsNear = ReadonlyMap<string, readonly string[]>;

/** So many levels below an object, a fault is one of the object: `examples/0`, `anyOf/1/type`. */
const NEAR = 3;

function faultsNear(problems: readonly Problem[]): FaultsNear {
  const near = new Map<string, string[]>();
  for (const { id, location, pointer: at = "" } of problems) {
    let pointer = at;
    for (let level = 0; level <= NEAR; level++) {
      const key = `${location.file}#${pointer}`;
      near.set(key, [...(near.get(key) ?? []), id]);
      if (pointer === "") break;
      pointer = pointer.slice(0, pointer.lastIndexOf("/"));
    }
  }
  return near;
}

/**
 * Whether a fault near a place may be the reason of what a rule finds there, such as a misspelt `format` where a format
 * is missing. A rule that says better what the fault is goes before it.
 */
function isConsequence({ insteadOf = [] }: Rule, place: FilePlace, faults: FaultsNear): boolean {
  if (faults.size === 0) return false;
  const near = faults.get(`${place.file.path}#${objectAround(place)}`) ?? [];
  return near.some((id) => !insteadOf.includes(id));
}

/** The pointer of the mapping that a place is, or is in; of parts of a schema, that of the whole. */
function objectAround({ file, pointer }: FilePlace): string {
  let at = pointer;
  while (at !== "" && !isMapping(valueAt(file.data, at))) at = at.slice(0, at.lastIndexOf("/"));
  return at.replace(/(\/(allOf|anyOf|oneOf)\/\d+)+$/, "");
}

/**
 * JSON has neither comments nor plain scalars to take care of, and no line to call one's own; what was fetched is
 * somebody else's.
 */
function isEditable({ file }: FilePlace): boolean {
  return !file.path.endsWith(".json") && !isUrl(file.path);
}

function fill(text: Text, slots: Slots, locale: Locale): string {
  return fillTemplate(text[locale], (name) => {
    const slot = slots[name];
    return typeof slot === "object" ? slot[locale] : slot;
  });
}

/** Leaves out what a rule says better about the same place. */
function withoutGeneral(found: readonly Finding[]): Finding[] {
  const replaced = new Set<string>();
  const insteadOf = new Map(RULES.map((rule) => [rule.id, rule.insteadOf ?? []]));
  for (const { id, location } of found) {
    for (const general of insteadOf.get(id) ?? []) replaced.add(`${formatLocation(location)} ${general}`);
  }
  return found.filter(({ id, location }) => !replaced.has(`${formatLocation(location)} ${id}`));
}

function inReadingOrder(found: readonly Finding[]): Finding[] {
  const unique = new Map(
    found.map((finding) => [`${formatLocation(finding.location)} ${finding.id} ${finding.message}`, finding]),
  );
  return [...unique.values()].sort(
    (a, b) =>
      compareText(a.location.file, b.location.file) ||
      a.location.line - b.location.line ||
      a.location.column - b.location.column ||
      compareText(a.id, b.id) ||
      compareText(a.message, b.message),
  );
}
