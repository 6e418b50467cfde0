import vm from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderPackage } from "../../src/generate/package/package.ts";
import type { ApiModel } from "../../src/model/model.ts";
import { payloads } from "../docs/hostile-model.ts";
import { siteOf } from "../docs/html/site-files.ts";
import { GUIDES, RUNTIME } from "../package-folder.ts";
import { allProblemsOf, modelOf } from "../text-files.ts";
import { elementsOfHtml, elementsOfMarkdown, tokensOf } from "./inert.ts";
import {
  acceptedOf,
  type Position,
  positionsIn,
  type Texts,
  withText,
  withTextWhereAccepted,
} from "./positions.ts";
import { WHOLE_SPEC, wholeSpec } from "./whole-spec.ts";

const MARK = "zq9";

/** What no position is made for: each language's ways out of a text. */
const HOSTILE = [
  `${MARK} */ alert(1); /* \${alert(1)} \`; '"; // {@link x} @deprecated\n@template T`,
  `${MARK}\`code\`@deprecated {}@since \u0085@see \u200b@internal *@type x */`,
  `${MARK}\\" + alert(1) + "\\' \\\${x} \\u0022 \\x22 \u2028alert(1)\u2029 \u0085 \u202e\u2066 \ufeff`,
  `${MARK}</script><script>alert(1)</script><img src=x onerror=alert(1)><!-- --> ]]> <b>`,
  `${MARK}[a](javascript:alert(1)) ![b](https://e.example/p.png) <javascript:alert(1)> [c]: data:text/html,x`,
  `${MARK}\n# heading\n---\n| a | b |\n|---|---|\n~~~\n> quote\n1. one\n<details>\n- [ ] task`,
  `${MARK}" onclick="alert(1)" x='y' &lt;b&gt; &#60;b&#62; href=javascript:alert(1)`,
  `${MARK}\u0000\u0007\u000b\u001b[2J\u001b]0;x\u0007 \ud800 \udfff \u009b31m`,
  `${MARK}__proto__`,
  `../../${MARK}/..\\..\\x`,
  `${MARK}${"x".repeat(10_000)}`,
];

/** Names that mean something of themselves. Some are identifiers, and may stand as such. */
const NAMES = ["__proto__", "constructor", "class", "then", "-1", "1e+21"];

const accepted = acceptedOf(WHOLE_SPEC, positionsIn(WHOLE_SPEC), HOSTILE[0]!);

function rendered(model: ApiModel): Map<string, string> {
  return renderPackage(model, { runtime: RUNTIME, guides: GUIDES });
}

function modelFor(document: unknown): ApiModel {
  return modelOf({ "openapi.json": JSON.stringify(document) });
}

/** What the files of a package and of a site are made of, whatever the texts in them. */
function shapesOf(model: ApiModel, text: string): Map<string, readonly string[]> {
  const shapes = new Map<string, readonly string[]>();
  for (const [path, file] of rendered(model)) {
    if (/^src\/runtime\/|\/guides\//.test(path)) continue;
    if (/\.(ts|md)$/.test(path)) expectSeen(path, file);
    if (path.endsWith(".ts")) shapes.set(path, tokensOf(file, text));
    else if (path.endsWith(".md")) shapes.set(path, elementsOfMarkdown(file));
    else if (path === "openapi.json") expect(JSON.parse(file)).toEqual(model.document);
    else shapes.set(path, Object.keys(JSON.parse(file)));
  }
  for (const [path, file] of siteOf(model, { console: true })) {
    if (path.endsWith(".html")) {
      expectSeen(path, file);
      shapes.set(`site/${path}`, elementsOfHtml(file));
    }
    if (path.startsWith("search/")) shapes.set(`site/${path}`, callsOf(file));
  }
  return shapes;
}

/** Nothing in a file steers a terminal that shows it, or turns the direction of writing, so that it looks like another. */
function expectSeen(path: string, file: string): void {
  expect([path, file.match(UNSEEN)?.map((char) => char.charCodeAt(0))]).toEqual([path, undefined]);
}

const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What a data file of the search does when it is loaded. */
function callsOf(file: string): string[] {
  const calls: string[] = [];
  vm.runInNewContext(file, { zstackDocs: (name: string, data: unknown) => calls.push(name, typeof data) });
  return calls;
}

async function expectInert(texts: Texts, places = accepted, mark = MARK): Promise<number> {
  const { document, positions } = await withTextWhereAccepted(WHOLE_SPEC, places, texts);
  expectSame(shapesOf(modelFor(document), mark), plainShapes(positions));
  return positions.length;
}

type Shapes = ReadonlyMap<string, readonly string[]>;

function expectSame(got: Shapes, want: Shapes): void {
  expect([...got.keys()]).toEqual([...want.keys()]);
  for (const [path, shape] of got) expect([path, shape]).toEqual([path, want.get(path)]);
}

/** The same with a plain word in the same places. */
function plainShapes(positions: readonly Position[]): Shapes {
  const key = JSON.stringify(positions);
  const known = plain.get(key) ?? shapesOf(modelFor(withText(WHOLE_SPEC, positions, () => "word")), NOWHERE);
  plain.set(key, known);
  return known;
}

const plain = new Map<string, Shapes>();

/** For texts that are words, and may be found in code. */
const NOWHERE = "\u0000";

describe("no text of a spec is code or markup, wherever it stands:", () => {
  test("there are places of every kind", () => {
    expect(accepted.length).toBeGreaterThan(250);
    expect(accepted.filter(({ at }) => at === "key").length).toBeGreaterThan(40);
  });

  test.each(HOSTILE)("%j", async (payload) => {
    expect(await expectInert(() => payload)).toBeGreaterThan(150);
  });

  test("names of parameters in a path", async () => {
    const names = HOSTILE.map((payload) => payload.replace(/[{}#]/g, ""));
    const spec = wholeSpec(names);
    expect(await allProblemsOf({ "openapi.json": JSON.stringify(spec) })).toEqual([]);
    const plainSpec = wholeSpec(names.map((_, index) => `word${index}`));
    expectSame(shapesOf(modelFor(spec), MARK), shapesOf(modelFor(plainSpec), NOWHERE));
  });

  test.each(NAMES)("the name %j", async (name) => {
    const names = accepted.filter(({ at, pointer }) => at === "key" || pointer.endsWith("/name"));
    expect(await expectInert(() => name, names, NOWHERE)).toBeGreaterThan(40);
  });

  test("whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(payloads, async (payload) => void (await expectInert(() => `${MARK}${payload}`))),
      { numRuns: 3, seed: 9 },
    );
  });
});
