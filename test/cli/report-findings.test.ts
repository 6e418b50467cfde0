import pc from "picocolors";
import { expect, test } from "vitest";
import { reportFindings } from "../../src/cli/report-findings.ts";
import { paletteOf } from "../../src/escape/terminal.ts";

test("what a page says does not steer the terminal", () => {
  const printed: string[] = [];
  const out = (text: string) => void printed.push(text);
  const terminal = { colors: paletteOf(pc.createColors(false)), out, note: out, error: out };
  const message = "The page says \u001b[2Jcleared\u009b1A.";
  for (const known of [false, true]) {
    reportFindings("page.txt", [{ id: "title", known, line: 3, location: undefined, message }], terminal);
  }
  const want = "page.txt:3 The page says \ufffd[2Jcleared\ufffd1A. [title]";
  expect(printed).toEqual([want, "Known differences:", want]);
});
