import { propertiesOf } from "../../model/form.ts";
import type { BodyModel, JsonObject } from "../../model/model.ts";
import { schemasOf } from "../../model/schema-index.ts";
import type { ComparedOperation, Findings } from "./compared-operation.ts";
import type { Fact, FactKind } from "./fact.ts";
import { sameJson } from "./json.ts";
import { compareContent } from "./media.ts";
import { partAt, type Side } from "./side.ts";

/** Compares request bodies. Params are compared with params, whatever the wrapper key is called. */
export function compareBodies(compared: ComparedOperation, findings: Findings): void {
  const [b, h] = [compared.before.body, compared.after.body];
  const parts = {
    base: bodyPart(compared.base, b),
    head: bodyPart(compared.head, h),
  };
  const state = (kind: FactKind, rest: Partial<Fact> = {}) =>
    findings.report({
      kind,
      direction: "request",
      base: parts.base?.pointer,
      head: parts.head?.pointer,
      name: "requestBody",
      visible: false,
      ...rest,
    });
  if (parts.base === undefined || parts.head === undefined) {
    if (parts.head !== undefined) {
      const visible = hasParams(compared.head, h, parts.head.value.required === true);
      state("body-added", { required: parts.head.value.required === true, visible });
    } else if (parts.base !== undefined) {
      state("body-removed", { visible: hasParams(compared.base, b, false) });
    }
    return;
  }
  const required = { base: parts.base.value.required === true, head: parts.head.value.required === true };
  if (required.base !== required.head) {
    state(required.head ? "body-became-required" : "body-became-optional");
  }
  const words = { base: wordsOf(parts.base.value), head: wordsOf(parts.head.value) };
  if (!sameJson(words.base, words.head)) {
    state("documentation-changed", { direction: "none", keyword: "description" });
  }
  const wrapped = b?.wrapper !== undefined && h?.wrapper !== undefined;
  compareContent(
    compared,
    { base: parts.base, head: parts.head },
    wrapped
      ? {
          direction: "request",
          visible: false,
          payload: h.wrapper,
          renamed: b.wrapper === h.wrapper ? undefined : { base: b.wrapper, head: h.wrapper },
        }
      : { direction: "request", visible: true },
    findings,
  );
}

function bodyPart(side: Side, body: BodyModel | undefined) {
  return body === undefined || body.pointer === "" ? undefined : partAt(side, body.pointer);
}

function hasParams(side: Side, body: BodyModel | undefined, required: boolean): boolean {
  const properties = propertiesOf(body?.params, schemasOf(side.model)) ?? [];
  return properties.some((property) => !required || property.required);
}

function wordsOf({ description }: JsonObject) {
  return { description: description ?? "" };
}
