import { describe, expect, it } from "vitest";
import { type Guide, guidesOf } from "../../src/docs/guides.ts";
import { renderMarkdown } from "../../src/docs/index.ts";
import { FACADE_LIMIT } from "../../src/model/facade-limit.ts";
import type { ApiModel, Locale, OperationModel, SchemaModel } from "../../src/model/model.ts";
import { GUIDES } from "../package-folder.ts";
import { any, api, combined, integer, list, object, operation, parameter, string } from "./api-model.ts";
import { createVm, schemas } from "./create-vm.ts";
import { deadLinks, linksOf, samples } from "./rendered.ts";

const job = (operationId: string): OperationModel => operation({ operationId, execution: "job" });
const ALL = [
  ..."authentication queries jobs errors retries timeouts logging webhooks".split(" "),
  ..."openapi-fetch connections tls browsers deno-bun commonjs-jest".split(" "),
];
const WITHOUT_JOBS = ALL.filter((name) => !["queries", "jobs", "retries", "webhooks"].includes(name));

/** A query of what nothing is known of, or of objects with these fields. */
function query(operationId: string, fields?: Record<string, SchemaModel>): OperationModel {
  const schema = list(fields ? object(fields) : any());
  const result = { kind: "property", property: "inventories", schema } as const;
  return operation({ operationId, parameters: [parameter("query", "q", list(string()), false)], result });
}

const namesOf = (guides: readonly Guide[]) => guides.map(({ target }) => target.name);
const textsOf = (model: ApiModel, locale: Locale = "en") =>
  guidesOf(model, GUIDES, locale)
    .map(({ text }) => text)
    .join("\n");

/** Everything but samples and code. */
const prose = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, "").replace(/(`+)[\s\S]*?\1/g, "");

describe("the guides", () => {
  const model = api([createVm, query("QueryVmInstance")], schemas);

  it("are the files of their folder, in both languages and in the order of reading", () => {
    for (const locale of ["en", "zh-CN"] as const) {
      expect(namesOf(guidesOf(model, GUIDES, locale))).toEqual(ALL);
    }
    expect([...GUIDES.keys()].sort()).toEqual(
      ALL.flatMap((name) => [`en/${name}.md`, `zh-CN/${name}.md`]).sort(),
    );
  });

  it.each(ALL)("%s says the same in both languages", (name) => {
    const [english = "", chinese = ""] = ["en", "zh-CN"].map((locale) => GUIDES.get(`${locale}/${name}.md`));
    const withoutComments = (sample: string) => sample.replace(/ *(\/\/|\/\*\*).*$/gm, "");
    for (const language of ["ts", "js", "json", "sh", "nginx"]) {
      const [ours, theirs] = [english, chinese].map((text) => samples(text, language).map(withoutComments));
      expect(theirs).toEqual(ours);
    }
    const outline = (text: string) =>
      text.match(/^(#+ |\| |- |```\w*)/gm)?.map((start) => start.trim()) ?? [];
    expect(outline(chinese)).toEqual(outline(english));
    expect(linksOf(chinese).sort()).toEqual(linksOf(english).sort());
  });

  it.each(ALL)("%s is short, in both languages", (name) => {
    for (const locale of ["en", "zh-CN"]) {
      const lines = GUIDES.get(`${locale}/${name}.md`)?.trimEnd().split("\n") ?? [];
      expect(lines.length).toBeGreaterThanOrEqual(40);
      expect(lines.length).toBeLessThanOrEqual(110);
    }
  });

  it.each(ALL)("%s is punctuated as Chinese is, outside of code", (name) => {
    const text = prose(GUIDES.get(`zh-CN/${name}.md`) ?? "").replace(/\]\([^)]*\)/g, "]");
    expect(text).not.toMatch(/[\p{Script=Han}][,.:;?!()]|[,.:;?!()][\p{Script=Han}]/u);
  });

  it("are about CreateVmFromCdpBackup where the model has it", () => {
    const given = api([job("AddDisk"), createVm]);
    expect(textsOf(given)).toContain("zstack.createVmFromCdpBackup(params");
    expect(textsOf(given)).toContain('api.PUT("/zstack/v1/cdp-backups/actions"');
    expect(textsOf(given)).not.toContain("addDisk");
  });

  it.each(["en", "zh-CN"] as const)("are about the first job where it has not, in %s", (locale) => {
    const start = operation({ operationId: "startVM", execution: "job", moduleName: "start-vm" });
    const text = textsOf(api([operation({ operationId: "QueryVm" }), start, job("StopVm")]), locale);
    expect(text).not.toMatch(/CreateVmFromCdpBackup|create-vm-from|cdp-backups|QueryVm|StopVm/i);
    expect(text).toContain("createApi({");
    expect(text).toContain("zstack.startVM(params");
    expect(text).toContain("params: StartVMParams");
    expect(text).toContain("Promise<StartVMResult>");
    expect(text).toContain('"zstack-client/operations/start-vm"');
  });

  it.each(["en", "zh-CN"] as const)(
    "pass a client to the operation where the root has none, in %s",
    (locale) => {
      const more = Array.from({ length: FACADE_LIMIT }, (_, n) => operation({ operationId: `QueryVm${n}` }));
      const text = textsOf(api([createVm, ...more], schemas), locale);
      const [sample = ""] = samples(text, "ts").filter((code) => code.includes("onProgress"));
      expect(sample).toMatch(
        /^import type \{ Client \} from "zstack-client";\nimport \{\n {2}createVmFromCdpBackup,\n/,
      );
      expect(sample).toContain("  return createVmFromCdpBackup(client, params, {");
      expect(samples(text, "ts").join("\n")).not.toMatch(/\bzstack\.\w+\(|[^`]createZStack|\bZStack\b/);
      expect(text).not.toContain("zstack.logout()");
    },
  );

  const named = { uuid: string(), name: string(), createDate: string() };
  it.each<[string, readonly OperationModel[], string | undefined]>([
    ["of what has the fields asked for", [query("QueryZone", { ...named, state: string() })], "queryZone"],
    ["of QueryVmInstance before others", [query("QueryZone"), query("QueryVmInstance")], "queryVmInstance"],
    [
      "of what has one of several values, and perhaps others",
      [query("QueryZone", { ...named, state: combined("anyOf", [string({ values: ["Up"] }), string()]) })],
      "queryZone",
    ],
    ["but not of what lacks one", [query("QueryVmInstance", named), query("QueryZone")], "queryZone"],
    [
      "but not of what has other values",
      [query("QueryZone", { ...named, state: string({ values: ["Up"] }) })],
      undefined,
    ],
    ["but not of numbers", [query("QueryZone", { ...named, state: integer() })], undefined],
    [
      "but not of what is asked for below something",
      [{ ...query("QueryZone"), parameters: [...query("QueryZone").parameters, parameter("path", "uuid")] }],
      undefined,
    ],
  ])("tell of queries %s", (_, operations, want) => {
    const { document, ...rest } = api(operations);
    const paths = Object.fromEntries(
      operations.map(({ operationId }) => [operationId, { get: { operationId } }]),
    );
    const given = { ...rest, document: { ...document, paths } };
    for (const locale of ["en", "zh-CN"] as const) {
      const [guide] = guidesOf(given, GUIDES, locale).filter(({ target }) => target.name === "queries");
      expect(guide?.text.match(/zstack\.(query\w+)/)?.[1]).toBe(want);
    }
  });

  it("pass a client to a query where the root has none", () => {
    const more = Array.from({ length: FACADE_LIMIT }, (_, n) => operation({ operationId: `StartVm${n}` }));
    const given = api([{ ...query("QueryVmInstance"), moduleName: "query-vm-instance" }, ...more]);
    const [guide] = guidesOf(given, GUIDES, "en").filter(({ target }) => target.name === "queries");
    const code = samples(guide!.text, "ts").join("\n");
    expect(code).toContain(
      'import { queryVmInstance, type QueryVmInstanceResult } from "zstack-client/operations/query-vm-instance";',
    );
    expect(code).toContain("queryVmInstance.each(client, { where:");
    expect(code).toContain("await queryVmInstance.count(client, { where:");
    expect(code).not.toMatch(/\bzstack\b(?!-)|ZStack/);
  });

  it.each([
    ["without jobs leave out what is about them", [operation({ operationId: "QueryVm" })], WITHOUT_JOBS],
    [
      "without operations leave out what calls one",
      [],
      WITHOUT_JOBS.filter((name) => !["errors", "timeouts", "browsers"].includes(name)),
    ],
  ])("%s", (_, operations, want) => {
    const given = api(operations);
    for (const locale of ["en", "zh-CN"] as const) {
      const guides = guidesOf(given, GUIDES, locale);
      expect(namesOf(guides)).toEqual(want);
      for (const { text } of guides) {
        expect(text).not.toMatch(/CreateVmFromCdpBackup|cdp-backups|\]\((jobs|retries|webhooks)\.md/i);
      }
    }
    expect(deadLinks(renderMarkdown(given, { guides: GUIDES }))).toEqual([]);
  });

  it("are linked from the index, and link to it and to the other language", () => {
    const files = renderMarkdown(model, { guides: GUIDES });
    expect(files.get("en/README.md")).toContain(
      "## Guides\n\n- [Signing in](guides/authentication.md): Tell the client who is calling; ",
    );
    expect(files.get("zh-CN/README.md")).toContain("- [异步任务](guides/jobs.md)：等待操作完成");
    expect(files.get("en/guides/jobs.md")).toMatch(
      /^\[API reference\]\(\.\.\/README\.md\) \/ Guides · \[中文\]\(\.\.\/\.\.\/zh-CN\/guides\/jobs\.md\)\n\n# Jobs\n\n\S/,
    );
    expect(deadLinks(files)).toEqual([]);
  });

  it("must begin with a title and a line about what they are for", () => {
    const given = new Map([["en/tls.md", "# TLS\n\n## At once\n"]]);
    expect(() => guidesOf(model, given, "en")).toThrow("en/tls.md must begin with a title");
  });
});
