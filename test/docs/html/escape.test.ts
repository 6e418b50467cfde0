import vm from "node:vm";
import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import { escapeText, html } from "../../../src/docs/html/markup.ts";
import { modelWith, payloads } from "../hostile-model.ts";
import { siteOf } from "./site-files.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

describe("a text", () => {
  test.each([
    ["plain, 4.5.0: ok! 中文", "plain, 4.5.0: ok! 中文"],
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    [`" onclick='x' &amp;`, "&quot; onclick=&#39;x&#39; &amp;amp;"],
    ["a\tb\nc", "a\tb\nc"],
    ["a\u0000b\u001bc\u0085d", "a\ufffdb\ufffdc\ufffdd"],
  ])("%j is written %j", (given, want) => {
    expect(html`${escapeText(given)}`).toBe(want);
  });
});

describe("no text of a spec", () => {
  const shapes = (payload: string) =>
    [...siteOf(modelWith(payload), { console: true })]
      .filter(([path]) => path.endsWith(".html"))
      .map(([path, page]): [string, string[]] => [path, shapeOf(parse(page))]);
  const want = shapes("z");

  test("changes what a page is made of", () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        expect(shapes(payload)).toEqual(want);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    "</script><script>alert(1)</script>",
    "</title></style></textarea><img src=x onerror=alert(1)>",
    "--><svg onload=alert(1)>",
    `"><a href="javascript:alert(1)">`,
    "'\"` autofocus onfocus=alert(1) x=",
    "javascript:alert(1)",
    "a\u2028\u2029<!-- {{alert(1)}} ]]>",
    "&lt;b&gt; &#60;b&#62;",
  ])("is markup, code or an address of its own: %j", (given) => {
    const payload = `${given}z`;
    const files = siteOf(modelWith(payload), { console: true });
    for (const [path, wanted] of want)
      expect([path, shapeOf(parse(files.get(path)!))]).toEqual([path, wanted]);
    const page = parse(files.get("zh-CN/operations/StartVm.html")!);
    expect(textOf(find(page, "h1")!)).toBe(payload);
    expect(textOf(find(page, "title")!)).toContain(payload);
  });

  test.each(["titles", "texts"])("is code in the search's %s", (name) => {
    const payload = "</script>\u2028\u2029\\u0022);alert(1);//__proto__z";
    const file = siteOf(modelWith(payload)).get(`search/${name}.js`) ?? "";
    const calls: unknown[] = [];
    vm.runInNewContext(file, { zstackDocs: (...call: unknown[]) => calls.push(JSON.stringify(call)) });
    expect(calls).toEqual([`[${JSON.stringify(name)},${file.slice(file.indexOf(",") + 1, -3)}]`]);
    expect(calls[0]).toContain(JSON.stringify(payload).slice(1, -1));
  });
});

/**
 * The elements of a page with the names of their attributes, and where their addresses lead. What backticks and
 * the colours of samples make of a text is left out.
 */
function shapeOf(node: Node, inSample = false): string[] {
  const element = "tagName" in node ? node : undefined;
  const skipped =
    element === undefined || element.tagName === "code" || (inSample && element.tagName === "span");
  const own = skipped
    ? []
    : [`${element.tagName} ${element.attrs.map(({ name, value }) => attribute(name, value)).join(" ")}`];
  const children = "childNodes" in node ? node.childNodes : [];
  expect(children.some(({ nodeName }) => nodeName === "#comment")).toBe(false);
  return [...own, ...children.flatMap((child) => shapeOf(child, inSample || element?.tagName === "pre"))];
}

function attribute(name: string, value: string): string {
  if (name !== "href" && name !== "src") return name;
  const scheme = /^([a-z][a-z0-9+.-]*:|\/|#)?/i.exec(value)?.[0] ?? "";
  return `${name}=${scheme === "" ? "page" : scheme}`;
}

function find(node: Node, tag: string): Element | undefined {
  if ("tagName" in node && node.tagName === tag) return node;
  const children = "childNodes" in node ? node.childNodes : [];
  for (const child of children) {
    const found = find(child, tag);
    if (found !== undefined) return found;
  }
  return undefined;
}

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
