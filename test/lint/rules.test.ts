import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { RULES_PAGE } from "../../src/lint/lint.ts";
import { RULES } from "../../src/lint/registry.ts";
import { rulesPage } from "../../src/lint/rules-page.ts";
import { ROOT } from "../package-folder.ts";
import { findingsIn, shortly } from "./findings.ts";
import { changed, GOOD } from "./good-spec.ts";
import { FIXTURES } from "./rule-fixtures.ts";

const FOLDER = path.join(ROOT, "src/lint/rules");
const ids = RULES.map(({ id }) => id);

describe("the registry", () => {
  test("has every rule's file, and no other, by id", () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith(".ts"));
    expect(files.map((name) => name.replace(/\.ts$/, "")).sort()).toEqual(ids);
  });

  test("has every id once, in kebab-case", () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id))).toEqual([]);
  });

  test("is written down in a page with a section for each", () => {
    for (const id of ids) expect(rulesPage(RULES)).toContain(`\n## ${id}\n`);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))("%s speaks both languages", (_, rule) => {
    const texts = [rule.asks, ...Object.values(rule.faults).flatMap(({ message, fix }) => [message, fix])];
    for (const { en, "zh-CN": chinese } of texts) {
      expect(en.replace("暂无描述", "")).not.toMatch(/\p{Script=Han}/u);
      expect(chinese).toMatch(/\p{Script=Han}/u);
      expect(slotsOf(chinese)).toEqual(slotsOf(en));
    }
  });

  test("names only rules and faults that give way to a rule", () => {
    const known = new Set([...ids, "x-zstack", "structure", "openapi-version"]);
    expect(RULES.flatMap(({ insteadOf = [] }) => insteadOf).filter((id) => !known.has(id))).toEqual([]);
  });

  test("has every rule broken and kept by some fixture, each of its faults among them", () => {
    for (const { id, faults, mends } of RULES) {
      const { breaks = [], keeps = [] } = FIXTURES[id] ?? {};
      expect(keeps.length, `${id} is kept`).toBeGreaterThan(0);
      expect(new Set(breaks.map(({ fault }) => fault)), id).toEqual(new Set(Object.keys(faults)));
      expect(
        breaks.some(({ mended }) => mended === true),
        `${id} is mended`,
      ).toBe(mends !== undefined);
    }
    expect(Object.keys(FIXTURES).sort()).toEqual(ids);
  });
});

test("nothing is found in a spec that keeps every rule", async () => {
  expect(shortly(await findingsIn({ "openapi.yaml": GOOD }))).toEqual([]);
});

test("places are named in the language of the words around them", async () => {
  const text = "openapi: 3.1.0\ninfo: {title: T, version: 1.0.0}\ntags: [{name: Disks}]\npaths: {}\n";
  const words = (await findingsIn({ "openapi.yaml": text }, "zh-CN")).map(({ message }) => message);
  expect(words).toEqual(expect.arrayContaining(["文档 缺少 description。", "标签 Disks 缺少 description。"]));
});

describe.each(Object.entries(FIXTURES))("%s", (id, { breaks, keeps }) => {
  const rule = RULES.find((one) => one.id === id)!;

  test.each(breaks.map((row) => [row.what, row] as const))("finds %s", async (_, row) => {
    const findings = await findingsIn({ "openapi.yaml": changed(...row.changes) });
    const own = findings.filter((finding) => finding.id === id);
    expect(shortly(findings)).toEqual(
      [...(row.also ?? []), ...row.lines.map((line) => `${line} [${id}]`)].sort(byLine),
    );
    const { message, fix } = rule.faults[row.fault]!;
    const words = new RegExp(
      `^${message.en
        .split(/\{\w+\}/)
        .map(quoted)
        .join("[^]*")}$`,
    );
    for (const finding of own) {
      expect(finding).toMatchObject({
        severity: rule.severity,
        anchor: `zstack-openapi/${RULES_PAGE}#${id}`,
      });
      for (const slot of [...slotsOf(message.en), ...slotsOf(fix.en)]) {
        expect(`${finding.message}${finding.fix}`).not.toContain(`{${slot}}`);
      }
      expect(finding.edit !== undefined).toBe(row.mended ?? false);
    }
    expect(own.some((finding) => words.test(finding.message))).toBe(true);
  });

  test.each(keeps.map((row) => [row.what, row] as const))("finds nothing in %s", async (_, row) => {
    const findings = await findingsIn({ "openapi.yaml": changed(...row.changes) });
    expect(shortly(findings.filter((finding) => finding.id === id))).toEqual([]);
  });
});

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function byLine(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}

function slotsOf(text: string): string[] {
  const names = [...text.matchAll(/\{([a-z]\w*)\}/gi)].map(([, name]) => name!);
  return [...new Set(names)].sort();
}
