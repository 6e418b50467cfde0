import { describe, expect, test } from "vitest";
import { describeOperation } from "../../src/console/describe.ts";
import { diff } from "../../src/diff/judge.ts";
import { renderPackage } from "../../src/generate/package/package.ts";
import { lint } from "../../src/lint/lint.ts";
import { createMock } from "../../src/mock/mock.ts";
import { build } from "../../src/model/build.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import { siteOf } from "../docs/html/site-files.ts";
import { GUIDES, RUNTIME } from "../package-folder.ts";
import { expectQuick } from "../quick.ts";
import { allProblemsOf, loadText } from "../text-files.ts";

type Schema = object;

/** So many levels that whatever doubles with each does not end. */
const LEVELS = 40;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that each are made of the next. */
function tower(levels: number, of: (next: object) => Schema): Record<string, Schema> {
  const last = { type: "object", properties: { end: { type: "string" } } };
  return Object.fromEntries(
    Array.from({ length: levels }, (_, at) => [`A${at}`, at === levels - 1 ? last : of(ref(`A${at + 1}`))]),
  );
}

/** Schemas that each refer to all. */
function clique(size: number, of: (all: readonly object[]) => Schema): Record<string, Schema> {
  const all = Array.from({ length: size }, (_, at) => ref(`A${at}`));
  return Object.fromEntries(all.map((_, at) => [`A${at}`, of(all)]));
}

const fields = (all: readonly object[]) => Object.fromEntries(all.map((one, at) => [`p${at}`, one]));
const many = <T>(count: number, of: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => of(at));

/** A spec that sends and answers the schema A0. */
function specOf(schemas: Record<string, unknown>, more: object = {}, rest: object = {}): string {
  const content = (key: string) => ({
    content: { "application/json": { schema: { type: "object", properties: { [key]: ref("A0") } } } },
  });
  const operation = {
    operationId: "DoThing",
    requestBody: content("params"),
    responses: { "200": { description: "x", ...content("inventory") } },
    ...more,
  };
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { put: operation } },
    components: { schemas },
    ...rest,
  });
}

const object = { type: "object" };
const slow = { type: "string", pattern: "^(a+)+$", default: `${"a".repeat(40)}!` };
const callbacks = (levels: number) =>
  Object.fromEntries(
    many(levels, (at) => {
      const next = { $ref: `#/x-c/${at + 1}` };
      const inner = at < levels - 1 ? { callbacks: { a: next, b: next } } : {};
      return [at, { "{$url}": { post: { responses: { "200": { description: "x" } }, ...inner } } }];
    }),
  );

/** What is accepted. */
const ACCEPTED: [string, string][] = [
  [
    "models in two fields of each other",
    specOf(tower(LEVELS, (next) => ({ ...object, required: ["a", "b"], properties: { a: next, b: next } }))),
  ],
  [
    "maps of maps",
    specOf(tower(LEVELS, (next) => ({ ...object, properties: { a: next }, additionalProperties: next }))),
  ],
  [
    "models that all have fields of all",
    specOf(clique(16, (all) => ({ ...object, required: ["p1"], properties: fields(all) }))),
  ],
  [
    "models that all have choices of all",
    specOf(clique(12, (all) => ({ ...object, properties: { x: { anyOf: all } } }))),
  ],
  [
    "twenty thousand values",
    specOf({ A0: { ...object, properties: { e: { type: "string", enum: many(20_000, String) } } } }),
  ],
  ["a pattern without end", specOf({ A0: { ...object, properties: { slow } } })],
  ["backticks and brackets", specOf({ A0: { ...object, description: "`[<|*_".repeat(30_000) } })],
  ["line ends", specOf({ A0: { ...object, description: `a${"\n ".repeat(100_000)}#` } })],
];

/** What is refused, and why. */
const REFUSED: [string, string, string][] = [
  [
    "all of the same, twice, and so on",
    specOf(tower(LEVELS, (next) => ({ allOf: [next, next] }))),
    "ref-ways",
  ],
  [
    "a choice of the same, twice, and so on",
    specOf(tower(LEVELS, (next) => ({ anyOf: [next, next] }))),
    "ref-ways",
  ],
  ["a reference to a reference, and so on", specOf(tower(2_000, (next) => next)), "ref-chain"],
  ["all of another, and so on", specOf(tower(2_000, (next) => ({ allOf: [next] }))), "ref-chain"],
  [
    "a long circle",
    specOf({ ...tower(300, (next) => ({ allOf: [next] })), A299: { allOf: [ref("A0")] } }),
    "ref-chain",
  ],
  [
    "a field within a field, and so on",
    specOf(tower(5_000, (next) => ({ ...object, properties: { a: next } }))),
    "structure",
  ],
  [
    "twenty thousand fields",
    specOf({ A0: { ...object, properties: fields(many(20_000, () => object)) } }),
    "too-large",
  ],
  [
    "callbacks within callbacks, twice each",
    specOf({ A0: object }, { callbacks: { a: { $ref: "#/x-c/0" } } }, { "x-c": callbacks(30) }),
    "too-large",
  ],
  [
    "names that are nowhere",
    specOf({ A0: { ...object, properties: fields(many(5_000, (at) => ref(`Nope${at}`))) } }),
    "unresolved-ref",
  ],
];

describe("a spec is worked through in time, with", () => {
  test.each(ACCEPTED)("%s", async (_, text) => {
    const files = { "openapi.json": text };
    await expectQuick(async () => {
      expect(await allProblemsOf(files)).toEqual([]);
      const bundle = loadText(files);
      const { model } = build(bundle);
      for (const [, file] of renderPackage(model, { runtime: RUNTIME, guides: GUIDES }))
        expect(file.length).toBeLessThan(2e7);
      siteOf(model);
      lint({ bundle, model, problems: [] }, "en");
      diff(model, build(loadText({ "openapi.json": text.replaceAll('"string"', '"integer"') })).model);
      describeOperation(model.operations[0]!, schemasOf(model));
      const node = createMock(model);
      const params = JSON.stringify({ params: { slow: slow.default } });
      const headers = { Authorization: `OAuth ${node.openSession()}` };
      await node.fetch(new Request("http://mock/zstack/a", { method: "PUT", headers, body: params }));
    });
  });

  test.each(REFUSED)("%s, and refused", async (_, text, id) => {
    await expectQuick(async () => {
      const problems = await allProblemsOf({ "openapi.json": text });
      expect(problems.map((problem) => problem.id)).toContain(id);
      expect(problems.length).toBeLessThan(3_001);
    });
  });

  test("a schema that is nothing but itself, which lint goes on with", () => {
    const text = specOf({ A0: { allOf: [ref("A0")], default: { a: 1 } } });
    const bundle = loadText({ "openapi.json": text });
    const { model, problems } = build(bundle);
    expect(lint({ bundle, model, problems }, "en").map(({ id }) => id)).toContain("ref-cycle");
  });

  test("a path of parameters side by side", async () => {
    const names = many(20, (at) => `p${at}`);
    const parameters = names.map((name) => ({
      name,
      in: "path",
      required: true,
      schema: { type: "string" },
    }));
    const text = specOf({ A0: object }, { parameters }).replace(
      '"/a"',
      `"/a/${names.map((name) => `{${name}}`).join("")}!"`,
    );
    const { model } = build(loadText({ "openapi.json": text }));
    await expectQuick(async () => {
      const answer = await createMock(model).fetch(
        new Request(`http://mock/zstack/a/${"x".repeat(200)}`, { method: "PUT" }),
      );
      expect(answer.status).toBe(404);
    });
  });
});
