import type { RequestListener } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { load } from "../../src/load/load.ts";
import { formatLocation } from "../../src/load/problem.ts";
import type { ReadUrl } from "../../src/load/url.ts";
import { fetchUrls, isAllowed } from "../../src/source/fetch-urls.ts";
import { temporaryFolder, writeFiles } from "../package-folder.ts";
import { serveTexts, type TextServer } from "./text-server.ts";

const OBJECT = "type: object\n";
const LIMITS = { files: 4, bytes: 1000, milliseconds: 5000 };

let folder: ReturnType<typeof temporaryFolder>;
let server: TextServer;
let other: TextServer;
let answers: Record<string, string | RequestListener>;
beforeEach(async () => {
  folder = temporaryFolder();
  answers = {};
  server = await serveTexts(answers);
  other = await serveTexts({ "/specs/a.yaml": OBJECT });
});
afterEach(async () => {
  folder.remove();
  await Promise.all([server.close(), other.close()]);
});

/** Fetches for a spec with those schemas and loads it; every `http:` is this server. */
async function loadFetched(schemas: string, limits: Partial<typeof LIMITS> = {}) {
  const root = path.join(folder.path, "o.yaml");
  const text = `openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    ${schemas.replaceAll("http:", server.url)}\n`;
  writeFiles(folder.path, [["o.yaml", text]]);
  const readUrl = await fetchUrls(root, [new URL(`${server.url}/specs/`)], { ...LIMITS, ...limits });
  const { problems, document } = load(root, undefined, { readUrl });
  return {
    document: document as { components: { schemas: Record<string, unknown> } },
    faults: problems.map(({ location, id }) => `${path.basename(formatLocation(location))} [${id}]`),
    messages: problems.map(({ message }) => message).join("\n"),
  };
}

const A = "A: {$ref: 'http:/specs/a.yaml'}";

describe("what a spec refers to is fetched", () => {
  test("with what that refers to, each once", async () => {
    answers["/specs/a.yaml"] = `${OBJECT}properties: {b: {$ref: x/B.yaml}, c: {$ref: 'C.json'}}\n`;
    answers["/specs/x/B.yaml"] = `${OBJECT}properties: {c: {$ref: ../C.json}, b: {$ref: '#'}}\n`;
    answers["/specs/C.json"] = '{"type": "object", "properties": {"a": {"$ref": "a.yaml"}}}';
    const { document, faults } = await loadFetched(A);
    expect(faults).toEqual([]);
    expect(Object.keys(document.components.schemas)).toEqual(["A", "B", "C"]);
    expect(server.asked.sort()).toEqual(["/specs/C.json", "/specs/a.yaml", "/specs/x/B.yaml"]);
  });

  test("also when it is compressed", async () => {
    answers["/specs/a.yaml"] = (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(OBJECT));
    expect((await loadFetched(A)).faults).toEqual([]);
  });

  test("without saying who asks", async () => {
    let headers: NodeJS.Dict<string | string[]> = {};
    answers["/specs/a.yaml"] = (request, response) => {
      headers = request.headers;
      response.end(OBJECT);
    };
    await loadFetched(A);
    expect(headers).toHaveProperty("host");
    for (const name of ["cookie", "authorization", "referer", "origin"])
      expect(headers).not.toHaveProperty(name);
  });

  test("as many files as the limit says, and as many bytes", async () => {
    for (const name of ["a", "b", "c", "d"]) answers[`/specs/${name}.yaml`] = OBJECT.padEnd(1000);
    const four = ["a", "b", "c", "d"].map((name) => `${name}: {$ref: 'http:/specs/${name}.yaml'}`);
    expect((await loadFetched(four.join("\n    "))).faults).toEqual([]);
  });
});

describe("a reference is refused, with its place, when", () => {
  test.each<readonly [when: string, answer: string | RequestListener | undefined, id: string, says: string]>([
    ["nothing is there", undefined, "unresolved-ref", "answers 404"],
    [
      "the server fails, with however long a text",
      (_, response) => response.writeHead(500).end("x".repeat(100_000)),
      "unresolved-ref",
      "answers 500",
    ],
    [
      "the server sends on to another file",
      (_, response) => response.writeHead(302, { location: "/specs/b.yaml" }).end(),
      "unresolved-ref",
      "redirect",
    ],
    [
      "the server sends on to another server",
      (_, response) => response.writeHead(307, { location: `${other.url}/specs/a.yaml` }).end(),
      "unresolved-ref",
      "redirect",
    ],
    ["the server hangs up", (request) => request.socket.destroy(), "unresolved-ref", "cannot be fetched"],
    ["the file is too large", OBJECT.padEnd(1001), "too-large", "MB"],
    [
      "the file is too large once decompressed",
      (_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(OBJECT.padEnd(100_000))),
      "too-large",
      "MB",
    ],
    [
      "the file never ends",
      (_, response) => {
        const more = () => void (response.writable && response.write("#".repeat(500), more));
        more();
      },
      "too-large",
      "MB",
    ],
  ])("%s", async (_, answer, id, says) => {
    if (answer !== undefined) answers["/specs/a.yaml"] = answer;
    answers["/specs/b.yaml"] = OBJECT;
    const { faults, messages } = await loadFetched(A);
    expect(faults).toEqual([`o.yaml:6:15 [${id}]`]);
    expect(messages).toContain(says);
    expect({ asked: server.asked, others: other.asked }).toEqual({ asked: ["/specs/a.yaml"], others: [] });
  });

  test.each<readonly [when: string, answer: RequestListener]>([
    ["no answer comes in time", () => {}],
    ["the answer begins and does not end in time", (_, response) => void response.write(OBJECT)],
  ])("%s", async (_, answer) => {
    answers["/specs/a.yaml"] = answer;
    const { faults, messages } = await loadFetched(A, { milliseconds: 100 });
    expect(faults).toEqual(["o.yaml:6:15 [unresolved-ref]"]);
    expect(messages).toContain("more than 0.1 s");
  });

  test("nobody listens", async () => {
    await server.close();
    const { faults, messages } = await loadFetched(A);
    expect(faults).toEqual(["o.yaml:6:15 [unresolved-ref]"]);
    expect(messages).toContain("ECONNREFUSED");
  });

  test("files refer to ever further ones", async () => {
    for (let at = 0; at < 6; at++)
      answers[`/specs/${at}.yaml`] = `${OBJECT}properties: {n: {$ref: ${at + 1}.yaml}}\n`;
    const { faults } = await loadFetched("A: {$ref: 'http:/specs/0.yaml'}");
    expect(faults).toEqual(["3.yaml:2:24 [too-large]"]);
    expect(server.asked).toHaveLength(4);
  });
});

describe("nothing is asked of a server", () => {
  test.each([
    ["beside what is allowed", "http:/others/a.yaml"],
    ["whose path only begins like it", "http:/specs-secret/a.yaml"],
    ["above it, by dots", "http:/specs/../others/a.yaml"],
    ["above it, by encoded dots", "http:/specs/%2e%2e/others/a.yaml"],
    ["above it, by an encoded slash", "http:/specs/..%2fothers/a.yaml"],
    ["that is another one, on the same machine", "OTHER/specs/a.yaml"],
  ])("for a file %s", async (_, uri) => {
    const { faults } = await loadFetched(`A: {$ref: '${uri.replace("OTHER", other.url)}'}`);
    expect(faults).toEqual(["o.yaml:6:15 [remote-ref]"]);
    expect([...server.asked, ...other.asked]).toEqual([]);
  });

  test("that a fetched file leads to", async () => {
    answers["/specs/a.yaml"] =
      `${OBJECT}properties: {b: {$ref: ../others/a.yaml}, c: {$ref: '${other.url}/specs/a.yaml'}}\n`;
    const { faults } = await loadFetched(A);
    expect(faults).toEqual(["a.yaml:2:24 [remote-ref]", "a.yaml:2:53 [remote-ref]"]);
    expect([...server.asked, ...other.asked]).toEqual(["/specs/a.yaml"]);
  });
});

test("a reference that was written meanwhile is refused, for nothing was fetched for it", async () => {
  const { faults } = await loadFetched("A: {type: object}");
  expect(faults).toEqual([]);
  const root = path.join(folder.path, "o.yaml");
  const allowed = new URL(`${server.url}/specs/`);
  const readUrl = await fetchUrls(root, [allowed]);
  const { problems } = load("o.yaml", () => `a: {$ref: '${allowed.href}a.yaml'}\n`, { readUrl });
  expect(problems[0]).toMatchObject({ id: "unresolved-ref", fix: "Run the command again." });
});

test.each([
  ["https://a.example/s", "https://a.example/s", true],
  ["https://a.example/s", "https://a.example/s/b.yaml", true],
  ["https://a.example/s/", "https://a.example/s/b.yaml", true],
  ["https://a.example", "https://a.example/b.yaml", true],
  ["https://A.example:443", "https://a.example/b.yaml", true],
  ["https://a.example/s", "https://a.example/sb.yaml", false],
  ["https://a.example/s/", "https://a.example/s", false],
  ["https://a.example/s", "https://a.example/S/b.yaml", false],
  ["https://a.example", "https://a.example.evil/b.yaml", false],
  ["https://a.example", "https://a.example@evil/b.yaml", false],
  ["https://a.example", "https://evil/https://a.example/", false],
  ["https://a.example", "https://a.example:8443/b.yaml", false],
  ["https://a.example", "http://a.example/b.yaml", false],
  ["https://a.example/s", "https://a.example/s/../b.yaml", false],
  ["https://a.example/s", "https://a.example/s/%2E%2e/b.yaml", false],
  ["https://a.example/s", "https://a.example/s/.%2e/b.yaml", false],
  ["https://a.example/s", "https://a.example/s\\..\\b.yaml", false],
  ["https://a.example/s", "https://a.example/s/x/../b.yaml", true],
])("%s allows %s: %s", (prefix, url, allowed) => {
  expect(isAllowed(new URL(url), [new URL("https://b.example"), new URL(prefix)])).toBe(allowed);
});

test("whatever a fetched file refers to, nothing is asked for beside what is allowed, and no local file is read", () => {
  const allowed = [new URL("https://h.example/s/")];
  const pieces =
    "a s .. . / // \\ : @ ? # ; % %2e %2E%2e %2f %5c %252e%252f %3b https: file: h.example evil".split(" ");
  const uri = fc.array(fc.constantFrom(...pieces, " ", "\t", "\n"), { minLength: 1, maxLength: 10 });
  let answered = 0;
  fc.assert(
    fc.property(uri, (parts) => {
      const asked: string[] = [];
      const read: string[] = [];
      const readText = (file: string) => {
        read.push(file);
        return "a: {schema: {$ref: 'https://h.example/s/x/a.yaml'}}";
      };
      const readUrl: ReadUrl = (url) => {
        if (!isAllowed(url, allowed)) return undefined;
        asked.push(url.href);
        return JSON.stringify({ properties: { b: { $ref: parts.join("") } } });
      };
      load("s/o.yaml", readText, { readUrl });
      answered += new Set(asked).size - 1;
      expect(read).toEqual(["s/o.yaml"]);
      for (const href of asked) {
        expect(href).toMatch(/^https:\/\/h\.example\/s\/[^?\\]*$/);
        const meant = decodeURIComponent(href.replace(/%(?![0-9a-f]{2})/gi, "%25"));
        expect(meant.split("/").filter((name) => /^\.\.?(;|$)/.test(name))).toEqual([]);
      }
    }),
    { numRuns: 1000, seed: 1 },
  );
  // Some of them do lead to another file.
  expect(answered).toBeGreaterThan(50);
});
