import { describe, expect, test } from "vitest";
import { decodeText } from "../../src/load/encoding.ts";
import { formatLocation } from "../../src/load/problem.ts";

/** 云盘, as GBK has it. */
const GBK = [0xd4, 0xc6, 0xc5, 0xcc];
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("a text is taken", () => {
  test.each<[string, Uint8Array, string]>([
    ["of ASCII", bytes("a: b\n"), "a: b\n"],
    ["of UTF-8", bytes("恢复 é 😀"), "恢复 é 😀"],
    ["of nothing", bytes(), ""],
    ["with its byte order mark", bytes([0xef, 0xbb, 0xbf], "a"), "\ufeffa"],
    ["with a replacement character that it spells itself", bytes("a\ufffdb"), "a\ufffdb"],
    ["out of the middle of a buffer", bytes("xxa恢").subarray(2), "a恢"],
  ])("%s", (_, content, want) => {
    expect(decodeText("a.yaml", content)).toBe(want);
  });

  test.each<[string, Uint8Array]>([
    ["little-endian", Buffer.from("\ufeff云 a", "utf16le")],
    ["big-endian", utf16be("\ufeff云 a")],
  ])("of UTF-16 with its mark where that is asked for, %s", (_, content) => {
    expect(decodeText("page.txt", content, { utf16: true })).toBe("\ufeff云 a");
  });
});

describe("bytes are refused, with their place, that are", () => {
  test.each<[string, Uint8Array, string, string]>([
    ["GBK", bytes("a: 1\nb: x", GBK), "a.yaml:2:5", "not UTF-8: the byte 0xD4 at offset 9 "],
    ["Latin-1", bytes("a: caf", [0xe9], "\n"), "a.yaml:1:7", "the byte 0xE9 at offset 6 "],
    ["GBK behind text that is not ASCII", bytes("恢复: ", GBK), "a.yaml:1:5", "0xD4 at offset 8 "],
    ["GBK behind a replacement character", bytes("\ufffd\ufffd", GBK), "a.yaml:1:3", "0xD4 at offset 6 "],
    ["UTF-8 that breaks off", bytes("a: ", [0xe6, 0x81]), "a.yaml:1:4", "0xE6 at offset 3 "],
    ["half of a surrogate pair", bytes("a", [0xed, 0xa0, 0x80]), "a.yaml:1:2", "0xED at offset 1 "],
    ["UTF-16, little-endian", Buffer.from("\ufeffa: 1", "utf16le"), "a.yaml:1:1", "is UTF-16, as the mark"],
    ["UTF-16, big-endian", utf16be("\ufeffa: 1"), "a.yaml:1:1", "is UTF-16, as the mark"],
    ["UTF-16 without a mark", Buffer.from("a: 1", "utf16le"), "a.yaml:1:2", "a zero byte at offset 1,"],
    ["UTF-16 of Chinese", Buffer.from("a: 密码", "utf16le"), "a.yaml:1:2", "a zero byte at offset 1,"],
  ])("%s", (_, content, place, words) => {
    const problem = decodeText("a.yaml", content);
    if (typeof problem === "string") throw new Error(`taken: ${problem}`);
    expect(formatLocation(problem.location)).toBe(place);
    expect(problem.message).toContain(words);
    expect(problem.fix).toContain("Save it as UTF-8");
  });

  test("UTF-16 that breaks off in the middle of a character", () => {
    expect(decodeText("page.txt", bytes([0xff, 0xfe, 0x61]), { utf16: true })).toMatchObject({
      id: "encoding",
    });
  });
});
