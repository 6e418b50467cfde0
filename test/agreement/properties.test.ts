import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import ts from "typescript";
import { afterAll, describe, expect, test } from "vitest";
import { describeOperation } from "../../src/console/describe.ts";
import { lint } from "../../src/lint/lint.ts";
import { paramsOf } from "../../src/mock/param-model.ts";
import { build } from "../../src/model/build.ts";
import { isObject } from "../../src/model/json-types.ts";
import type { JsonObject } from "../../src/model/model.ts";
import { typeNameOf } from "../../src/model/names.ts";
import { queryOf } from "../../src/model/query.ts";
import { schemasOf } from "../../src/model/schema-index.ts";
import type { Shape } from "../../src/runtime/shape.ts";
import { BIGINT_TRAITS } from "../generate/package/bigint-traits.ts";
import { BODIES, MODELS } from "../generate/package/bodies.ts";
import { TRAITS as NUMBER_TRAITS } from "../generate/package/traits.ts";
import { packageOf, temporaryFolder, writeFiles } from "../package-folder.ts";
import { programOf } from "../strict-compiler.ts";
import { loadText, modelOf } from "../text-files.ts";
import { OBJECTS, PARTS } from "./objects.ts";

const TRAITS = [...NUMBER_TRAITS, ...BIGINT_TRAITS];

/** The bodies that are an object, and not one or another. */
const ONE_OBJECT = [
  "an object",
  "an object that requires nothing",
  "an object without type",
  "a closed object",
  "a map",
  "a map of anything",
  "properties beside others",
  "patterns of names",
  "all of two objects",
  "a described model",
  "a model described by another member",
  "more required of a model",
];

/** The properties of an object, those that it cannot be without marked with a `!`. */
type Properties = readonly string[];

const rows = [
  ...Object.entries(OBJECTS),
  ...ONE_OBJECT.map((name) => [name, BODIES[name]!.schema as JsonObject] as const),
].map(([name, schema], row) => ({ name, schema, row }));
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject, example?: JsonObject): JsonObject => ({
  content: { "application/json": { schema, ...(example && { example }) } },
});

/** A document in which each of the rows is what an operation takes, a model, and what an answer lists. */
function documentOf(given: typeof rows): JsonObject {
  // An example that shows nothing of the object, and is valid.
  const listed = (row: number) =>
    json(
      { type: "object", properties: { inventories: { type: "array", items: ref(`Shown${row}`) } } },
      { inventories: [] },
    );
  const operationOf = ({ row, schema }: (typeof rows)[number]) => ({
    operationId: `Row${row}`,
    requestBody: json({ type: "object", required: ["params"], properties: { params: schema } }),
    responses: { 200: { description: "ok", ...listed(row) } },
  });
  const shown = given.map(({ row, schema }) => [`Shown${row}`, schema]);
  return {
    openapi: "3.1.0",
    info: { title: "Objects", version: "1.0.0" },
    paths: Object.fromEntries(
      given.map((each) => [`/zstack/v1/row${each.row}`, { post: operationOf(each) }]),
    ),
    components: { schemas: { ...PARTS, ...MODELS, ...Object.fromEntries(shown) } },
  };
}

const DOCUMENT = documentOf(rows);
const files = { "openapi.yaml": JSON.stringify(DOCUMENT) };
const model = modelOf(files);
const schemas = schemasOf(model);
const output = packageOf(files);

describe("an object with", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const types = typesIn(folder.path, [output])[0]!;
  const shapeOf = async (row: number): Promise<Properties> => {
    const { shape } = (await import(path.join(folder.path, `0/src/models/Shown${row}.ts`))) as {
      shape: Shape;
    };
    return [...(shape.required ?? []).map((name) => `${name}!`), ...(shape.optional ?? [])].sort();
  };

  test.each(rows)("$name has the same properties everywhere", async (each) => {
    const { row } = each;
    const operation = model.operations.find(({ operationId }) => operationId === `Row${row}`)!;
    const want = types(`operations/row${row}.ts`, `Row${row}Params`)!;
    const names = want.map((property) => property.replace("!", ""));
    expect(want.filter(isRequired), "JSON Schema").toEqual(
      requiredBySchema(row, names).map((name) => `${name}!`),
    );
    expect(types(`models/Shown${row}.ts`, `Shown${row}`), "type of the model").toEqual(want);
    expect(inPage(output.get(`docs/en/Row${row}.md`)!, 1), "page of the operation").toEqual(want);
    expect(inPage(output.get(`docs/en/models/Shown${row}.md`)!, 0), "page of the model").toEqual(want);
    const { fields } = describeOperation(operation, schemas);
    expect(marked(fields), "form of the console").toEqual(want);
    const params = paramsOf(operation, schemas).map(({ name, mandatory }) => ({ name, required: mandatory }));
    expect(marked(params), "mock").toEqual(want);
    expect(await shapeOf(row), "shape that answers are compared with").toEqual(want);
    expect(missesExamples(each), "lint, which asks for examples of what is required").toBe(
      want.some(isRequired),
    );
  });
});

describe("the documents that show a trait of generated code each", () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  const packages = TRAITS.map(({ files, options }) => packageOf(files, options));
  const types = typesIn(folder.path, packages);

  test.each(TRAITS.map((trait, index) => ({ ...trait, index })))(
    "have the same properties everywhere: $name",
    ({ files, index }) => {
      const { operations, ...model } = modelOf(files);
      const schemas = schemasOf(model);
      const compared = [
        ...operations.map((operation) => {
          const name = `${typeNameOf(operation.operationId)}Params`;
          const { params: given } = operation.body ?? {};
          // What may be a text as well has no fields to list.
          const isOne = given === undefined || isObject(given, schemas);
          const want = isOne ? types[index]!(`operations/${operation.moduleName}.ts`, name) : undefined;
          const { fields } = describeOperation(operation, schemas);
          const params = paramsOf(operation, schemas);
          const mock = params.map(({ name, mandatory }) => ({ name, required: mandatory }));
          if (queryOf(operation, schemas) === undefined)
            return { name, want, got: [marked(fields), marked(mock)] };
          // The query language is the client's; what the document says of it is what goes over the wire.
          expect(want).toEqual(expect.arrayContaining(["fields", "limit", "q", "sort", "start", "where"]));
          return {
            name,
            want: withoutLanguage(want),
            got: [marked(fields), marked(mock)].map(withoutLanguage),
          };
        }),
        ...model.schemas.map(({ name }) => {
          const page = packages[index]!.get(`docs/en/models/${name}.md`)!;
          return { name, want: types[index]!(`models/${name}.ts`, name), got: [inPage(page, 0)] };
        }),
      ].filter(({ want }) => want !== undefined);
      for (const { name, want, got } of compared) {
        expect(got, name).toEqual(got.map(() => want));
      }
    },
  );
});

const LANGUAGE = /^(count|fields|limit|q|replyWithCount|sort|start|where)!?$/;

function withoutLanguage(properties: Properties | undefined): Properties {
  return (properties ?? []).filter((name) => !LANGUAGE.test(name));
}

function isRequired(property: string): boolean {
  return property.endsWith("!");
}

function marked(fields: readonly { readonly name: string; readonly required: boolean }[]): Properties {
  return fields.map(({ name, required }) => (required ? `${name}!` : name)).sort();
}

/** The names without which an object that has all the others is not valid. */
function requiredBySchema(row: number, names: readonly string[]): string[] {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, ownProperties: true });
  ajv.addSchema({ $id: "spec", ...(DOCUMENT as object) });
  const validate = ajv.compile({ $ref: `spec#/components/schemas/Shown${row}` });
  const given = (name: string) => [name, name === "size" ? 1 : "text"];
  const without = (left: string) => Object.fromEntries(names.filter((name) => name !== left).map(given));
  return names.filter((name) => !validate(without(name)));
}

/** The properties of a type that a module of a package exports; `undefined` if it is not one object. */
type TypesOf = (module: string, type: string) => Properties | undefined;

/** Reads the types of packages as the compiler sees them. */
function typesIn(folder: string, packages: readonly ReadonlyMap<string, string>[]): TypesOf[] {
  const roots = packages.map((files, index) => {
    const home = path.join(folder, String(index));
    writeFiles(
      home,
      [...files].filter(([name]) => name.startsWith("src/")),
    );
    return path.join(home, "src");
  });
  const modules = packages.flatMap((files, index) =>
    [...files.keys()]
      .filter((name) => /^src\/(models|operations)\//.test(name))
      .map((name) => path.join(folder, String(index), name)),
  );
  const program = programOf(modules);
  const checker = program.getTypeChecker();
  return roots.map((root) => (module, name) => {
    const file = program.getSourceFile(path.join(root, module))!;
    const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!);
    const type = checker.getDeclaredTypeOfSymbol(exported.find((each) => each.name === name)!);
    const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
    if (!isObject || checker.isArrayLikeType(type)) return undefined;
    return checker
      .getPropertiesOfType(type)
      .map((property) => {
        const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
        return optional ? property.name : `${property.name}!`;
      })
      .sort();
  });
}

/** The fields that a page lists at a level, as readers see them. */
function inPage(page: string, level: number): Properties {
  const section = page
    .slice(page.search(/^#+ (Body fields|Fields)$/m))
    .replace(/\n#+ (?!Body|Fields).*/s, "");
  const fields = section.matchAll(/^( *)- \*\*`([^`]+)`\*\*(.*)$/gm);
  return [...fields]
    .filter(([, indent = ""]) => indent.length === level * 2)
    .map(([, , name = "", rest = ""]) => (/ · required( |$)/.test(rest) ? `${name}!` : name))
    .sort();
}

/** Whether `lint` misses an example of anything in the object. */
function missesExamples(row: (typeof rows)[number]): boolean {
  const bundle = loadText({ "openapi.yaml": JSON.stringify(documentOf([row])) });
  const findings = lint({ bundle, model: build(bundle).model, problems: [] }, "en");
  return findings.some(({ id }) => id === "required-in-example");
}
