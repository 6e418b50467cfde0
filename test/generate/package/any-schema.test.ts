import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { renderClient } from "../../../src/generate/package/client.ts";
import { build } from "../../../src/model/build.ts";
import type { Int64 } from "../../../src/model/int64.ts";
import type { JsonObject } from "../../../src/model/model.ts";
import { GUIDES, RUNTIME, temporaryFolder, writeFiles } from "../../package-folder.ts";
import { compileStrictly } from "../../strict-compiler.ts";
import { loadText, type TextFiles } from "../../text-files.ts";
import { anyModels } from "./any-schema.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

const MODELS = 60;
const json = (schema: JsonObject | boolean): JsonObject => ({ content: { "application/json": { schema } } });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const parameters: JsonObject[] = [
  { name: "a", in: "path", required: true, schema: { type: "string" } },
  { name: "b", in: "query", schema: { type: "string" } },
];

/** Operations that take and give each model: itself and by name, below a key, beside parameters. */
function operationsOf(models: Readonly<Record<string, JsonObject | boolean>>): [string, JsonObject][] {
  return Object.entries(models).flatMap(([name, model], at): [string, JsonObject][] => {
    const operation = (id: string, body: JsonObject | boolean, answer: JsonObject | boolean): JsonObject => ({
      operationId: `${id}${at}`,
      requestBody: json(body),
      responses: { 200: { description: "ok", ...json(answer) } },
      "x-zstack": { execution: at % 2 === 0 ? "job" : "sync" },
    });
    const keyed = (key: string, own: JsonObject | boolean): JsonObject => ({
      type: "object",
      properties: { [key]: own, systemTags: {} },
    });
    return [
      [`/whole/${at}`, { post: operation("Whole", model, model) }],
      [`/keyed/${at}`, { post: operation("Keyed", keyed("send", model), keyed("inventory", model)) }],
      [
        `/placed/${at}/{a}`,
        { post: { ...operation("Placed", at % 3 === 0 ? ref(name) : model, ref(name)), parameters } },
      ],
    ];
  });
}

function specOf(paths: readonly (readonly [string, JsonObject])[], schemas: object): TextFiles {
  const info = { title: "Any", version: "1.0.0" };
  return {
    "o.yaml": JSON.stringify({
      openapi: "3.1.0",
      info,
      paths: Object.fromEntries(paths),
      components: { schemas },
    }),
  };
}

// Seeds and not chance, so that a failure can be had again.
test.each<[Int64, number]>([
  ["number", 10],
  ["bigint", 11],
])("whatever the schemas, the package compiles: %s", (int64, seed) => {
  const models = anyModels(MODELS, seed);
  const operations = operationsOf(models);
  const refused = new Set(
    build(loadText(specOf(operations, models))).problems.map(({ id, pointer }) => {
      expect(id).toBe("params-no-object");
      return /^\/paths\/([^/]+)\//.exec(pointer ?? "")?.[1]?.replaceAll("~1", "/");
    }),
  );
  const carried = operations.filter(([address]) => !refused.has(address));
  // Most are no scalars, or there would be little to compile.
  expect(carried.length).toBeGreaterThan(MODELS);

  const { model, problems } = build(loadText(specOf(carried, models)));
  expect(problems).toEqual([]);
  const home = path.join(folder.path, int64);
  writeFiles(home, renderClient(model, { runtime: RUNTIME, guides: GUIDES }, { int64 }));
  const files = ["src/index.ts", "src/all.ts", "src/schema.ts"].map((file) => path.join(home, file));
  expect(compileStrictly(files)).toEqual([]);
});
