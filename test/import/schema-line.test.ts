import { expect, test } from "vitest";
import { schemaLine } from "../../src/import/schema-line.ts";

const rootNaming = (target: string) => ({
  file: "spec/openapi.yaml",
  text: `# yaml-language-server: $schema=${target}\nopenapi: 3.1.0\n`,
});

test.each([
  ["../schemas/openapi.json", "spec/paths/a.yaml", "../../schemas/path-item.json"],
  [
    "../node_modules/zstack-openapi/schemas/openapi.json",
    "spec/paths/a.yaml",
    "../../node_modules/zstack-openapi/schemas/path-item.json",
  ],
  ["openapi.json", "spec/a.yaml", "./path-item.json"],
  [
    "https://example.org/schemas/openapi.json",
    "spec/paths/a.yaml",
    "https://example.org/schemas/path-item.json",
  ],
  ["/opt/schemas/openapi.json", "spec/paths/a.yaml", "/opt/schemas/path-item.json"],
])("a root with %s gives %s the schema %s", (target, file, want) => {
  expect(schemaLine(rootNaming(target), file, "path-item")).toBe(`# yaml-language-server: $schema=${want}\n`);
});

test.each([["https://spec.openapis.org/oas/3.1/schema/2022-10-07"], ["../mine.json"]])(
  "a root with %s says nothing about its files",
  (target) => {
    expect(schemaLine(rootNaming(target), "spec/paths/a.yaml", "schema")).toBe("");
  },
);

test("a root without a schema has none for its files", () => {
  expect(schemaLine({ file: "openapi.yaml", text: "openapi: 3.1.0\n" }, "a.yaml", "schema")).toBe("");
});
