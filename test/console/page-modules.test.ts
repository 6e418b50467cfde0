import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAIN_MODULE, MODULES } from "../../src/console/page-modules.ts";
import type { ServedConsole } from "../../src/console/serve.ts";
import { startConsole } from "./started.ts";

let served: ServedConsole;
beforeAll(async () => {
  served = await startConsole();
});
afterAll(() => served.close());

test("the page's modules are served with all that they import, at once and later, as JavaScript", async () => {
  const seen = new Map<string, string>();
  const visit = async (url: URL): Promise<void> => {
    if (seen.has(url.pathname)) return;
    const answer = await fetch(url);
    const text = await answer.text();
    seen.set(url.pathname, text);
    expect([url.pathname, answer.status]).toEqual([url.pathname, 200]);
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      expect(fileName).toMatch(/^(\.|\/_console\/modules\/).*\.js$/);
      await visit(new URL(fileName, url));
    }
  };
  await visit(new URL("/_console/main.js", served.url));
  const names = [...seen.keys()].map((name) => name.replace(`${MODULES}/`, ""));
  for (const name of [
    MAIN_MODULE,
    "runtime/client.js",
    "runtime/exact-integers.js",
    "lossless-json/index.js",
    "@noble/hashes/sha2.js",
  ])
    expect(names).toContain(name);
  // Of the server's own modules only types are used, which leave nothing behind.
  const inPage = /^(console\/browser|runtime|lossless-json|@noble\/hashes)\/|^\/_console\/main\.js$/;
  expect(names.filter((name) => !inPage.test(name))).toEqual([]);
});
