import { describe, expect, test } from "vitest";
import type { TextFiles } from "../text-files.ts";
import { ACTION, DELETE, NESTED, PAGES, QUERY, WITHOUT_PARAMS } from "./pages.ts";
import { FORMS, type Form, fileOfPage, nameOfForm, renderPage } from "./render-page.ts";
import { EMPTY, faultsOf, importAgain, importForm, importInto, OWN, verifierOf } from "./specs.ts";

/** What is read is the same in both specs, so the larger one is tried with the two most distant forms. */
const DISTANT = FORMS.filter(({ locale, tree }) => (locale === "en") === (tree === "indented")).filter(
  ({ navigation, tree }) => navigation === (tree === "indented"),
);

describe.each<[string, TextFiles, readonly Form[]]>([
  ["an empty spec", EMPTY, FORMS],
  ["the project's spec", OWN, DISTANT],
])("pages become part of %s, valid at once, agreeing with it, and only once:", (_, spec, forms) => {
  test.each(forms.map((form) => [nameOfForm(form), form] as const))("%s", async (_form, form) => {
    let files = spec;
    for (const page of PAGES) {
      const { imported, files: after } = importForm(files, page, form);
      expect(imported).toMatchObject({ operationId: page.operationId, outcome: "added" });
      expect(imported.findings.filter(({ known }) => !known)).toEqual([]);
      files = after;
    }
    expect(await faultsOf(files)).toEqual([]);
    const verify = verifierOf(files);
    const again = importAgain(files);
    for (const page of PAGES) {
      const text = renderPage(page, form);
      expect(verify(fileOfPage(page, form), text)).toEqual([]);
      expect(again(fileOfPage(page, form), text)).toMatchObject({ outcome: "present", files: new Map() });
    }
  });
});

const indented = { locale: "en", tree: "indented", navigation: false } as const;
const chineseFlat = { locale: "zh-CN", tree: "flat", navigation: false } as const;

describe("what servers are known to do is written in the place of what the page claims:", () => {
  test.each([
    [
      "an action is dispatched on by its name, as a job",
      ACTION,
      "spec/paths/backup-jobs-uuid-actions-pauseBackupJob.yaml",
      [
        "execution: job # servers answer a PUT with 202 and a job",
        "documentedExecution: sync",
        "action: pauseBackupJob # servers derive it from the operationId, whatever the page shows",
        "documentedKey: pausebackupjob",
        "result: none",
        'since: "4.10"',
      ],
    ],
    [
      "a POST keeps its key, and nested params",
      NESTED,
      "spec/paths/backup-plans.yaml",
      ["params:", "retention:", "- days", "result: inventory", "$ref: ../schemas/BackupPlanInventory.yaml"],
    ],
    [
      "a POST without params has the key all the same",
      WITHOUT_PARAMS,
      "spec/paths/backup-catalogs-uuid-refresh.yaml",
      ["params:", "source: zstackio/zstack 5.2.1 RestServer.java:445"],
    ],
    [
      "a query takes what all queries take",
      QUERY,
      "spec/paths/backup-tasks.yaml",
      [
        "# All query operations take these",
        "- name: q",
        "- name: replyWithCount",
        "- name: filterName",
        "execution: sync",
      ],
    ],
    [
      "a DELETE has its query",
      DELETE,
      "spec/paths/backup-plans-uuid.yaml",
      ["- name: deleteMode", "in: query", "execution: job", "result: none"],
    ],
  ])("%s", (_, page, file, lines) => {
    const { files } = importForm(EMPTY, page, indented);
    for (const line of lines) expect(files[file]).toContain(line);
  });

  test("enums stay open, and their values are those of the page", () => {
    const { files } = importForm(EMPTY, QUERY, indented);
    const model = files["spec/schemas/BackupTaskInventory.yaml"];
    expect(model).toContain("enum: [Enabled, Disabled]\n      - type: string");
    expect(model).toContain("type: BackupTaskState");
    expect(model).toContain("enum: [Waiting, CopyingData]");
  });

  test("what is documented as required and not shown may be left out", () => {
    const { files } = importForm(EMPTY, NESTED, indented);
    const model = files["spec/schemas/BackupPlanInventory.yaml"]!;
    expect(model).toMatch(/windowCount:\n(?: {4}.*\n)*? {6}documentedRequired: true/);
    expect(model.slice(0, model.indexOf("properties"))).not.toContain("windowCount");
  });
});

test("the page's words are drafts in both languages", () => {
  const { files } = importForm(EMPTY, NESTED, { ...indented, locale: "zh-CN" });
  const model = files["spec/schemas/BackupPlanInventory.yaml"];
  expect(model).toContain('description: "TODO(import): 说明：name"');
  expect(model).toContain('zh-CN: "TODO(import): 说明：name"');
});

describe("what the spec has is left alone:", () => {
  const QUERY_FIRST = importForm(EMPTY, QUERY, indented).files;
  const model = "spec/schemas/BackupTaskInventory.yaml";

  test("a model that agrees is referred to", () => {
    const other = { ...QUERY, operationId: "GetBackupTask", path: "/zstack/v1/backup-tasks/{uuid}/one" };
    const { imported, files } = importForm(QUERY_FIRST, other, indented);
    expect(imported.findings.filter(({ known }) => !known)).toEqual([]);
    expect(files[model]).toBe(QUERY_FIRST[model]);
    expect(files["spec/paths/backup-tasks-uuid-one.yaml"]).toContain(
      "$ref: ../schemas/BackupTaskInventory.yaml",
    );
  });

  test("a model that differs is a finding, not a second model", () => {
    const byHand = {
      ...QUERY_FIRST,
      [model]: QUERY_FIRST[model]!.replace("type: BackupTaskState", "type: String"),
    };
    const other = { ...QUERY, operationId: "GetBackupTask", path: "/zstack/v1/backup-tasks/{uuid}/one" };
    const { imported, files } = importForm(byHand, other, indented);
    expect(imported.outcome).toBe("added");
    expect(imported.findings.filter(({ known }) => !known).map(({ message }) => message)).toEqual([
      "`BackupTaskInventory.state` is BackupTaskState on the page and String in the spec.",
    ]);
    expect(files[model]).toBe(byHand[model]);
    expect(Object.keys(files).filter((file) => file.includes("BackupTaskInventory"))).toEqual([model]);
  });

  test("a page that says something else of an operation changes nothing", () => {
    const later = { ...QUERY, since: "4.6.0" };
    const { imported, files } = importForm(QUERY_FIRST, later, indented);
    expect(imported).toMatchObject({ outcome: "present", findings: expect.arrayContaining([]) });
    expect(imported.findings.filter(({ known }) => !known).map(({ id }) => id)).toEqual(["since"]);
    expect(files).toEqual(QUERY_FIRST);
  });

  test("every line of the project's spec stays, in its place", () => {
    const { imported, files } = importForm(OWN, ACTION, indented);
    for (const [file, before] of Object.entries(OWN)) {
      if (!imported.files.has(file)) expect(files[file]).toBe(before);
    }
    const rest = files["spec/openapi.yaml"]!.split("\n")[Symbol.iterator]();
    const missing = OWN["spec/openapi.yaml"]!.split("\n").filter((line) => {
      for (let next = rest.next(); !next.done; next = rest.next()) if (next.value === line) return false;
      return true;
    });
    expect(missing).toEqual([]);
  });

  test("another method of a path goes to the path's file, below what is there", () => {
    const first = importForm(EMPTY, DELETE, indented).files;
    const other = {
      ...QUERY,
      operationId: "GetBackupPlan",
      path: DELETE.path,
      pathParameters: DELETE.pathParameters!,
    };
    const { files } = importForm(first, other, indented);
    const file = "spec/paths/backup-plans-uuid.yaml";
    expect(files[file]!.startsWith(first[file]!.trimEnd())).toBe(true);
    expect(files[file]).toMatch(/^get:$/m);
  });
});

describe("a file that is there, and that the spec does not refer to, is not written over:", () => {
  test.each(["spec/schemas/BackupTaskInventory.yaml", "spec/examples/QueryBackupTask.json"])("%s", (file) => {
    const text = file.endsWith("json") ? '{ "value": {} }' : "type: object\n# by hand\n";
    const { imported, files } = importForm({ ...EMPTY, [file]: text }, QUERY, indented);
    expect(files[file]).toBe(text);
    expect(imported.findings.filter(({ known }) => !known)).toMatchObject([{ id: "file-there" }]);
  });

  test("a path item gets a file of its own", () => {
    const file = "spec/paths/backup-tasks.yaml";
    const { files } = importForm({ ...EMPTY, [file]: "get: {}\n" }, QUERY, indented);
    expect(files[file]).toBe("get: {}\n");
    expect(files["spec/openapi.yaml"]).toContain("$ref: paths/backup-tasks-queryBackupTask.yaml");
  });
});

describe("a page that does not say its operation", () => {
  const text = renderPage(ACTION, chineseFlat);

  test("is known by the name of its file", () => {
    expect(
      importInto(EMPTY, { file: "pages/api-explorer.PauseBackupJob.zh-CN.txt", text }).imported,
    ).toMatchObject({
      operationId: "PauseBackupJob",
      outcome: "added",
    });
  });

  test("is known by what the user says", () => {
    expect(importInto(EMPTY, { file: "-", text, operationId: "PauseBackupJob" }).imported.outcome).toBe(
      "added",
    );
  });

  test("is else refused, with the way out", () => {
    const { imported, files } = importInto(EMPTY, { file: "page.txt", text });
    expect(imported).toMatchObject({ outcome: "failed", findings: [{ id: "operation-id" }] });
    expect(imported.findings[0]!.message).toContain("--operation-id");
    expect(files).toEqual(EMPTY);
  });
});

test("a lost level is put back: what stands under error belongs to the result", () => {
  const lost = renderPage(QUERY, indented).replace(
    /• codeStringRequired[\s\S]*?(?= {2}• inventoriesList)/,
    "• planUuidStringRequired\n\n      The plan.\n\n",
  );
  const { imported, files } = importInto(EMPTY, { file: "QueryBackupTask.txt", text: lost });
  expect(imported.findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: "lost-level", known: true, line: lineOf(lost, "errorErrorCode") }),
    ]),
  );
  expect(files["spec/schemas/BackupTaskInventory.yaml"]).toContain("planUuid:");
  expect(files["spec/schemas/ErrorCode.yaml"]).not.toContain("planUuid:");
  expect(verifierOf(files)("QueryBackupTask.txt", lost)).toEqual([]);
});

test("names that run together are split by what the user says", () => {
  const text = renderPage(QUERY, indented).replace("usedCapacitylongRequired", "modeBackupTaskModeRequired");
  const first = importInto(EMPTY, { file: "QueryBackupTask.txt", text });
  expect(first.imported.findings.filter(({ known }) => !known).map(({ id }) => id)).toEqual([
    "ambiguous-name",
  ]);
  const choices = { names: new Map<string, string>(), splits: [{ name: "modeBackup", type: "TaskMode" }] };
  const second = importInto(EMPTY, { file: "QueryBackupTask.txt", text }, choices);
  expect(second.imported.findings.filter(({ known }) => !known)).toEqual([]);
  expect(second.files["spec/schemas/BackupTaskInventory.yaml"]).toContain("modeBackup:");
});

/** Where a text first stands. */
function lineOf(text: string, part: string): number {
  return text.split("\n").findIndex((line) => line.includes(part)) + 1;
}
