import { escapeLineStart, escapeRemark, type Markdown, markdown } from "../../escape/markdown.ts";
import { compareText } from "../../load/code-unit-order.ts";
import type { Locale } from "../../model/model.ts";
import type { StepChanges } from "../history.ts";
import type { Change } from "../judge.ts";
import { severityOf } from "../judge.ts";
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
): Markdown {
  const lines = [markdown`# ${WORDS.title[locale]}`];
  const told = steps.map((step) => narrow(step, operation)).filter(hasChanges);
  if (told.length === 0) lines.push(markdown``, WORDS.none[locale]);
  for (const { release, operations, api } of told) {
    const title = release === undefined ? WORDS.unreleased[locale] : escapeRemark(release);
    lines.push(markdown``, markdown`## ${title}`);
    for (const [operationId, changes] of operations) lines.push(...section(operationId, changes, locale));
    if (api.length > 0) lines.push(...section(say("wholeApi", locale), api, locale));
  }
  return markdown`${markdown.join(lines, markdown`\n`)}\n`;
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
  title: { en: markdown`Changelog`, "zh-CN": markdown`变更记录` },
  unreleased: { en: markdown`Unreleased`, "zh-CN": markdown`未发布` },
  none: { en: markdown`No change is recorded yet.`, "zh-CN": markdown`暂无变更记录。` },
  breaking: { en: markdown`**Breaking**: `, "zh-CN": markdown`**不兼容**：` },
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
  return { release, operations: new Map([...operations].sort(([a], [b]) => compareText(a, b))), api };
}

function hasChanges({ operations, api }: Told): boolean {
  return operations.size > 0 || api.length > 0;
}

function section(title: string, changes: readonly Change[], locale: Locale): Markdown[] {
  const items = changes.map((change) => {
    const mark = severityOf(change) === "breaking" ? WORDS.breaking[locale] : markdown``;
    return markdown`- ${escapeLineStart(markdown`${mark}${escapeRemark(change.message[locale])}`)}`;
  });
  return [markdown``, markdown`### ${escapeRemark(title)}`, markdown``, ...items];
}
