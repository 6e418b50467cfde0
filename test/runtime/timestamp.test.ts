import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTimestamp, ZStackConfigError, ZStackDecodeError } from "../../src/runtime/index.ts";

describe("parseTimestamp", () => {
  it.each([
    ["Nov 14, 2017 10:20:57 PM", "+08:00", "2017-11-14T14:20:57.000Z"],
    ["Nov 14, 2017, 10:20:57 PM", "+08:00", "2017-11-14T14:20:57.000Z"],
    ["Nov 14, 2017, 10:20:57\u202fPM", "+08:00", "2017-11-14T14:20:57.000Z"],
    ["Apr 26, 2026 11:05:50 PM", "Z", "2026-04-26T23:05:50.000Z"],
    ["Jan 1, 2020 12:00:00 AM", "Z", "2020-01-01T00:00:00.000Z"],
    ["Jan 1, 2020 12:00:00 PM", "Z", "2020-01-01T12:00:00.000Z"],
    ["Jan 1, 2020 1:00:00 AM", "-03:30", "2020-01-01T04:30:00.000Z"],
    ["Dec 31, 2020 11:59:59 PM", "-1200", "2021-01-01T11:59:59.000Z"],
    ["Feb 29, 2024 01:02:03 AM", "+00:00", "2024-02-29T01:02:03.000Z"],
  ])("reads %j at %s", (text, offset, want) => {
    expect(parseTimestamp(text, { offset }).toISOString()).toBe(want);
  });

  it.each([
    "",
    "2017-11-14T14:20:57Z",
    "Nov 14, 2017",
    "Foo 14, 2017 10:20:57 PM",
    "anF 14, 2017 10:20:57 PM",
    "Nov 31, 2017 10:20:57 PM",
    "Feb 29, 2023 10:20:57 PM",
    "Nov 0, 2017 10:20:57 PM",
    "Nov 14, 2017 13:20:57 PM",
    "Nov 14, 2017 0:20:57 AM",
    "Nov 14, 2017 10:60:57 PM",
    "Nov 14, 2017 10:20:60 PM",
    "Nov 14, 2017 10:20:57",
    "Nov 14, 0017 10:20:57 PM",
    " Nov 14, 2017 10:20:57 PM",
    "Nov 14, 2017 10:20:57 PM\n",
  ])("refuses %j", (text) => {
    expect(() => parseTimestamp(text, { offset: "Z" })).toThrow(ZStackDecodeError);
  });

  it.each(["", "8", "+8", "08:00", "+19:00", "+08:60", "Asia/Shanghai"])(
    "refuses the offset %j",
    (offset) => {
      expect(() => parseTimestamp("Nov 14, 2017 10:20:57 PM", { offset })).toThrow(ZStackConfigError);
    },
  );

  it("reads back any second in any spelling and zone", () => {
    const format = (date: Date, comma: string, space: string): string => {
      const [, month, day, year] = date.toUTCString().match(/(\w{3}) (\d{4})/) ? parts(date) : [];
      const hour = date.getUTCHours();
      const two = (n: number): string => String(n).padStart(2, "0");
      const clock = `${hour % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
      return `${month} ${day}, ${year}${comma} ${clock}${space}${hour < 12 ? "AM" : "PM"}`;
    };
    const seconds = fc.integer({ min: Date.UTC(1970) / 1000, max: Date.UTC(2999) / 1000 });
    const minutes = fc.integer({ min: -12 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(
        seconds,
        minutes,
        fc.constantFrom("", ","),
        fc.constantFrom(" ", "\u202f"),
        (at, zone, comma, space) => {
          const size = Math.abs(zone);
          const pad = (n: number): string => String(Math.floor(n)).padStart(2, "0");
          const offset = `${zone < 0 ? "-" : "+"}${pad(size / 60)}:${pad(size % 60)}`;
          const text = format(new Date((at + zone * 60) * 1000), comma, space);
          expect(parseTimestamp(text, { offset }).getTime()).toBe(at * 1000);
        },
      ),
    );
  });
});

function parts(date: Date): string[] {
  const [, day = "", month = "", year = ""] = date.toUTCString().split(" ");
  return ["", month, String(Number(day)), year];
}
