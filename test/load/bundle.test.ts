import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { load } from "../../src/load/load.ts";
import { formatLocation } from "../../src/load/problem.ts";
import { loadText, problemsOf } from "../text-files.ts";

const NO = { $ref: "no.yaml" };

describe("a bundled document", () => {
  test.each([
    [
      "names a schema file as the root does",
      {
        "spec/openapi.yaml":
          "paths: {/a: {get: {schema: {$ref: schemas/vm.yaml}}}}\ncomponents: {schemas: {Vm: {$ref: schemas/vm.yaml}}}",
        "spec/schemas/vm.yaml": "type: object",
      },
      {
        paths: { "/a": { get: { schema: { $ref: "#/components/schemas/Vm" } } } },
        components: { schemas: { Vm: { type: "object" } } },
      },
    ],
    [
      "names a schema file that the root does not know after the file",
      {
        "openapi.yaml": "paths: {/a: {get: {schema: {$ref: Vm.yaml}}}}",
        "Vm.yaml": "properties: {nic: {$ref: 'Nic.yaml#/defs/Nic'}, self: {$ref: '#'}}",
        "Nic.yaml": "defs: {Nic: {type: string}}",
      },
      {
        paths: { "/a": { get: { schema: { $ref: "#/components/schemas/Vm" } } } },
        components: {
          schemas: {
            Vm: {
              properties: {
                nic: { $ref: "#/components/schemas/Nic" },
                self: { $ref: "#/components/schemas/Vm" },
              },
            },
            Nic: { type: "string" },
          },
        },
      },
    ],
    [
      "has path items, responses and examples in place",
      {
        "openapi.yaml": "paths: {/a: {$ref: paths/a.yaml}}",
        "paths/a.yaml": "get: {responses: {'200': {$ref: ../ok.yaml}}}",
        "ok.yaml": "content: {application/json: {examples: {one: {$ref: one.json}}}}",
        "one.json": '{"value": {"a": 1}}',
      },
      {
        paths: {
          "/a": {
            get: {
              responses: {
                "200": { content: { "application/json": { examples: { one: { value: { a: 1 } } } } } },
              },
            },
          },
        },
      },
    ],
    [
      "keeps what stands beside a reference",
      {
        "openapi.yaml":
          "a: {schema: {$ref: '#/components/schemas/A', description: here}}\ncomponents: {schemas: {A: {type: string}}}",
      },
      {
        a: { schema: { $ref: "#/components/schemas/A", description: "here" } },
        components: { schemas: { A: { type: "string" } } },
      },
    ],
    [
      "leaves properties and example data called $ref alone",
      {
        "openapi.yaml":
          "components: {schemas: {A: {properties: {$ref: {type: string}}, examples: [{$ref: no.yaml}]}}}",
      },
      {
        components: {
          schemas: { A: { properties: { $ref: { type: "string" } }, examples: [{ $ref: "no.yaml" }] } },
        },
      },
    ],
    [
      "leaves values called $ref alone wherever a value may stand",
      {
        "openapi.yaml": `paths: {/a: {get: {responses: {'200': {
          content: {application/json: {example: {$ref: no.yaml}, examples: {a: {value: {$ref: no.yaml}}}}},
          links: {a: {operationId: b, parameters: {c: {$ref: no.yaml}}, requestBody: {$ref: no.yaml}}},
          x-a: {$ref: no.yaml}}}}}}`,
      },
      {
        paths: {
          "/a": {
            get: {
              responses: {
                "200": {
                  content: {
                    "application/json": { example: NO, examples: { a: { value: NO } } },
                  },
                  links: { a: { operationId: "b", parameters: { c: NO }, requestBody: NO } },
                  "x-a": NO,
                },
              },
            },
          },
        },
      },
    ],
    [
      "keeps one schema under two names apart from its alias",
      {
        "openapi.yaml": "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: b.yaml}}}",
        "b.yaml": "type: string",
      },
      { components: { schemas: { A: { $ref: "#/components/schemas/B" }, B: { type: "string" } } } },
    ],
    [
      "may hold a schema that contains itself, through files",
      {
        "openapi.yaml": "components: {schemas: {Error: {$ref: error.yaml}}}",
        "error.yaml":
          "properties: {cause: {$ref: error.yaml}, other: {$ref: 'openapi.yaml#/components/schemas/Error'}}",
      },
      {
        components: {
          schemas: {
            Error: {
              properties: {
                cause: { $ref: "#/components/schemas/Error" },
                other: { $ref: "#/components/schemas/Error" },
              },
            },
          },
        },
      },
    ],
  ])("%s", (_, files, want) => {
    const bundle = loadText(files);
    expect(bundle.problems).toEqual([]);
    expect(bundle.document).toEqual(want);
  });

  test("knows where each part came from", () => {
    const bundle = loadText({
      "spec/openapi.yaml":
        "paths:\n  /a:\n    $ref: paths/a.yaml\ncomponents: {schemas: {Vm: {$ref: vm.yaml}}}",
      "spec/paths/a.yaml": "get:\n  responses:\n    '200':\n      $ref: ../ok.yaml",
      "spec/ok.yaml": "description: fine",
      "spec/vm.yaml": "type: object\nproperties:\n  id: {type: string}",
    });
    const at = (pointer: string) => formatLocation(bundle.locate(pointer));
    expect(at("/paths/~1a/get/responses")).toBe("spec/paths/a.yaml:3:5");
    expect(at("/paths/~1a/get/responses/200/description")).toBe("spec/ok.yaml:1:14");
    expect(at("/components/schemas/Vm/properties/id/type")).toBe("spec/vm.yaml:3:14");
  });
});

describe("a reference is refused, at its place, when it", () => {
  test.each([
    [
      "names a file that is not there",
      { "s/o.yaml": "paths: {/a: {$ref: no.yaml}}" },
      ["s/o.yaml:1:20 [unresolved-ref]"],
    ],
    [
      "names a part that is not there",
      { "o.yaml": "a: {schema: {$ref: '#/components/schemas/Vmm'}}\ncomponents: {schemas: {Vm: {}}}" },
      ["o.yaml:1:20 [unresolved-ref]"],
    ],
    [
      "leads to the network",
      { "o.yaml": "a: {schema: {$ref: 'https://example.com/a.yaml'}}" },
      ["o.yaml:1:20 [remote-ref]"],
    ],
    [
      "leads to the network without saying how",
      { "o.yaml": "a: {schema: {$ref: '//example.com/a.yaml'}}" },
      ["o.yaml:1:20 [remote-ref]"],
    ],
    [
      "leaves the spec's folder",
      { "s/o.yaml": "a: {schema: {$ref: ../other.yaml}}", "other.yaml": "{}" },
      ["s/o.yaml:1:20 [ref-outside]"],
    ],
    [
      "leaves it by a detour",
      { "s/o.yaml": "a: {schema: {$ref: 'x/../../other.yaml'}}", "other.yaml": "{}" },
      ["s/o.yaml:1:20 [ref-outside]"],
    ],
    [
      "leaves it by an absolute path",
      { "s/o.yaml": "a: {schema: {$ref: /etc/passwd}}" },
      ["s/o.yaml:1:20 [ref-outside]"],
    ],
    [
      "goes in a circle through files",
      { "o.yaml": "paths: {/a: {$ref: a.yaml}}", "a.yaml": "$ref: b.yaml", "b.yaml": "$ref: a.yaml" },
      ["o.yaml:1:20 [ref-cycle]"],
    ],
    [
      "is itself",
      { "o.yaml": "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}" },
      ["o.yaml:1:34 [ref-cycle]"],
    ],
    [
      "puts a response into itself",
      { "o.yaml": "paths: {/a: {$ref: a.yaml}}", "a.yaml": "get: {callbacks: {x: {$ref: a.yaml}}}" },
      ["a.yaml:1:29 [ref-cycle]"],
    ],
    [
      "gives two schemas one name",
      {
        "o.yaml": "a: {schema: {$ref: x/Vm.yaml}}\nb: {schema: {$ref: y/Vm.yaml}}",
        "x/Vm.yaml": "type: string",
        "y/Vm.yaml": "type: object",
      },
      ["o.yaml:2:20 [schema-name-taken]"],
    ],
    [
      "stands for the whole document, beside schemas of other files, and leads to no object",
      {
        "o.yaml": "$ref: 'list.yaml#/list'\na: {schema: {$ref: Vm.yaml}}",
        "list.yaml": "list: [1]",
        "Vm.yaml": "type: string",
      },
      ["o.yaml:1:7 [ref-no-object]"],
    ],
  ])("%s", (_, files, want) => {
    const { problems } = loadText(files);
    expect(problems.map(({ location, id }) => `${formatLocation(location)} [${id}]`)).toEqual(want);
    for (const { message, fix } of problems) expect([message, fix]).not.toContain("");
  });
});

test("every fault of every file is found in one run", async () => {
  const problems = await problemsOf({
    "o.yaml":
      "openapi: 3.1.0\npaths:\n  /a: {$ref: a.yaml}\n  /b: {$ref: none.yaml}\n  /c: {$ref: broken.yaml}",
    "a.yaml": "get: {operationId: A, responses: {'200': {$ref: none.yaml}}}\nput: {responses: {}}",
    "broken.yaml": "a: 1\na: 2\nb: [",
  });
  expect(problems).toEqual([
    "a.yaml:1:49 [unresolved-ref]",
    "a.yaml:2:1 [missing-operation-id]",
    "broken.yaml:2:1 [yaml-syntax]",
    "broken.yaml:3:5 [yaml-syntax]",
    "o.yaml:1:1 [structure]",
    "o.yaml:4:14 [unresolved-ref]",
  ]);
});

describe("on disk", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "zstack-openapi-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("a link that leads out of the spec's folder is not followed", () => {
    mkdirSync(path.join(folder, "spec"));
    writeFileSync(path.join(folder, "secret.yaml"), "type: string");
    symlinkSync("../secret.yaml", path.join(folder, "spec/link.yaml"));
    const root = path.join(folder, "spec/openapi.yaml");
    writeFileSync(root, "a: {schema: {$ref: link.yaml}}");
    expect(load(root).problems.map(({ id }) => id)).toEqual(["ref-outside"]);
  });
});
