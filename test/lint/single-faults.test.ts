import { describe, expect, test } from "vitest";
import { allProblemsOf, type TextFiles } from "../text-files.ts";
import { findingsIn, shortly } from "./findings.ts";
import { changed, GOOD } from "./good-spec.ts";

type Change = readonly [from: string, to: string];

/** The good spec with its model in a file of its own, and another model that is made of it. */
const PARTS: TextFiles = (() => {
  const at = GOOD.indexOf("    DiskInventory:\n");
  const model = GOOD.slice(at).split("\n").slice(1).join("\n").replace(/^ {6}/gm, "");
  return {
    "openapi.yaml": `${GOOD.slice(0, at)}    DiskInventory:\n      $ref: DiskInventory.yaml\n`,
    "DiskInventory.yaml": model.replace("#/components/schemas/DiskInventory", "DiskInventory.yaml"),
  };
})();

test("the spec in parts has no findings", async () => {
  expect(shortly(await findingsIn(PARTS))).toEqual([]);
});

describe("one fault is one finding:", () => {
  test.each<[what: string, change: Change, finding: string]>([
    ["an operation without responses", [RESPONSES(), ""], "13 [missing-200]"],
    ["responses that are misspelt", ["      responses:", "      response:"], "56 [structure]"],
    ["a 200 that is misspelt", ['"200":', '"2000":'], "57 [structure]"],
    [
      "content that is misspelt",
      ["x-zstack: { zh-CN: 云盘。 }\n          content:", "x-zstack: { zh-CN: 云盘。 }\n          contents:"],
      "60 [structure]",
    ],
    ["an operationId that is misspelt as a key", ["operationId:", "operationID:"], "14 [structure]"],
    [
      "an operationId that is another name",
      ["operationId: ResizeDisk", "operationId: ResizeDsk"],
      "85 [action-name]",
    ],
    ["a parameter that is misspelt", ["name: uuid", "name: uiud"], "19 [path-parameter]"],
    ["a parameter without a name", ["- name: uuid\n          in", "- in"], "19 [structure]"],
    ["a parameter without a place", ["          in: path\n", ""], "19 [structure]"],
    ["a parameter of no place that there is", ["in: path", "in: pth"], "20 [structure]"],
    ["parameters that are misspelt", ["      parameters:", "      paramters:"], "18 [structure]"],
    ["a response without a description", ["          description: Accepted.\n", ""], "77 [structure]"],
    [
      "a description that is misspelt",
      ["description: The disk.\n          x", "descripton: The disk.\n          x"],
      "58 [structure]",
    ],
    ["a type that there is not", ["type: number", "type: nmber"], "109 [structure]"],
    [
      "a format that is misspelt",
      ["format: int64\n          description", "fromat: int64\n          description"],
      "105 [structure]",
    ],
    [
      "a type of a known value that there is not",
      ["{ type: string }]", "{ type: strng }]"],
      "115 [structure]",
    ],
    [
      "a reference to a model that there is not",
      ['$ref: "#/components/schemas/DiskInventory"\n', '$ref: "#/components/schemas/Disk"\n'],
      "67 [unresolved-ref]",
    ],
    ["components that are misspelt", ["components:", "component:"], "90 [structure]"],
    ["a kind of components that is misspelt", ["  schemas:", "  schema:"], "91 [structure]"],
    [
      "a list where components belong",
      ["components:\n  schemas:", "components: []\nx-rest:\n  schemas:"],
      "90 [structure]",
    ],
    ["tags that are misspelt", ["tags:\n", "tgas:\n"], "7 [structure]"],
    ["a tag without a name", ["  - name: Disks\n    desc", "  - desc"], "8 [structure]"],
    ["a tag that is misspelt", ["tags: [Disks]", "tags: [Diks]"], "15 [known-tag]"],
    [
      "an extension that is misspelt",
      ["x-zstack: { type: Double,", "x-zstak: { type: Double,"],
      "112 [x-zstack]",
    ],
    ["a key of an extension that is misspelt", ["        since:", "        snice:"], "81 [x-zstack]"],
    ["Chinese that is misspelt as a key", ["zh-CN: 使用率。", "zh-Cn: 使用率。"], "112 [x-zstack]"],
    ["Chinese that is nothing", ["zh-CN: 使用率。", "zh-CN: null"], "112 [x-zstack]"],
    ["a key of a choice that is misspelt", ["source: the wire", "sorce: the wire"], "136 [x-zstack]"],
    ["a step of a category that is a number", ["[Storage, Disks]", "[Storage, 4]"], "82 [x-zstack]"],
    ["an action that is misspelt", ["action: resizeDisk", "action: resizeDsk"], "85 [action-name]"],
    [
      "a required name that is misspelt",
      ["required: [uuid, size]", "required: [uuid, szie]"],
      "96 [known-required]",
    ],
    [
      "a required wrapper that is misspelt",
      ["required: [resizeDisk]", "required: [resizeDsk]"],
      "30 [known-required]",
    ],
    [
      "an example without a field",
      ["                      uuid: ecadf3712d373abebb48671015a49e2c\n", ""],
      "74 [example-valid]",
    ],
    [
      "an example whose field is misspelt",
      [
        "                    inventory:\n                      uuid",
        "                    inventry:\n                      uuid",
      ],
      "73 [example-valid]",
    ],
    ["an example with a value of another type", ["size: 512\n", "size: much\n"], "75 [example-valid]"],
    ["an example that is a text", [EXAMPLE(), "value: nothing\n"], "72 [example-valid]"],
    [
      "no example",
      [`              examples:\n                one:\n                  ${EXAMPLE()}`, ""],
      "62 [required-in-example]",
    ],
    ["a version of OpenAPI without its quotes", ['"3.1.0"', "3.1"], "1 [unquoted-version]"],
  ])("%s", async (_, change, finding) => {
    const spec = { "openapi.yaml": changed(change) };
    expect(shortly(await findingsIn(spec))).toEqual([finding]);
    const problems = await allProblemsOf(spec);
    expect(problems.length).toBeLessThanOrEqual(1);
  });

  test.each<[what: string, reference: string, id: string]>([
    ["a file that is not there", "DiskInventroy.yaml", "unresolved-ref"],
    ["a part that is not there", "DiskInventory.yaml#/disk", "unresolved-ref"],
    ["the network", "https://example.com/DiskInventory.yaml", "remote-ref"],
  ])("a model's reference to %s, which others refer to by its file", async (_, reference, id) => {
    const root = PARTS["openapi.yaml"]!.replace("$ref: DiskInventory.yaml", `$ref: ${reference}`);
    const files = {
      ...PARTS,
      "openapi.yaml": root.replace('$ref: "#/components/schemas/DiskInventory"', "$ref: DiskInventory.yaml"),
    };
    expect(shortly(await findingsIn(files))).toEqual([`93 [${id}]`]);
  });

  test.each<[what: string, text: string, id: string]>([
    ["is empty", "", "empty-file"],
    [
      "has a merge conflict in it",
      "<<<<<<< HEAD\ntype: object\n=======\ntype: string\n>>>>>>> b\n",
      "merge-conflict",
    ],
    ["is no YAML", "type: [", "yaml-syntax"],
  ])("a file that %s", async (_, text, id) => {
    expect(shortly(await findingsIn({ ...PARTS, "DiskInventory.yaml": text }))).toEqual([`1 [${id}]`]);
  });
});

/** From a line to the next one that is indented no more. */
function RESPONSES(): string {
  return GOOD.slice(GOOD.indexOf("      responses:\n"), GOOD.indexOf("      x-zstack:\n        since"));
}

function EXAMPLE(): string {
  const from = GOOD.indexOf("value:\n                    inventory:");
  return GOOD.slice(from, GOOD.indexOf('        "202":'));
}
