import { describe, expect, test } from "vitest";
import type { Page } from "../../src/import/page.ts";
import { readPage } from "../../src/import/read-page.ts";

const NOTHING = { names: new Set<string>(), types: new Set<string>() };

const PAGE = [
  "Platform/Backups",
  "PUTBackupsSince 4.10SynchronousAuth Required",
  "Pause a job",
  "Execution Availability",
  "Try It Out",
  "Request Inputs",
  "Path Parameters",
  "uuidStringRequiredWhich job.",
  "Body Fields",
  "pauseBackupJobObjectRequiredThe body.",
  "forceboolean",
  "Endpoint",
  "PUT/zstack/v1/jobs/{uuid}/actions",
  "Operation ID",
  "PauseBackupJob",
  "Permalink",
  "Request Example",
  `curl -X PUT 'http://{host}/zstack/v1/jobs/{uuid}/actions' -d '{"pauseBackupJob":{"force":true}}'`,
  "Response Example",
  "200",
  "{}",
  "Change History",
].join("\n");

function read(text: string): Page {
  const read = readPage("page.txt", text, NOTHING);
  if ("fault" in read) throw new Error(read.fault.message);
  return read.page;
}

function gist({ operationId, title, description, methods, addresses, ...page }: Page) {
  return {
    said: [operationId, title, description, ...methods, ...addresses].map((each) => each?.value),
    pathParameters: page.pathParameters.map(({ name, description }) => [name, description]),
    body: page.body.map(({ name, children }) => [name, children.map((child) => child.name)]),
    examples: [page.requestExample?.body?.value, page.responseExample?.value],
  };
}

describe("a page says the same when its lines were run together or hold what cannot be seen:", () => {
  test.each([
    ["labels of a line", "Request Inputs\nPath Parameters", "Request Inputs Path Parameters"],
    ["empty sections of a line", "Execution Availability\nTry It Out", "Execution Availability Try It Out"],
    ["an identifier beside its label", "Operation ID\nPauseBackupJob", "Operation ID PauseBackupJob"],
    [
      "a Chinese label around it",
      "Operation ID\nPauseBackupJob\nPermalink",
      "操作 ID PauseBackupJob永久链接",
    ],
    ["the text of a button", "Operation ID\n", "Operation ID\nCopy\n"],
    ["no space at all", "Operation ID\nPauseBackupJob\nPermalink", "Operation IDPauseBackupJobPermalink"],
    ["an address beside its label", "Endpoint\nPUT/", "Endpoint PUT /"],
    ["the link of a label", "Path Parameters", "Path Parameters\u200B"],
    ["spaces that do not break", "Response Example", "Response\u00A0Example"],
  ])("%s", (_, lines, run) => {
    const text = PAGE.replace(lines, run);
    expect(text).not.toBe(PAGE);
    expect(gist(read(text))).toEqual(gist(read(PAGE)));
  });
});

test("a result that is said to be empty and is shown all the same is a contradiction", () => {
  const empty = PAGE.replace(
    "Endpoint",
    "Responses\n200 OK\nThis API returns an empty JSON object {}.\nEndpoint",
  );
  const line = empty.split("\n").indexOf("200 OK") + 2;
  expect(read(empty).doubts).toEqual([]);
  const shown = empty.replace("\n{}", '\n{"inventory":{"uuid":"u"}}');
  expect(read(shown).doubts).toEqual([expect.objectContaining({ id: "contradiction", line })]);
});

test("the address of a collection comes first, wherever it is listed", () => {
  const text = PAGE.replace("/jobs/{uuid}/actions", "/jobs/{uuid}\n/zstack/v1/jobs");
  expect(read(text).addresses.map(({ value }) => value)).toEqual([
    "/zstack/v1/jobs",
    "/zstack/v1/jobs/{uuid}",
  ]);
});

test("a flattened tree that has a name twice does not tell of what the second is part", () => {
  const tree = ["inventoryBackupJobInventory", "uuidString", "partsList", "sizelong", "uuidString"];
  const text = PAGE.replace("Endpoint", ["Responses", "200 OK", ...tree, "Endpoint"].join("\n"));
  const line = text.split("\n").lastIndexOf("uuidString") + 1;
  expect(read(text).doubts).toContainEqual(expect.objectContaining({ id: "unknown-nesting", line }));
  expect(read(PAGE).doubts).toEqual([]);
});
