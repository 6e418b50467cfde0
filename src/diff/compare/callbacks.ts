import { isMapping } from "../../load/mapping.ts";
import { childPointer } from "../../load/pointer.ts";
import type { JsonObject } from "../../model/model.ts";
import { canonical } from "./canonical.ts";
import type { ComparedOperation, Findings } from "./compared-operation.ts";
import { sameJson } from "./json.ts";

/** Requests that the server sends: compared as a whole, for the toolkit makes nothing of them. */
export function compareNamed(
  {
    base,
    head,
    before,
    after,
  }: Pick<ComparedOperation, "base" | "head"> & {
    readonly before: { readonly pointer: string };
    readonly after: { readonly pointer: string };
  },
  key: "callbacks" | "webhooks",
  raw: { readonly base: JsonObject; readonly head: JsonObject },
  findings: Pick<Findings, "report">,
): void {
  const named = (value: JsonObject) => (isMapping(value[key]) ? value[key] : {});
  const [b, h] = [named(raw.base), named(raw.head)];
  for (const name of new Set([...Object.keys(b), ...Object.keys(h)])) {
    const [from, to] = [b[name], h[name]];
    const change = from === undefined ? "added" : to === undefined ? "removed" : "changed";
    if (from !== undefined && to !== undefined && sameJson(canonical(base, from), canonical(head, to)))
      continue;
    findings.report({
      kind: `callback-${change}`,
      direction: "none",
      base: from === undefined ? undefined : childPointer(before.pointer, key, name),
      head: to === undefined ? undefined : childPointer(after.pointer, key, name),
      name,
      keyword: key === "callbacks" ? "callback" : "webhook",
      visible: false,
    });
  }
}
