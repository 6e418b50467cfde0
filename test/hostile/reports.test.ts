import { beforeAll, describe, expect, test } from "vitest";
import { diff } from "../../src/diff/judge.ts";
import { renderChangelog } from "../../src/diff/render/changelog.ts";
import { renderMarkdown } from "../../src/diff/render/markdown.ts";
import { locateChanges, type Report } from "../../src/diff/report.ts";
import { build } from "../../src/model/build.ts";
import { loadText } from "../text-files.ts";
import { ACCEPTED, filledWith } from "./filled.ts";
import { elementsOfMarkdown } from "./inert.ts";
import { withText } from "./positions.ts";
import { WHOLE_SPEC } from "./whole-spec.ts";

/** The ways out of words in Markdown, and what GitHub makes of some that look like words. */
const TEXTS = [
  "`</summary></details><script>alert(1)</script><img src=x onerror=alert(1)><!-- ]]>",
  "[a](javascript:alert(1)) ![b](https://e.example/p.png) <https://e.example> [c]: x",
  "\n```\n# heading\n\n---\n| a | b |\n|---|---|\n1. one\n- [ ] task\n~~~\n> quote",
  "@someone @some/team #12 GH-12 **b** _i_ ~~s~~ $x$ :tada: &lt;b&gt; \\",
  "\u0000\u001b[31m\u202e\u2066\u2028```diff\r\n+ <b>",
];

function sideOf(document: unknown) {
  const text = JSON.stringify(document, null, 2);
  const bundle = loadText({ "openapi.json": text });
  return {
    label: "side",
    model: build(bundle).model,
    document: bundle.document as never,
    locate: bundle.locate,
    linesOf: () => text.split("\n"),
  };
}

function reportOf(before: unknown, after: unknown): Report {
  const [base, head] = [sideOf(before), sideOf(after)];
  return locateChanges(diff(base.model, head.model), base, head);
}

/** What a page is made of, each kind once. */
function kindsOf(page: string): Set<string> {
  return new Set(elementsOfMarkdown(page.replace(/^<!-- zstack-openapi diff -->\n/, "")));
}

describe("of the texts of a spec, a report says only what they say:", () => {
  const plain = reportOf(
    WHOLE_SPEC,
    withText(WHOLE_SPEC, ACCEPTED, (index) => `word${index}`),
  );
  const reports: Report[] = [];
  beforeAll(async () => {
    // Both ways, for what is new is told otherwise than what is gone.
    for (const document of await filledWith(TEXTS))
      reports.push(reportOf(WHOLE_SPEC, document), reportOf(document, WHOLE_SPEC));
  });

  test.each(["en", "zh-CN"] as const)("a comment on a pull request, %s", (locale) => {
    const known = kindsOf(renderMarkdown(plain, locale));
    for (const report of reports) {
      const page = renderMarkdown(report, locale);
      expect([...kindsOf(page)].filter((kind) => !known.has(kind))).toEqual([]);
      const words = withoutCode(page);
      expect(words.match(/<details/g)).toHaveLength(words.match(/<\/details>/g)!.length);
      expect(words).not.toMatch(OBEYED);
    }
  });

  test.each(["en", "zh-CN"] as const)("the changelog, %s", (locale) => {
    const known = kindsOf(renderChangelog([{ release: "1.0.0", changes: plain.changes }], { locale }));
    for (const { changes } of reports) {
      const page = renderChangelog([{ release: "1.0.0", changes }], { locale });
      expect([...kindsOf(page)].filter((kind) => !known.has(kind))).toEqual([]);
      expect(withoutCode(page)).not.toMatch(OBEYED);
    }
  });
});

/** Calls of people, references to other pages, and what steers how the rest is shown. */
const OBEYED = /@some|(?<!\\)#1|(?!\n)\p{Cc}|[\u202e\u2066\u2028]/u;

/** GitHub looks for people and pages in words alone. */
function withoutCode(page: string): string {
  return page.replace(/^ *(`{3,})diff\n[\s\S]*?\n *\1$/gm, "").replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
}
