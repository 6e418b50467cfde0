import { describe, expect, test } from "vitest";
import { load } from "../../src/load/load.ts";
import { formatLocation } from "../../src/load/problem.ts";
import type { ReadUrl } from "../../src/load/url.ts";

const HEAD = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n";
const refer = (uri: string) => `${HEAD}components: {schemas: {A: {$ref: ${JSON.stringify(uri)}}}}`;

/** Loads a spec whose texts at URLs are those; `asked` is all that was wanted of the network. */
function loadWith(root: string, urls: Readonly<Record<string, string>>, files: Record<string, string> = {}) {
  const asked: string[] = [];
  const read: string[] = [];
  const readUrl: ReadUrl = ({ href }) => {
    asked.push(href);
    return urls[href];
  };
  const texts: Record<string, string> = { "s/o.yaml": root, ...files };
  const bundle = load(
    "s/o.yaml",
    (file) => {
      read.push(file);
      if (texts[file] === undefined) throw new Error(`no ${file}`);
      return texts[file];
    },
    { readUrl },
  );
  const faults = bundle.problems.map(({ location, id }) => `${formatLocation(location)} [${id}]`);
  return { bundle, faults, asked, read };
}

describe("what stands at a URL", () => {
  test("is put into the document as a file is, and leaves no trace of where it came from", () => {
    const { bundle, faults } = loadWith(refer("https://h.example/specs/a.yaml"), {
      "https://h.example/specs/a.yaml": "type: object\nproperties:\n  b: {$ref: parts/B.json}\n",
      "https://h.example/specs/parts/B.json": '{"type": "array", "items": {"$ref": "../c.yaml#/C"}}',
      "https://h.example/specs/c.yaml": "C: {type: string}\n",
    });
    expect(faults).toEqual([]);
    expect((bundle.document as { components: unknown }).components).toEqual({
      schemas: {
        A: { type: "object", properties: { b: { $ref: "#/components/schemas/B" } } },
        B: { type: "array", items: { $ref: "#/components/schemas/C" } },
        C: { type: "string" },
      },
    });
    expect(JSON.stringify(bundle.document)).not.toContain("h.example");
  });

  test("has places that name the URL", () => {
    const { bundle } = loadWith(refer("https://h.example/a.yaml"), {
      "https://h.example/a.yaml": "type: object\nproperties:\n  b: {type: string}\n",
    });
    const at = bundle.locate("/components/schemas/A/properties/b/type");
    expect(formatLocation(at)).toBe("https://h.example/a.yaml:3:13");
  });

  test("is told of when it does not parse, at its place", () => {
    const { faults } = loadWith(refer("https://h.example/a.yaml"), {
      "https://h.example/a.yaml": "type: object\nproperties: [\n",
    });
    expect(faults).toEqual([
      expect.stringMatching(/^https:\/\/h\.example\/a\.yaml:\d+:\d+ \[yaml-syntax\]$/),
    ]);
  });

  test("is one file, however its URL is written", () => {
    const { bundle, faults } = loadWith(
      `${HEAD}components: {schemas: {A: {$ref: 'HTTPS://H.example:443/x/../a.yaml'}, B: {$ref: 'https://h.example/a.yaml'}}}`,
      { "https://h.example/a.yaml": "type: object\n" },
    );
    expect(faults).toEqual([]);
    expect(bundle.files.map(({ path }) => path)).toEqual(["s/o.yaml", "https://h.example/a.yaml"]);
  });

  test("may refer to what refers to it", () => {
    const { faults } = loadWith(refer("https://h.example/a.yaml"), {
      "https://h.example/a.yaml": "type: object\nproperties: {b: {$ref: B.yaml}}\n",
      "https://h.example/B.yaml": "type: object\nproperties: {a: {$ref: a.yaml}, b: {$ref: '#'}}\n",
    });
    expect(faults).toEqual([]);
  });

  test("may not be nothing but a circle", () => {
    const { faults } = loadWith(refer("https://h.example/a.yaml"), {
      "https://h.example/a.yaml": "$ref: b.yaml\n",
      "https://h.example/b.yaml": "$ref: a.yaml\n",
    });
    expect(faults).toEqual(["s/o.yaml:4:34 [ref-chain]"]);
  });
});

describe("nothing is asked of the network for a reference", () => {
  test.each([
    ["to a file by its URL", "file:///etc/passwd", "remote-ref"],
    ["of another scheme", "ftp://h.example/a.yaml", "remote-ref"],
    ["that carries its data", "data:text/yaml,type: object", "remote-ref"],
    ["to a script", "javascript:alert(1)", "remote-ref"],
    ["to a Windows drive", "C:/Windows/win.ini", "remote-ref"],
    ["without a scheme", "//h.example/a.yaml", "remote-ref"],
    ["that is no URL", "https://", "remote-ref"],
    ["with a user", "https://me@h.example/a.yaml", "remote-ref"],
    ["with a password", "https://me:pw@h.example/a.yaml", "remote-ref"],
    ["with a query", "https://h.example/a.yaml?b", "remote-ref"],
    ["with an empty query", "https://h.example/a.yaml?", "remote-ref"],
    ["with backslashes", "https:\\\\h.example\\a.yaml", "remote-ref"],
    ["with an encoded slash", "https://h.example/a/..%2fb.yaml", "remote-ref"],
    ["with an encoded backslash", "https://h.example/a/..%5Cb.yaml", "remote-ref"],
    ["with dots that are encoded twice", "https://h.example/a/%252e%252e/b.yaml", "remote-ref"],
    ["with a parameter behind its dots", "https://h.example/a/..;/b.yaml", "remote-ref"],
  ])("%s", (_, uri, id) => {
    const { faults, asked, read } = loadWith(refer(uri), {});
    expect(faults).toEqual([`s/o.yaml:4:34 [${id}]`]);
    expect({ asked, read }).toEqual({ asked: [], read: ["s/o.yaml"] });
  });

  test("whose password is not repeated", () => {
    const { bundle } = loadWith(refer("https://me:hunter2@h.example/a.yaml"), {});
    expect(JSON.stringify(bundle.problems)).not.toContain("hunter2");
  });
});

describe("out of the network, nothing leads to the disk: a reference", () => {
  test.each([
    ["to an absolute path", "/etc/passwd", [], "ref-outside"],
    ["to another machine", "//other.example/a.yaml", [], "ref-outside"],
    ["to a file by its URL", "file:///etc/passwd", [], "remote-ref"],
    ["with a break in its scheme", "fi\\nle:///etc/passwd", [], "remote-ref"],
    ["with a blank before its scheme", " file:///etc/passwd", [], "remote-ref"],
    ["up, beyond the server's root", "../../../../s/o.yaml", ["https://h.example/s/o.yaml"], "remote-ref"],
    ["to the name of a local file", "local.yaml", ["https://h.example/x/local.yaml"], "remote-ref"],
    ["by backslashes", "..\\\\..\\\\local.yaml", [], "remote-ref"],
  ])("%s", (_, uri, wanted, id) => {
    const { faults, asked, read } = loadWith(
      refer("https://h.example/x/a.yaml"),
      { "https://h.example/x/a.yaml": `type: object\nproperties: {b: {$ref: "${uri}"}}\n` },
      { "s/local.yaml": "type: object\n" },
    );
    expect(faults).toEqual([`https://h.example/x/a.yaml:2:24 [${id}]`]);
    expect(asked.filter((url) => !url.endsWith("/x/a.yaml"))).toEqual(wanted);
    expect(read).toEqual(["s/o.yaml"]);
  });
});

test.each([
  ["https://h.example/a.yaml", true],
  ["file:///a.yaml", false],
])("the refusal of %s names the option only where it would help", (uri, named) => {
  const [problem] = load("o.yaml", () => refer(uri)).problems;
  expect(problem?.id).toBe("remote-ref");
  expect(problem?.fix.includes("--allow-url")).toBe(named);
});
