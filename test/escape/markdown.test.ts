import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/docs/index.ts";
import {
  codeSpan,
  escapeAddress,
  escapeAttribute,
  escapeLineStart,
  escapeProse,
  fencedBlock,
  ownPage,
} from "../../src/escape/markdown.ts";
import { modelWith, payloads } from "../docs/hostile-model.ts";
import { skeleton } from "../docs/skeleton.ts";

describe("prose", () => {
  const rows: [string, string][] = [
    ["plain text, 4.5.0 (beta): ok!", "plain text, 4.5.0 (beta): ok!"],
    ["keep `code` and `a|b`", "keep `code` and `a|b`"],
    ["`snake_case` but *stars*", "`snake_case` but \\*stars\\*"],
    ["snake_case _under_", "snake_case \\_under\\_"],
    ["an ` odd tick", "an \\` odd tick"],
    ["``` fence", "\\`\\`\\` fence"],
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["<!-- gone", "&lt;!-- gone"],
    ["&lt; stays", "&amp;lt; stays"],
    ["[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"],
    ["![x](y)", "!\\[x\\](y)"],
    ["a | b", "a \\| b"],
    ["a \\| b", "a \\\\\\| b"],
    ["~~gone~~ $x$", "\\~\\~gone\\~\\~ \\$x\\$"],
    ["one\n\n# two\r\n- three\u2028four\u0000", "one # two - three four "],
  ];
  it.each(rows)("%j is written %j", (given, want) => {
    expect(escapeProse(given, "line")).toBe(want);
  });
});

describe("a code span", () => {
  it.each([
    ["a", "`a`"],
    ["a`b", "``a`b``"],
    ["a``b", "```a``b```"],
    ["`a`", "`` `a` ``"],
    [" a ", "`  a  `"],
    ["a\n\nb", "`a b`"],
    ["<script>", "`<script>`"],
    [" ", ""],
  ])("of %j is %j", (given, want) => {
    expect(codeSpan(given, "line")).toBe(want);
  });

  it("spells pipes as entities in a table cell, where they would end the cell", () => {
    expect(codeSpan("a|b", "line")).toBe("`a|b`");
    expect(codeSpan("a\\|<b>", "cell")).toBe("<code>a&#92;&#124;&#60;b&#62;</code>");
  });
});

describe("other places", () => {
  it.each([
    ["# a", "\\# a"],
    ["- a", "\\- a"],
    ["+ a", "\\+ a"],
    ["1. a", "1\\. a"],
    ["12) a", "12\\) a"],
    ["    a", "a"],
    ["4.5.0 a", "4\\.5.0 a"],
    ["a - b", "a - b"],
  ])("a line %j starts %j", (given, want) => {
    expect(escapeLineStart(ownPage(given))).toBe(want);
  });

  it.each([
    ["a\n```\nb", "````json\na\n```\nb\n````"],
    ["a````", "`````json\na````\n`````"],
    ["a\r\nb\n\n", "```json\na\nb\n```"],
  ])("a sample %j is fenced %j", (given, want) => {
    expect(fencedBlock("json", given)).toBe(want);
  });

  it("an attribute holds no quote, angle bracket or line end", () => {
    expect(escapeAttribute('a"><b\n')).toBe("a&#34;&#62;&#60;b&#10;");
  });

  it.each([
    ["https://a.b/c?d=e&f=(g)#h", "https://a.b/c?d=e&amp;f=%28g%29#h"],
    ["https://a b\n<|>`\\\"'[]\u00a0\ud800", "https://a%20b%0A%3C%7C%3E%60%5C%22%27%5B%5D%C2%A0%EF%BF%BD"],
  ])("an address %j is written %j", (given, want) => {
    expect(escapeAddress(given)).toBe(want);
  });
});

describe("no text of a spec", () => {
  it("changes what a page is made of", () => {
    const want = [...renderMarkdown(modelWith("z"))].map(([path, page]) => [path, skeleton(page)]);
    fc.assert(
      fc.property(payloads, (payload) => {
        const got = [...renderMarkdown(modelWith(payload))].map(([path, page]) => [path, skeleton(page)]);
        expect(got).toEqual(want);
      }),
      { numRuns: 80 },
    );
  });

  it("comes to nothing: the text is still there", () => {
    const page = renderMarkdown(modelWith("x | y <b> `c`")).get("en/StartVm.md");
    expect(page).toContain("\n# x \\| y &lt;b&gt; `c`\n");
  });
});
