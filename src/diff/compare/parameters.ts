import type { JsonObject, OperationModel, ParameterModel } from "../../model/model.ts";
import type { ComparedOperation, Findings } from "./compared-operation.ts";
import type { Fact, FactKind } from "./fact.ts";
import { differingKeys, sameJson } from "./json.ts";
import { contentOf, examplesOf, schemaPartsOf } from "./media.ts";
import { templateOf } from "./operation-pairs.ts";
import { type Part, partAt, type Side } from "./side.ts";

/** Compares parameters, paired by place and name; those of the path by their position when it only renames them. */
export function compareParameters(compared: ComparedOperation, findings: Findings): void {
  const { base, head, before, after } = compared;
  const renamed = renamedInPath(before, after);
  const keyOf = ({ in: place, name }: ParameterModel) =>
    `${place} ${place === "header" ? name.toLowerCase() : place === "path" ? (renamed.get(name) ?? name) : name}`;
  const left = new Map(before.parameters.map((parameter) => [keyOf(parameter), parameter]));
  const right = new Map(
    after.parameters.map((parameter) => [`${parameter.in} ${parameterName(parameter)}`, parameter]),
  );
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [b, h] = [left.get(key), right.get(key)];
    const pair = { base: b && parameterOf(base, b), head: h && parameterOf(head, h) };
    const parameter = h ?? b!;
    const state = (kind: FactKind, rest: Partial<Fact> = {}) =>
      findings.report({
        kind,
        direction: "request",
        base: b?.pointer,
        head: h?.pointer,
        name: `${parameter.in} parameter ${parameter.name}`,
        visible: isParam(parameter),
        ...rest,
      });
    if (b === undefined || h === undefined) {
      state(h === undefined ? "parameter-removed" : "parameter-added", { required: parameter.required });
    } else if (pair.base !== undefined && pair.head !== undefined) {
      if (b.name !== h.name && b.in === "path") state("parameter-renamed", { from: b.name, to: h.name });
      if (b.required !== h.required) {
        state(h.required ? "parameter-became-required" : "parameter-became-optional");
      }
      compareParameter({ base, head }, { base: pair.base, head: pair.head }, state);
      const place = { direction: "request", visible: isParam(h) } as const;
      const parts = { base: schemaPartsOf(pair.base), head: schemaPartsOf(pair.head) };
      findings.lead(compared.schemas.compare(parts.base, parts.head, place));
    }
  }
}

function compareParameter(
  sides: { readonly base: Side; readonly head: Side },
  { base, head }: { readonly base: Part; readonly head: Part },
  state: (kind: FactKind, rest?: Partial<Fact>) => void,
): void {
  const written = { base: serializationOf(base.value), head: serializationOf(head.value) };
  const media = { base: [...contentOf(base).keys()], head: [...contentOf(head).keys()] };
  if (!sameJson(written.base, written.head) || !sameJson(media.base, media.head)) {
    const keyword = differingKeys(written.base, written.head) || "content";
    state("serialization-changed", { keyword, from: written.base, to: written.head });
  }
  const deprecated = { base: base.value.deprecated === true, head: head.value.deprecated === true };
  if (deprecated.base !== deprecated.head) {
    state(deprecated.head ? "deprecated" : "undeprecated", { direction: "none" });
  }
  const words = (side: Side, part: Part): JsonObject => {
    const { description, "x-zstack": extension } = part.value;
    return {
      ...examplesOf(side, part),
      ...(description !== undefined && { description }),
      ...(extension !== undefined && { extension }),
    };
  };
  const [from, to] = [words(sides.base, base), words(sides.head, head)];
  if (!sameJson(from, to)) {
    state("documentation-changed", { direction: "none", visible: false, keyword: differingKeys(from, to) });
  }
}

/** How values are written, defaults filled in. @see https://spec.openapis.org/oas/v3.1.0#style-values */
function serializationOf(parameter: JsonObject): JsonObject {
  const style =
    parameter.style ?? (parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple");
  return {
    style,
    explode: parameter.explode ?? style === "form",
    allowReserved: parameter.allowReserved ?? false,
    allowEmptyValue: parameter.allowEmptyValue ?? false,
  };
}

/** Names of path parameters of the base, to what the same place of the path is called in the head. */
function renamedInPath(before: OperationModel, after: OperationModel): ReadonlyMap<string, string> {
  if (templateOf(before.path) !== templateOf(after.path)) return new Map();
  const names = (path: string) => [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const now = names(after.path);
  return new Map(names(before.path).map((name, at) => [name, now[at] ?? name]));
}

function parameterOf(side: Side, { pointer }: ParameterModel): Part | undefined {
  return partAt(side, pointer);
}

function parameterName({ in: place, name }: ParameterModel): string {
  return place === "header" ? name.toLowerCase() : name;
}

/** Headers and cookies are no params: they go into the options of a call. */
function isParam({ in: place }: ParameterModel): boolean {
  return place === "path" || place === "query";
}
