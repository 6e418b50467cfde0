import pc from "picocolors";
import { describe, expect, test } from "vitest";
import { githubAnnotation } from "../../src/cli/github-annotation.ts";
import { diff } from "../../src/diff/judge.ts";
import { renderChangelog } from "../../src/diff/render/changelog.ts";
import { annotationsOf } from "../../src/diff/render/github.ts";
import { renderJson } from "../../src/diff/render/json.ts";
import { renderMarkdown } from "../../src/diff/render/markdown.ts";
import { renderText } from "../../src/diff/render/text.ts";
import { locateChanges, type Report } from "../../src/diff/report.ts";
import { paletteOf } from "../../src/escape/terminal.ts";
import { build } from "../../src/model/build.ts";
import { loadText } from "../text-files.ts";
import { type SpecParts, specWith } from "./pair.ts";

function reportOf(base: SpecParts, head: SpecParts): Report {
  const [b, h] = [base, head].map((parts) => {
    const files = specWith(parts);
    const bundle = loadText(files);
    return {
      label: "side",
      model: build(bundle).model,
      document: bundle.document as never,
      locate: bundle.locate,
      linesOf: (file: string) => (files[file] ?? "").split("\n"),
    };
  });
  return locateChanges(diff(b!.model, h!.model), b!, h!);
}

const property = (name: string) => `{type: object, properties: {${JSON.stringify(name)}: {type: string}}}`;
/** A name that would end a fence, a summary, a workflow command or a line, or call somebody. */
const HOSTILE = "a`</summary><script>\n::error::x,y%0A @someone | [l](http://x) \u001b[31m";
const report = reportOf({ inventory: property("b") }, { inventory: property(HOSTILE) });

describe("a report", () => {
  test("without changes says so", () => {
    const none = reportOf({}, {});
    expect(renderText(none, { locale: "en", colors: paletteOf(pc.createColors(false)) })).toBe("No changes.");
    expect(renderText(none, { locale: "zh-CN", colors: paletteOf(pc.createColors(false)) })).toBe(
      "没有变更。",
    );
    expect(JSON.parse(renderJson(none, "en"))).toEqual({
      summary: { wire: "none", client: "none" },
      changes: [],
    });
    expect(annotationsOf(none, "en")).toEqual([]);
    expect(renderMarkdown(none, "en")).toContain("No changes.");
  });

  test("for GitHub keeps each change on one line, whatever the spec says", () => {
    const lines = annotationsOf(report, "en").map(githubAnnotation).join("\n").split("\n");
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(line).toMatch(/^::(error|notice) file=openapi\.yaml,line=\d+,col=\d+,title=[\w-]+::/);
  });

  test("in Markdown shows the words of a spec and does not obey them", () => {
    const text = renderMarkdown(report, "en");
    const outside = text.replace(/```+diff\n[\s\S]*?\n\s*```+/g, "");
    expect(outside).not.toMatch(/<script>|[^\\]\[l\]|@someone/);
    expect(text.match(/<details/g)).toHaveLength(text.match(/<\/details>/g)!.length);
  });

  test("in a terminal moves no cursor", () => {
    const text = renderText(report, { locale: "en", colors: paletteOf(pc.createColors(false)) });
    expect(text).not.toContain("\u001b");
  });

  test("has colours when the terminal has", () => {
    expect(renderText(report, { locale: "en", colors: paletteOf(pc.createColors(true)) })).toContain(
      "\u001b[31m✗",
    );
  });

  test.each([
    ["type: string", "type: integer"],
    ["type: string, format: uuid", "type: string, format: date"],
    ["type: string, enum: [x]", "type: string, enum: [y]"],
    ["type: string, const: x", "type: string, const: y"],
    ["type: string, default: x", "type: string, default: y"],
    ["type: string", "type: [string, 'null']"],
  ])("shows the lines that differ between %s and %s", (before, after) => {
    const spread = (schema: string) =>
      `{type: object, properties: {a: {\n${schema.replace(/(^|, )(?=\w+: )/g, "$1\n        ")}}}}`;
    const { changes } = reportOf({ inventory: spread(before) }, { inventory: spread(after) });
    expect(changes).not.toEqual([]);
    for (const { frames } of changes) expect(frames.head?.text).not.toBe(frames.base?.text);
  });

  test("has its facts in JSON, each with its place", () => {
    const { changes } = JSON.parse(renderJson(report, "en"));
    for (const change of changes) {
      expect(Object.keys(change)).toEqual([
        "id",
        "wire",
        "client",
        "operationIds",
        "pointer",
        "file",
        "line",
        "message",
      ]);
      expect(change.line).toBeGreaterThan(1);
    }
  });
});

test("a changelog escapes the words of a spec", () => {
  const text = renderChangelog([{ release: undefined, changes: report.changes }], { locale: "en" });
  expect(text).not.toMatch(/[^\\]</);
});
