import { describe, expect, test } from "vitest";
import { joinScript } from "../../../src/docs/html/join-script.ts";

const from = (modules: Readonly<Record<string, string>>) => (name: string) => modules[name] ?? "";

describe("joining modules into a classic script", () => {
  test("puts what is imported before what imports it, once", () => {
    const script = joinScript(
      "main",
      from({
        main: 'import { b } from "./b.js";\nimport {\n  a,\n} from "./a.ts";\nseen.push(a + b);\n',
        a: "export const a = 1;\n",
        b: 'import { a } from "./a.js";\nexport function b2() {}\nexport const b = a + 1;\nexport {};\n',
      }),
    );
    const seen: number[] = [];
    new Function("seen", script)(seen);
    expect(seen).toEqual([3]);
  });

  test("leaves nothing behind in the page", () => {
    expect(
      new Function(`${joinScript("main", from({ main: "const left = 1;\n" }))}; return typeof left;`)(),
    ).toBe("undefined");
  });

  test("refuses two things of one name", () => {
    const modules = { main: 'import { a } from "./a.js";\nfunction f() {}\n', a: "function f() {}\n" };
    expect(() => joinScript("main", from(modules))).toThrow("Two modules of the script main declare f.");
  });
});
