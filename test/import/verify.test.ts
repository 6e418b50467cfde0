import { describe, expect, test } from "vitest";
import type { TextFiles } from "../text-files.ts";
import { ACTION, DELETE, NESTED, PAGES, QUERY, WITHOUT_PARAMS } from "./pages.ts";
import { FORMS, fileOfPage, nameOfForm, type PageText, renderPage } from "./render-page.ts";
import { EMPTY, importForm, verifierOf } from "./specs.ts";

const indented = { locale: "en", tree: "indented", navigation: false } as const;
const flat = { ...indented, tree: "flat" } as const;

/** The spec that comes of all pages. */
const SPEC: TextFiles = PAGES.reduce((files, page) => importForm(files, page, indented).files, EMPTY);
const verify = verifierOf(SPEC);

describe("a page in any form agrees with the spec that its English form gave:", () => {
  test.each(
    PAGES.flatMap((page) => FORMS.map((form) => [page.operationId, nameOfForm(form), page, form] as const)),
  )("%s, %s", (_id, _form, page, form) => {
    expect(verify(fileOfPage(page, form), renderPage(page, form))).toEqual([]);
  });
});

describe("every single change of a tree is found, on its line:", () => {
  const changes: readonly (readonly [what: string, change: (row: Row) => string])[] = [
    ["a field has another name", ({ head, name }) => head.replace(name, `${name}X`)],
    [
      "a field is of another type",
      ({ name, type, mark }) => `${name}${type === "String" ? "Integer" : "String"}${mark}`,
    ],
    [
      "a field is required or not",
      ({ name, type, mark }) => `${name}${type}${mark === "" ? "Required" : ""}`,
    ],
    ["a field is gone", () => ""],
    ["there is another field", ({ head, indent }) => `${head}\n${indent}• extraString`],
  ];
  test.each(PAGES.map((page) => [page.operationId, page] as const))("%s", (_, page) => {
    const text = renderPage(page, indented);
    const lines = text.split("\n");
    const rows = lines.flatMap((line, index) => rowIn(line, index) ?? []);
    expect(rows.length).toBeGreaterThan(1);
    const missed = rows.flatMap((row) =>
      changes.flatMap(([what, change]) => {
        const changed = change(row);
        const bullet = changed === "" ? "" : `${row.indent}• ${changed}`;
        const found = verify(fileOfPage(page, indented), lines.with(row.index, bullet).join("\n"));
        const onLine = found.some(({ line }) => Math.abs(line - row.index - 1) <= 1);
        return found.length > 0 && (onLine || changed === "") ? [] : [`${row.head}: ${what}`];
      }),
    );
    expect(missed).toEqual([]);
  });
});

interface Row {
  readonly index: number;
  readonly indent: string;
  readonly head: string;
  readonly name: string;
  readonly type: string;
  readonly mark: string;
}

const TYPES =
  "String|long|Integer|List|Object|boolean|Boolean|Timestamp|ErrorCode|LinkedHashMap|Map|\\w+Inventory";

/** The rows of fields; those of values are changed in a test of their own. */
function rowIn(line: string, index: number): Row | undefined {
  const match = new RegExp(`^( *)• ((\\w+?)(${TYPES})(Required)?)$`).exec(line);
  if (match === null) return undefined;
  const [, indent = "", head = "", name = "", type = "", mark = ""] = match;
  return { index, indent, head, name, type, mark };
}

describe("every other change of a page is found, on its line:", () => {
  test.each<[string, PageText, string, string, string]>([
    ["the version", ACTION, "Since 4.10", "Since 4.11", "since"],
    ["the tag", ACTION, "PUTBackup Operations", "PUTBackup Operation", "tag"],
    ["synchronous or not", ACTION, "Synchronous", "Asynchronous", "execution"],
    ["the method of the heading", ACTION, "PUTBackup", "POSTBackup", "method"],
    ["the method of the endpoint", ACTION, "PUT/zstack", "GET/zstack", "method"],
    ["the method of the curl command", ACTION, "curl -X PUT", "curl -X POST", "method"],
    [
      "one mention of the address",
      ACTION,
      "\n/zstack/v1/backup-jobs/{uuid}",
      "\n/zstack/v1/backup-job/{uuid}",
      "address",
    ],
    [
      "the address of the curl command",
      ACTION,
      "{host}/zstack/v1/backup-jobs",
      "{host}/zstack/v1/backup-job",
      "address",
    ],
    ["whether a session is needed", ACTION, "Auth Required", "No Auth Required", "authentication"],
    ["the session of the curl command", ACTION, "Authorization", "X-Nothing", "authentication"],
    [
      "the operation",
      ACTION,
      "\nPauseBackupJob\n\nPermalink",
      "\nPauseBackupJobs\n\nPermalink",
      "operation-id",
    ],
    ["the wrapper key", NESTED, '{"params":', '{"param":', "request-example"],
    ["a field of the curl command", NESTED, '"weeks":1', '"week":1', "request-example"],
    ["a type in the curl command", NESTED, '"days":1', '"days":"<days>"', "request-example"],
    ["a placeholder of the curl command", NESTED, '"<description>"', '"<descript>"', "request-example"],
    ["the query of the curl command", DELETE, "&force=<force>", "", "request-example"],
    ["a value of the example", NESTED, '"nightly"', '"daily"', "example"],
    ["a number of the example", NESTED, "8589934592", "8589934593", "example"],
    ["a field of the example", NESTED, '"lengthInMinutes":90', '"minutes":90', "example-field"],
    ["a type of the example", WITHOUT_PARAMS, '"enabled":true', '"enabled":"true"', "example-type"],
    ["a value of an enum", QUERY, "EnabledBackupTaskState", "ActiveBackupTaskState", "values"],
    [
      "that success carries nothing",
      ACTION,
      "an empty JSON object {}.",
      "the following.\n\n  • inventoryString",
      "missing-field",
    ],
  ])("%s", (_, page, before, after, id) => {
    const text = renderPage(page, indented);
    const at = text.indexOf(before);
    expect(at).toBeGreaterThan(0);
    const changed = text.replace(before, after);
    const line = changed.slice(0, at + after.length).split("\n").length;
    const found = verify(fileOfPage(page, indented), changed);
    const near = found.filter((finding) => Math.abs(finding.line - line) <= 2);
    expect(near.map((finding) => finding.id)).toContain(id);
  });

  test.each<[string, PageText, string, string]>([
    ["a field", NESTED, "intervalInSecondslong", "intervalsInSecondslong"],
    ["a type", NESTED, "intervalInSecondslong", "intervalInSecondsString"],
    ["a required flag", NESTED, "weeksInteger", "weeksIntegerRequired"],
    ["a value of the example", QUERY, "23959160", "23959161"],
    ["a field of the example", QUERY, '"phase"', '"phases"'],
    ["a parameter", DELETE, "deleteModeString", "deletionModeString"],
  ])("flattened, %s", (_, page, before, after) => {
    const text = renderPage(page, flat);
    expect(text).toContain(before);
    const line = text.slice(0, text.indexOf(before)).split("\n").length;
    const found = verify(fileOfPage(page, flat), text.replace(before, after));
    expect(found.map((finding) => finding.line)).toContain(line);
  });
});

describe("every change of the spec is found, in its file and line:", () => {
  const action = "spec/paths/backup-jobs-uuid-actions-pauseBackupJob.yaml";
  const plans = "spec/paths/backup-plans.yaml";
  const model = "spec/schemas/BackupPlanInventory.yaml";
  const task = "spec/schemas/BackupTaskInventory.yaml";
  test.each<[string, string, string, string, string]>([
    ["since", action, 'since: "4.10"', 'since: "4.11"', "since"],
    ["tag", action, "tags: [Backup Operations]", "tags: [Backups]", "tag"],
    ["execution", action, "documentedExecution: sync", "documentedExecution: job", "execution"],
    ["documented key", action, "documentedKey: pausebackupjob", "documentedKey: params", "body-key"],
    ["method", action, "put:", "post:", "method"],
    ["security", action, "security:\n    - oauth: []", "security: []", "authentication"],
    ["address", "spec/openapi.yaml", "/zstack/v1/backup-plans:", "/zstack/v1/backup-plan:", "address"],
    ["type of a field", plans, "format: int64", "format: int32", "type"],
    ["Java type of a field", plans, "type: long", "type: Long", "type"],
    ["required param", plans, "                - name\n", "", "required"],
    [
      "items of a list",
      plans,
      "items:\n                    type: string",
      "items:\n                    type: integer",
      "type",
    ],
    ["required field", model, "  - name\n", "", "required"],
    ["field that need not arrive", model, "      documentedRequired: true\n", "", "required"],
    ["field", model, "  sizeInLong:", "  sizesInLong:", "missing-field"],
    ["value of an enum", task, "[Enabled, Disabled]", "[Enabled, Off]", "values"],
    ["value of the example", "spec/examples/CreateBackupPlan.json", '"nightly"', '"daily"', "example"],
  ])("%s", (_, file, before, after, id) => {
    expect(SPEC[file]).toContain(before);
    const changed = verifierOf({ ...SPEC, [file]: SPEC[file]!.replace(before, after) });
    const found = PAGES.flatMap((page) => changed(fileOfPage(page, indented), renderPage(page, indented)));
    const at = found.filter((finding) => finding.id === id);
    expect(at.length).toBeGreaterThan(0);
    expect(at.map(({ location }) => location?.file)).toContain(file);
  });
});

test("what the spec declares is listed as known, with its reason", () => {
  const byHand = {
    ...SPEC,
    "spec/schemas/BackupTaskInventory.yaml": SPEC["spec/schemas/BackupTaskInventory.yaml"]!.replace(
      "properties:\n",
      "properties:\n  owner: {type: string, x-zstack: {undocumented: {source: Owner.java}}}\n",
    ),
  };
  expect(verifierOf(byHand)(fileOfPage(QUERY, indented), renderPage(QUERY, indented))).toEqual([]);
});

test("an operation the spec lacks is a finding that says what to do", () => {
  const [finding] = verifierOf(EMPTY)("page.txt", renderPage(ACTION, indented));
  expect(finding).toMatchObject({
    id: "missing-operation",
    location: { file: "spec/openapi.yaml", line: 3 },
  });
  expect(finding!.message).toContain("Import the page");
});
