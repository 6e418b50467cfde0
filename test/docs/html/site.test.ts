import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { api, operation, text } from "../api-model.ts";
import { createVm, schemas } from "../create-vm.ts";
import { siteOf, specModel } from "./site-files.ts";

const site = siteOf(specModel());
const pages = [...site].filter(([path]) => path.endsWith(".html"));

/** Where a page leads within the site, without places. */
const linksOf = (page: string) =>
  [...page.matchAll(/ (?:href|src)="([^"#]*)(?:#[^"]*)?"/g)]
    .map(([, address = ""]) => address)
    .filter((address) => address !== "" && !address.startsWith("https://"));

const textOf = (page: string) =>
  page
    .replace(/<[^>]*>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

describe("the site", () => {
  test("has a page per operation, model and guide in both languages, where design and links expect it", () => {
    const model = specModel();
    for (const locale of ["en", "zh-CN"]) {
      for (const { operationId } of model.operations)
        expect(site.has(`${locale}/operations/${operationId}.html`)).toBe(true);
      for (const { name } of model.schemas) expect(site.has(`${locale}/models/${name}.html`)).toBe(true);
      expect(site.has(`${locale}/guides/jobs.html`)).toBe(true);
    }
  });

  test("has no dead link", () => {
    const dead = pages.flatMap(([path, page]) =>
      linksOf(page)
        .filter((address) => !site.has(new URL(address, `http://docs/${path}`).pathname.slice(1)))
        .map((address) => `${path} -> ${address}`),
    );
    expect(dead).toEqual([]);
  });

  test("has places that are there, each once", () => {
    for (const [path, page] of pages) {
      const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect([path, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([path, []]);
      const named = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
      expect([path, named.filter((id) => !ids.includes(id))]).toEqual([path, []]);
    }
  });

  test("has the same places in both languages, so that a link keeps its place", () => {
    const idsOf = (page: string | undefined) =>
      [...(page ?? "").matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    for (const [path, page] of pages.filter(([name]) => name.startsWith("en/")))
      expect([path, idsOf(site.get(path.replace("en/", "zh-CN/")))]).toEqual([path, idsOf(page)]);
  });

  test("finds fields at places that pages have", () => {
    const [, data = ""] = /^zstackDocs\("texts",(.*)\);\n$/.exec(site.get("search/texts.js") ?? "") ?? [];
    const { strings, operations } = JSON.parse(data) as { strings: string[]; operations: number[][] };
    for (const [at, { operationId }] of specModel().operations.entries()) {
      const places = (operations[at] ?? []).slice(3).filter((_, index) => index % 3 === 0);
      const page = site.get(`en/operations/${operationId}.html`);
      for (const place of places) expect(page).toContain(` id="${strings[place]}"`);
    }
  });

  test("shows what it finds without the backticks that mark code", () => {
    const said = (marked: string) => ({ en: `See ${marked}.`, "zh-CN": `参见 ${marked}。` });
    const found = siteOf(api([operation({ description: said("`usedIps`") })]));
    const texts = found.get("search/texts.js") ?? "";
    for (const words of Object.values(said("usedIps"))) expect(texts).toContain(JSON.stringify(words));
  });

  test("needs at most 60 kB per page, compressed, scripts and styles included", () => {
    const weightOf = (path: string) => gzipSync(site.get(path) ?? "", { level: 9 }).length;
    const weights = pages.map(([path, page]) => {
      const assets = linksOf(page).filter((address) => /\.(css|js|svg)$/.test(address));
      const files = assets.map((address) => new URL(address, `http://docs/${path}`).pathname.slice(1));
      return { path, bytes: [path, ...files].reduce((sum, file) => sum + weightOf(file), 0) };
    });
    expect(weights.filter(({ bytes }) => bytes > 60_000)).toEqual([]);
    // It is a page that is measured, not an empty one.
    expect(Math.max(...weights.map(({ bytes }) => bytes))).toBeGreaterThan(20_000);
  });

  test("is the same bytes every time", () => {
    expect([...siteOf(specModel())]).toEqual([...site]);
  });

  test.each([...site.keys()].filter((path) => path.endsWith(".js")))("has a classic script in %s", (path) => {
    expect(() => new Function(site.get(path) ?? "")).not.toThrow();
  });
});

describe("an operation's page", () => {
  const page = textOf(site.get("zh-CN/operations/CreateVmFromCdpBackup.html") ?? "");

  test.each([
    ["breadcrumb", "平台运维 / 灾备管理 / 持续数据保护(CDP) / 持续数据保护(CDP)相关接口"],
    ["method", "PUT"],
    ["tag", "CDP Operations"],
    ["since", "起始版本 4.5.0"],
    ["execution", "异步任务"],
    ["authentication", "需要认证"],
    ["request fields", "请求体字段"],
    ["a required field", "groupId long 必填"],
    ["response status", "响应状态"],
    ["a field deep in the response", "ipInLong long "],
    ["address", "请求地址"],
    ["operation id", "操作 IDCreateVmFromCdpBackup"],
    ["permalink", "永久链接#CreateVmFromCdpBackup"],
    ["the official request", `curl -X PUT 'http://{host}/zstack/v1/cdp-backups/actions' -H 'Authorization`],
    ["the request that works", '  -d \'{\n  "createVmFromCdpBackup": {'],
    ["the request in TypeScript", "await zstack.createVmFromCdpBackup({"],
    ["the request as HTTP", "PUT /zstack/v1/cdp-backups/actions HTTP/1.1\nHost: {host}\n"],
    ["the response example", '"memorySize": 8589934592'],
    ["differences", "官方页面与服务端的差异"],
    ["change history", "变更历史"],
  ])("has the %s", (_, want) => {
    expect(page).toContain(want);
  });

  test("leaves room for a console, and says how to get one where there is none", () => {
    const path = "zh-CN/operations/CreateVmFromCdpBackup.html";
    const bare = site.get(path) ?? "";
    expect(bare).not.toMatch(/id="console"|_console|connect-src/);
    expect(bare).toContain("zstack-openapi docs --serve");
    const served = siteOf(specModel(), { console: true });
    const full = served.get(path) ?? "";
    expect(full).toContain(
      '<section id="console" data-operation="CreateVmFromCdpBackup" data-locale="zh-CN"',
    );
    expect(full).toContain('<script type="module" src="../../_console/main.js"></script>');
    expect(full).toContain('<link rel="stylesheet" href="../../_console/console.css">');
    expect(
      textOf(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(full)?.[1] ?? ""),
    ).toContain("connect-src 'self'");
    expect(served.get("en/index.html")).not.toContain("_console");
  });
});

describe("a large API", () => {
  const operations = Array.from({ length: 100 }, (_, at) =>
    operation({ operationId: `StartVm${at}`, tag: `Tag ${at % 10}`, summary: text(`Start ${at}`) }),
  );
  const large = siteOf(api([...operations, createVm], schemas));

  test("lists on a page the operations of its tag alone", () => {
    const nav = /<nav[\s\S]*<\/nav>/.exec(large.get("en/operations/StartVm7.html") ?? "")?.[0] ?? "";
    expect(nav).toContain('href="../operations/StartVm17.html"');
    expect(nav).not.toContain("StartVm8.html");
    expect(nav).toContain('aria-current="page"');
    expect(nav).toContain("data-contents");
  });

  test("has all of them in what the search loads", () => {
    expect(large.get("search/titles.js")).toContain('["StartVm99","PUT",9,"Start 99",""]');
  });
});
