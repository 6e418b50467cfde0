import { isMapping } from "../../load/mapping.ts";
import { childPointer } from "../../load/pointer.ts";
import type { JsonObject, ResponseModel } from "../../model/model.ts";
import type { ComparedOperation, Findings } from "./compared-operation.ts";
import type { Fact, FactKind } from "./fact.ts";
import { sameJson } from "./json.ts";
import { compareContent, contentOf, schemaPartsOf } from "./media.ts";
import { entriesUnder, type Part, partAt } from "./side.ts";
import type { Place } from "./surroundings.ts";

/** Compares responses by status, with their headers and bodies. */
export function compareResponses(compared: ComparedOperation, findings: Findings): void {
  const { base, head, before, after } = compared;
  const byStatus = (responses: readonly ResponseModel[]) =>
    new Map(responses.map((each) => [each.status, each]));
  const [left, right] = [byStatus(before.responses), byStatus(after.responses)];
  for (const status of new Set([...left.keys(), ...right.keys()])) {
    const [b, h] = [left.get(status), right.get(status)];
    const parts = { base: b && partAt(base, b.pointer), head: h && partAt(head, h.pointer) };
    const state = (kind: FactKind, rest: Partial<Fact> = {}) =>
      findings.report({
        kind,
        direction: "response",
        base: parts.base?.pointer ?? childPointer(before.pointer, "responses"),
        head: parts.head?.pointer ?? childPointer(after.pointer, "responses"),
        name: status,
        visible: false,
        ...rest,
      });
    if (parts.base === undefined || parts.head === undefined) {
      const kind = parts.head === undefined ? "response-removed" : "response-added";
      // Whether it tells of success.
      state(kind, {
        required: /^2/.test(status),
        ...(parts.base === undefined && { base: undefined }),
        ...(parts.head === undefined && { head: undefined }),
      });
    } else {
      const pair = { base: parts.base, head: parts.head };
      compareResponse(compared, pair, placeOf(status, compared), { ...findings, state });
    }
  }
}

/** The client shows the payload of a 200, and nothing of other answers. */
function placeOf(status: string, { before, after }: ComparedOperation): Place {
  const [b, h] = [before.result, after.result];
  if (status !== "200") return { direction: "response", visible: false };
  const payload =
    b.kind === "property" && h.kind === "property" && b.property === h.property ? h.property : undefined;
  return { direction: "response", visible: b.kind === "body" && h.kind === "body", payload };
}

interface Reporting extends Findings {
  state(kind: FactKind, rest?: Partial<Fact>): void;
}

function compareResponse(
  compared: ComparedOperation,
  parts: { readonly base: Part; readonly head: Part },
  place: Place,
  reporting: Reporting,
): void {
  const { state } = reporting;
  const words = { base: wordsOf(parts.base.value), head: wordsOf(parts.head.value) };
  if (!sameJson(words.base, words.head)) {
    state("documentation-changed", { direction: "none", keyword: "description" });
  }
  compareHeaders(compared, parts, reporting);
  const bodies = { base: contentOf(parts.base).size > 0, head: contentOf(parts.head).size > 0 };
  if (bodies.base && bodies.head) compareContent(compared, parts, place, reporting);
  else if (bodies.base !== bodies.head) state(bodies.head ? "response-body-added" : "response-body-removed");
}

/** Names of headers do not depend on case; `Content-Type` is told by the media types. */
function compareHeaders(
  { base, head, schemas }: ComparedOperation,
  parts: { readonly base: Part; readonly head: Part },
  { state, lead }: Reporting,
): void {
  const named = (headers: Map<string, Part>) =>
    new Map([...headers].map(([name, part]) => [name.toLowerCase(), { name, part }]));
  const left = named(entriesUnder(base, parts.base, "headers"));
  const right = named(entriesUnder(head, parts.head, "headers"));
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    if (key === "content-type") continue;
    const [b, h] = [left.get(key), right.get(key)];
    const stateHere = (kind: FactKind, rest: Partial<Fact> = {}) =>
      state(kind, { base: b?.part.pointer, head: h?.part.pointer, name: (h ?? b)!.name, ...rest });
    const required = (side: typeof b) => side?.part.value.required === true;
    if (b === undefined || h === undefined) {
      stateHere(h === undefined ? "header-removed" : "header-added", { required: required(b ?? h) });
      continue;
    }
    if (required(b) !== required(h)) {
      stateHere(required(h) ? "header-became-required" : "header-became-optional");
    }
    if (b.part.value.deprecated !== h.part.value.deprecated) {
      stateHere(h.part.value.deprecated === true ? "deprecated" : "undeprecated", { direction: "none" });
    }
    if ((b.part.value.explode ?? false) !== (h.part.value.explode ?? false)) {
      stateHere("serialization-changed", { keyword: "explode" });
    }
    if (b.part.value.description !== h.part.value.description) {
      stateHere("documentation-changed", { direction: "none", keyword: "description" });
    }
    const place = { direction: "response", visible: false } as const;
    lead(schemas.compare(schemaPartsOf(b.part), schemaPartsOf(h.part), place));
  }
}

function wordsOf({ description, "x-zstack": extension }: JsonObject): JsonObject {
  return { description: description ?? "", ...(isMapping(extension) && { extension }) };
}
