import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPage } from "../../src/import/read-page.ts";
import { vocabularyOf } from "../../src/import/vocabulary.ts";
import { expectQuick } from "../quick.ts";
import { modelOf } from "../text-files.ts";
import { PAGES } from "./pages.ts";
import { FORMS, renderPage } from "./render-page.ts";
import { EMPTY, importAgain, OWN, verifierOf } from "./specs.ts";

const vocabulary = vocabularyOf(modelOf(OWN));
const verify = verifierOf(OWN);
const importPage = importAgain(EMPTY);

const page = fc
  .tuple(fc.constantFrom(...PAGES), fc.constantFrom(...FORMS))
  .map(([each, form]) => renderPage(each, form));

/** Pages as they go wrong on their way. */
const broken = fc.oneof(
  fc.tuple(page, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
  fc.tuple(page, fc.nat()).map(([text, at]) => text.slice(at % (text.length + 1))),
  page.map((text) => text + text),
  fc.tuple(page, page).map(([a, b]) => a + b),
  fc.tuple(page, page).map(([a, b]) => mixed(a.split("\n"), b.split("\n"))),
  page.chain((text) => fc.shuffledSubarray(text.split("\n")).map((lines) => lines.join("\n"))),
  fc.tuple(page, fc.string(), fc.nat()).map(([text, noise, at]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + noise + text.slice(place);
  }),
  page.map((text) => text.replaceAll(" ", "")),
  page.map((text) => text.replaceAll("\n", "")),
  fc.string({ unit: "binary" }),
);

function mixed(a: readonly string[], b: readonly string[]): string {
  return a.map((line, index) => (index % 2 === 0 ? line : (b[index] ?? line))).join("\n");
}

test("any text gives a page or one clear fault, and every line it names is there", () => {
  fc.assert(
    fc.property(broken, (text) => {
      const read = readPage("page.txt", text, vocabulary);
      const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).length;
      const named = "fault" in read ? [read.fault.line] : read.page.doubts.map(({ line }) => line);
      for (const line of named) expect(line).toBeLessThanOrEqual(lines);
      if ("fault" in read) expect(read.fault.fix).not.toBe("");
    }),
    { numRuns: 300 },
  );
});

test("any text can be verified and imported", () => {
  fc.assert(
    fc.property(broken, (text) => {
      for (const { line, message } of verify("page.txt", text)) {
        expect(line).toBeGreaterThan(0);
        expect(message).not.toBe("");
      }
      const { outcome, findings } = importPage("QueryBackupTask.txt", text);
      if (outcome === "failed") expect(findings).toHaveLength(1);
    }),
    { numRuns: 80 },
  );
});

describe("much text is read at once:", () => {
  const rows = "  • nameStringRequired\n\n      Its name.\n\n";
  test.each([
    ["ten megabytes of noise", "lorem ipsum\n".repeat(900_000)],
    ["one line of noise", "x".repeat(4_000_000)],
    ["lines of noise", "lorem ipsum {[ ]} • curl 200\n".repeat(137_000)],
    ["labels and nothing else", "Endpoint\nRequest Example\n".repeat(160_000)],
    ["labels run together", "Endpoint".repeat(500_000)],
    ["open brackets", `Endpoint\nPUT/zstack/v1/a\nResponse Example\n${"[".repeat(3_900_000)}`],
    ["rows", `Body Fields\n${rows.repeat(80_000)}Endpoint\nPUT/zstack/v1/a\n`],
    ["rows ever deeper", `Body Fields\n${deeper(2700)}Endpoint\nPUT/zstack/v1/a\n`],
    ["one endless row", `Body Fields\n• ${"aB".repeat(1_900_000)}\nEndpoint\nPUT/zstack/v1/a\n`],
    ["an endless command", `Endpoint\nPUT/zstack/v1/a\nRequest Example\ncurl ${"' ".repeat(1_900_000)}`],
    ["white space", `Endpoint${" ".repeat(3_900_000)}PUT`],
  ])("%s", async (_, text) => {
    await expectQuick(() => readPage("page.txt", text, vocabulary));
  });
});

function deeper(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${" ".repeat(level)}• aString\n`).join("");
}
