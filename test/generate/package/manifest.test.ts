import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { renderPackageJson } from "../../../src/generate/package/manifest.ts";
import type { JsonObject } from "../../../src/model/model.ts";
import { ROOT } from "../../package-folder.ts";
import { modelOf, problemsOf } from "../../text-files.ts";

const specOf = (info: JsonObject, more: JsonObject = {}) => ({
  "o.json": JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Things", version: "1", ...info },
    paths: {},
    ...more,
  }),
});
const manifestOf = (...spec: Parameters<typeof specOf>) =>
  JSON.parse(renderPackageJson(modelOf(specOf(...spec)))) as JsonObject;

const REPOSITORY = { "x-zstack": { repository: "https://example.com/them/things" } };

describe("a package claims to come from where its spec says that it does:", () => {
  test.each<readonly [says: string, info: JsonObject, more: JsonObject, want: JsonObject]>([
    ["nothing", {}, {}, {}],
    [
      "its documentation",
      {},
      { externalDocs: { url: "https://example.com/" } },
      { homepage: "https://example.com/" },
    ],
    ["what is no page", {}, { externalDocs: { url: "javascript:alert(1)" } }, {}],
    [
      "its repository",
      REPOSITORY,
      {},
      {
        homepage: "https://example.com/them/things#readme",
        bugs: { url: "https://example.com/them/things/issues" },
        repository: { type: "git", url: "git+https://example.com/them/things.git" },
      },
    ],
    [
      "both",
      REPOSITORY,
      { externalDocs: { url: "http://example.com/" } },
      {
        homepage: "http://example.com/",
        bugs: { url: "https://example.com/them/things/issues" },
        repository: { type: "git", url: "git+https://example.com/them/things.git" },
      },
    ],
  ])("%s", (_, info, more, want) => {
    const { homepage, bugs, repository } = manifestOf(info, more);
    expect({ homepage, bugs, repository }).toEqual(want);
  });
});

test.each([
  "git@example.com:them/things.git",
  "example.com/them/things",
  "https://example.com",
  "https://a/b c",
])("a repository that no browser opens is a fault: %s", async (repository) => {
  const found = await problemsOf(specOf({ "x-zstack": { repository } }));
  expect(found).toEqual([expect.stringMatching(/^o\.json:\d+:\d+ \[x-zstack\]$/)]);
});

const ALWAYS = ["client", "openapi", "sdk", "typescript"];
test.each<readonly [title: string, words: readonly string[]]>([
  ["Things", ["things", ...ALWAYS]],
  ["The *Things* & Others' API, v2", ["the", "things", "others", "api", "v2", ...ALWAYS]],
  ["备份 API", ["备份", "api", ...ALWAYS]],
  ["A Client for OpenAPI", ["client", "for", "openapi", "sdk", "typescript"]],
  ["word ".repeat(1000), ["word", ...ALWAYS]],
  ["…", ALWAYS],
])("the keywords of %j", (title, words) => {
  expect(manifestOf({ title }).keywords).toEqual(words);
});

const [toolkit, client] = ["package.json", "generated/package.json"].map(
  (file) => JSON.parse(readFileSync(path.join(ROOT, file), "utf8")) as JsonObject,
);

test("npm runs no script of either when it is installed, nor warns of one", () => {
  const scripts = [toolkit, client].flatMap((manifest) => Object.keys(manifest!.scripts as JsonObject));
  expect(scripts.filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
});

test("the toolkit and our own package come from one place", () => {
  for (const key of ["repository", "homepage", "bugs"]) {
    expect(toolkit![key]).toBeDefined();
    expect(client![key]).toEqual(toolkit![key]);
  }
  expect(toolkit!.keywords).toContain("zstack");
  expect(client!.keywords).toContain("zstack");
});
