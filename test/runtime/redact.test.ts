import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strike } from "../../src/runtime/redact.ts";

const html = (text: string) =>
  text.replace(/[^\w]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/&#34;/g, "&quot;");
const ascii = (text: string) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^ -~]|[<>&=']/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
const form = (text: string) => `${new URLSearchParams([["", text]])}`.slice(1);
const lower = (text: string) => encodeURIComponent(text).replace(/%../g, (byte) => byte.toLowerCase());

describe("a secret", () => {
  it.each<[string, (text: string) => string]>([
    ["as it is", (text) => text],
    ["as JSON", (text) => JSON.stringify(text).slice(1, -1)],
    ["as JSON in ASCII", ascii],
    ["within a URL", encodeURIComponent],
    ["within a URL, in small letters", lower],
    ["within a form", form],
    ["within HTML", html],
    ["as JSON within HTML", (text) => html(ascii(text))],
    ["as JSON within JSON", (text) => ascii(ascii(text))],
    ["as a URL within a URL", (text) => encodeURIComponent(encodeURIComponent(text))],
    ["as a URL within JSON", (text) => ascii(encodeURIComponent(text))],
  ])("is struck out where somebody quotes it %s, whatever it is", (_, spell) => {
    const signs = fc.constantFrom(..."aB7 \\/\"'%&+;=#<>u恢复é😀\n\t");
    fc.assert(
      fc.property(
        fc.string({ unit: signs, minLength: 4, maxLength: 20 }),
        fc.constantFrom("", "&", "%", "\\", "\\u00", "%E6", "&#x"),
        (secret, before) => {
          // What ends in the middle of an escape swallows what follows, and says something else then.
          const text = spell(`<${before}>`) + spell(secret);
          expect(strike(text, [secret]), text).toBe(`${spell(`<${before}>`)}***`);
        },
      ),
    );
  });

  it("of three signs is left alone, which words have in them", () => {
    expect(strike("abc", ["abc"])).toBe("abc");
  });

  it("that is the beginning of another does not leave its end behind", () => {
    expect(strike("abcdef abcd", ["abcd", "abcdef"])).toBe("*** ***");
  });
});

describe("a text", () => {
  it("is shown as it is where there is no secret in it", () => {
    const text = "a%20b &lt; \\u0041 + 恢复";
    expect(strike(text, ["secret"])).toBe(text);
  });

  it("is cut, and no secret that stands across the cut is shown in part", () => {
    const secret = "恢复-s3cr3t";
    for (const quoted of [secret, encodeURIComponent(secret), ascii(secret)]) {
      for (const room of [1, 5, quoted.length - 1]) {
        const text = `${"x".repeat(65_536 - room)}${quoted}${"y".repeat(500_000)}`;
        const shown = strike(text, [secret]);
        expect(shown.slice(-10)).toBe(`${"x".repeat(6)}***…`);
      }
    }
    const shown = strike("z".repeat(500_000), [secret]);
    expect(shown).toBe(`${"z".repeat(65_536)}…`);
  });

  // Patterns that could read a text in several ways took minutes for the first of these.
  it.each<[string, string]>([
    ["\\u\\u\\u", "密".repeat(20)],
    ["\\u\\u\\u", "!@#$%^&*()Aa1"],
    ["\\", `${"\\".repeat(30)}x`],
    ["%25", `${"%25".repeat(30)}x`],
    ["&amp;", `${"&amp;".repeat(30)}x`],
    ["&#", "&#&#&#&#x"],
    ["+", `${"+".repeat(30)}x`],
  ])("of a megabyte of %j is read in no time for the secret %j", (piece, secret) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const started = performance.now();
    strike(text, [secret, `${secret}+`, secret.repeat(3)]);
    // A tenth of a second at most where nothing else runs; minutes before.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
