import type { Locale } from "../../model/model.ts";
import type { StepChanges } from "../history.ts";
import type { Change } from "../judge.ts";
import { severityOf } from "../judge.ts";
import { escapeText } from "./markdown.ts";
import { say } from "./words.ts";

/** Changes as they are told, narrowed to one operation when it is named. */
interface Told {
  readonly release: string | undefined;
  readonly operations: ReadonlyMap<string, readonly Change[]>;
  /** What concerns the API as a whole, or types that no operation carries. */
  readonly api: readonly Change[];
}

/** The changelog as Markdown, the newest last. */
export function renderChangelog(
  steps: readonly StepChanges[],
  { locale, operation }: { readonly locale: Locale; readonly operation?: string | undefined },
): string {
  const lines = [`# ${WORDS.title[locale]}`];
  const told = steps.map((step) => narrow(step, operation)).filter(hasChanges);
  if (told.length === 0) lines.push("", WORDS.none[locale]);
  for (const { release, operations, api } of told) {
    lines.push("", `## ${release ?? WORDS.unreleased[locale]}`);
    for (const [operationId, changes] of operations)
      lines.push("", `### ${operationId}`, "", ...items(changes, locale));
    if (api.length > 0) lines.push("", `### ${say("wholeApi", locale)}`, "", ...items(api, locale));
  }
  return `${lines.join("\n")}\n`;
}

/** The changelog for machines: per operation, what changed in which release. */
export function renderChangelogJson(steps: readonly StepChanges[], operation: string | undefined): string {
  const told = steps.map((step) => narrow(step, operation)).filter(hasChanges);
  const ids = [
    ...new Set([...(operation ? [operation] : []), ...told.flatMap((step) => [...step.operations.keys()])]),
  ];
  const entry = (release: string | undefined, changes: readonly Change[]) => ({
    release: release ?? "unreleased",
    changes: changes.map(({ id, wire, client, message }) => ({ id, wire, client, message: message.en })),
  });
  return JSON.stringify(
    {
      operations: ids.sort().map((operationId) => ({
        operationId,
        history: told.flatMap(({ release, operations }) => {
          const changes = operations.get(operationId) ?? [];
          return changes.length === 0 ? [] : [entry(release, changes)];
        }),
      })),
      api: told.flatMap(({ release, api }) => (api.length === 0 ? [] : [entry(release, api)])),
    },
    undefined,
    2,
  );
}

const WORDS = {
  title: { en: "Changelog", "zh-CN": "变更记录" },
  unreleased: { en: "Unreleased", "zh-CN": "未发布" },
  none: { en: "No change is recorded yet.", "zh-CN": "暂无变更记录。" },
  breaking: { en: "**Breaking**: ", "zh-CN": "**不兼容**：" },
} as const;

function narrow({ release, changes }: StepChanges, operation: string | undefined): Told {
  const operations = new Map<string, Change[]>();
  for (const change of changes) {
    for (const id of change.operationIds) {
      if (operation === undefined || id === operation)
        operations.set(id, [...(operations.get(id) ?? []), change]);
    }
  }
  const api = operation === undefined ? changes.filter(({ operationIds }) => operationIds.length === 0) : [];
  return { release, operations: new Map([...operations].sort(([a], [b]) => (a < b ? -1 : 1))), api };
}

function hasChanges({ operations, api }: Told): boolean {
  return operations.size > 0 || api.length > 0;
}

function items(changes: readonly Change[], locale: Locale): string[] {
  return changes.map((change) => {
    const mark = severityOf(change) === "breaking" ? WORDS.breaking[locale] : "";
    return `- ${mark}${escapeText(change.message[locale])}`;
  });
}
