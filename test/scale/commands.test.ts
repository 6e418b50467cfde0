import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/model/model.ts";
import { runCommand } from "../cli/terminal.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { scaleDocument } from "./document.ts";
import { promisesOf } from "./promise.ts";

const OPERATIONS = 60;
const document = scaleDocument(OPERATIONS);
const ids = promisesOf(document).map(({ id }) => id);

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);
const spec = at("openapi.json");
writeFileSync(spec, JSON.stringify(document));

/** The document with one field gone from an inventory that many others hold, and one action without its job. */
const edited = at("edited.json");
const EDITED_SCHEMA = "VmInstanceInventory";
const EDITED_FIELD = "size";
const EDITED_ACTION = "RunVmInstanceTask1";
writeFileSync(edited, JSON.stringify(editedCopy()));

test("generate writes the package, and finds it fresh", async () => {
  const written = await runCommand("generate", "--spec", spec, "--out", at("package"));
  expect(written).toMatchObject({ exitCode: 0, stdout: "" });
  expect(written.stderr).toContain(`${OPERATIONS} operations`);
  expect(await runCommand("generate", "--check", "--spec", spec, "--out", at("package"))).toMatchObject({
    exitCode: 0,
    stdout: "",
  });
});

test("docs has a page for every operation in both languages", async () => {
  const { exitCode } = await runCommand("docs", "--spec", spec, "--out", at("site"));
  expect(exitCode).toBe(0);
  const pages = ids.flatMap((id) => ["en", "zh-CN"].map((locale) => `${locale}/operations/${id}.html`));
  expect(pages.filter((page) => !existsSync(at(`site/${page}`)))).toEqual([]);
});

test("lint misses what only people can write, and doubts nothing that shape tells", async () => {
  const { exitCode, stdout } = await runCommand("lint", spec, "--format", "json");
  expect(exitCode).toBe(1);
  const { findings } = JSON.parse(stdout) as { findings: { id: string; pointer: string }[] };
  const ofRule = (rule: string) => findings.filter(({ id }) => id === rule);
  expect(ofRule("category-present")).toHaveLength(OPERATIONS);
  for (const rule of ["action-name", "job-response", "wrapper-key", "operation-id-case"]) {
    expect(ofRule(rule), rule).toEqual([]);
  }
});

describe("diff", () => {
  test("finds a document the same as itself", async () => {
    expect(await runCommand("diff", spec, spec)).toMatchObject({ exitCode: 0, stdout: "No changes." });
  });

  test("names every operation that an edit reaches, and no other", async () => {
    const { stdout } = await runCommand("diff", spec, edited, "--format", "json", "--fail-on", "none");
    const { changes } = JSON.parse(stdout) as { changes: { id: string; operationIds: string[] }[] };
    expect(changes.map(({ id, operationIds }) => [id, [...operationIds].sort()])).toEqual([
      ["response-property-removed", idsThatReach(EDITED_SCHEMA).sort()],
      ["execution-became-sync", [EDITED_ACTION]],
      ["success-response-removed", [EDITED_ACTION]],
    ]);
  });
});

test("release freezes the document, and changelog tells what an edit changes", async () => {
  const root = at("released/openapi.json");
  writeFiles(folder.path, [["released/openapi.json", JSON.stringify(document)]]);
  expect(await runCommand("release", "1.0.0", "--spec", root)).toMatchObject({ exitCode: 0 });
  writeFileSync(root, JSON.stringify(editedCopy()));
  const { stdout } = await runCommand("changelog", "--spec", root, "--operation", EDITED_ACTION);
  expect(stdout).toContain(`${EDITED_SCHEMA}.${EDITED_FIELD} removed from the response`);
  expect(stdout).toContain(`${EDITED_ACTION} is no job any more`);
});

function editedCopy(): JsonObject {
  const copy = JSON.parse(JSON.stringify(document)) as {
    paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
    components: { schemas: Record<string, { properties: Record<string, unknown> }> };
  };
  delete copy.components.schemas[EDITED_SCHEMA]!.properties[EDITED_FIELD];
  for (const item of Object.values(copy.paths)) {
    if (item.put?.operationId === EDITED_ACTION) delete item.put.responses["202"];
  }
  return copy as unknown as JsonObject;
}

/** The operations from whose responses references lead to a schema, by the text of the document. */
function idsThatReach(schema: string): string[] {
  const { schemas } = document.components as { schemas: JsonObject };
  const targets = (value: unknown) =>
    [...JSON.stringify(value).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);
  const reaching = new Set([schema]);
  for (let size = 0; size < reaching.size; ) {
    size = reaching.size;
    for (const [name, value] of Object.entries(schemas)) {
      if (targets(value).some((target) => reaching.has(target))) reaching.add(name);
    }
  }
  return Object.values(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
    (item) =>
      Object.values(item)
        .filter((operation) => targets(operation).some((target) => reaching.has(target)))
        .map(({ operationId }) => operationId),
  );
}
