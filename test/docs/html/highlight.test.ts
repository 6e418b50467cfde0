import { expect, test } from "vitest";
import { highlight } from "../../../src/docs/html/highlight.ts";

test.each([
  ["json", '{"a": "b\\"c", "n": -1.5e3, "t": true}', 'p:"a" s:"b\\"c" p:"n" n:-1.5e3 p:"t" k:true'],
  ["json", '{"url": "http://x:1"}', 'p:"url" s:"http://x:1"'],
  ["ts", 'const a = f("x: 1"); // done: 2', 'k:const p:f s:"x: 1" c:// done: 2'],
  ["ts", "await job.poll(); 60_000", "k:await p:poll n:60_000"],
  ["sh", "curl -X PUT 'http://{host}/a -b'", "k:curl p:-X s:'http://{host}/a -b'"],
  ["http", 'PUT /a HTTP/1.1\nHost: {host}\n\n{\n  "a": 1\n}', 'k:PUT p:Host p:"a" n:1'],
  ["text", "{} 1 'a'", ""],
])("in %s, %j is coloured %j", (language, text, want) => {
  const found = highlight(language, text);
  const tokens = [...found.matchAll(/<span class="(\w)">([^<]*)<\/span>/g)].map(
    ([, token, code]) => `${token}:${code}`,
  );
  expect(tokens.join(" ").replaceAll("&quot;", '"').replaceAll("&#39;", "'")).toBe(want);
  const plain = found
    .replace(/<[^>]*>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'");
  expect(plain).toBe(text);
});
