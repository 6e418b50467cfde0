import { describe, expect, test } from "vitest";
import { FACT_KINDS, type FactKind } from "../../src/diff/compare/fact.ts";
import { OBJECT_KEYWORDS, SCHEMA_KEYWORDS } from "../../src/diff/compare/keywords.ts";
import { RULES } from "../../src/diff/registry.ts";
import { renderRulesPage } from "../../src/diff/render/rules-page.ts";
import { judges } from "../../src/diff/rule.ts";
import { EXAMPLES } from "./examples.ts";
import { compare } from "./pair.ts";

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** Kinds of facts that are found in one direction alone. */
const ONE_WAY: Readonly<Record<string, "request" | "response">> = {
  "action-changed": "request",
  "body-added": "request",
  "body-became-optional": "request",
  "body-became-required": "request",
  "body-removed": "request",
  "header-added": "response",
  "header-became-optional": "response",
  "header-became-required": "response",
  "header-removed": "response",
  "parameter-added": "request",
  "parameter-became-optional": "request",
  "parameter-became-required": "request",
  "parameter-removed": "request",
  "parameter-renamed": "request",
  "response-added": "response",
  "response-body-added": "response",
  "response-body-removed": "response",
  "response-removed": "response",
  "result-key-changed": "response",
  "wrapper-key-changed": "request",
};

describe("rules", () => {
  test("have ids, each once", () => {
    expect(RULES.map(({ id }) => id)).toEqual([...byId.keys()]);
  });

  const facts = FACT_KINDS.flatMap((kind: FactKind) => {
    const directions = ONE_WAY[kind] === undefined ? (["request", "response"] as const) : [ONE_WAY[kind]];
    return directions.flatMap((direction) =>
      [true, false].flatMap((required) =>
        [true, false].map((sameType) => ({ kind, direction, required, sameType })),
      ),
    );
  });
  test.each(facts)("judge $kind in a $direction by one of them", (fact) => {
    expect(RULES.filter((rule) => judges(rule, fact))).toHaveLength(1);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))("%s has a mirror, or is its own", (id, rule) => {
    const mirror = byId.get(rule.mirror ?? id);
    expect(mirror).toBeDefined();
    // Several ways there may have one way back.
    expect(byId.get(mirror!.mirror ?? mirror!.id)?.fact).toBe(rule.fact);
    expect([rule.direction, "both"]).toContain(mirror!.direction);
    const shown = EXAMPLES.filter(({ there, back }) => there === id || back === id);
    const backs = shown.map(({ there, back }) => byId.get(there === id ? back : there)?.fact);
    expect(new Set(backs)).toEqual(new Set([mirror!.fact]));
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))("%s says why in both languages", (_, rule) => {
    expect(rule.why.en).toMatch(/^[A-Z].*\.$/);
    expect(rule.why["zh-CN"]).toMatch(/[\u4e00-\u9fff].*。$/);
    for (const text of [rule.message.en, rule.message["zh-CN"]]) {
      expect(text.replace(/\{(name|from|to|keyword)\}/g, "")).not.toMatch(/[{}]/);
    }
    expect(rule.message["zh-CN"].match(/\{\w+\}/g)?.sort()).toEqual(
      rule.message.en.match(/\{\w+\}/g)?.sort(),
    );
  });

  test("are documented on a page, each with a section of its own", () => {
    for (const { id } of RULES) expect(renderRulesPage()).toContain(`\n## ${id}\n`);
  });
});

describe("examples", () => {
  test("are there for every rule", () => {
    const shown = new Set(EXAMPLES.flatMap(({ there, back }) => [there, back]));
    expect([...byId.keys()].filter((id) => !shown.has(id))).toEqual([]);
  });

  test.each(EXAMPLES.map((example) => [example.there, example.back, example] as const))(
    "give %s, and back %s",
    (there, back, { base, head }) => {
      expect(compare(base, head).changes.map(({ id }) => id)).toContain(there);
      expect(compare(head, base).changes.map(({ id }) => id)).toContain(back);
    },
  );
});

describe("keywords", () => {
  /** The vocabularies of JSON Schema 2020-12, what OpenAPI 3.1 adds, and `nullable`, which the model takes. */
  const VOCABULARIES = `
    $schema $id $anchor $ref $dynamicRef $dynamicAnchor $vocabulary $comment $defs
    allOf anyOf oneOf not if then else dependentSchemas prefixItems items contains properties patternProperties
    additionalProperties propertyNames unevaluatedItems unevaluatedProperties
    type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems
    minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired
    title description default deprecated readOnly writeOnly examples format
    contentEncoding contentMediaType contentSchema
    discriminator xml externalDocs example nullable x-zstack`;

  test("of JSON Schema and OpenAPI are all known, and no others", () => {
    expect(Object.keys(SCHEMA_KEYWORDS).sort()).toEqual(VOCABULARIES.trim().split(/\s+/).sort());
  });

  test("that are ignored have a reason", () => {
    const all = [SCHEMA_KEYWORDS, ...Object.values(OBJECT_KEYWORDS)].flatMap((table) => Object.values(table));
    for (const treatment of all) if (treatment.as === "ignored") expect(treatment.because).toMatch(/\.$/);
  });
});
