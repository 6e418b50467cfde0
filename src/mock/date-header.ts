import { parseOffset } from "./clock.ts";
import { zoneRegionOf } from "./zone-names.ts";

/** A `Date` header, read. */
export interface DateHeader {
  /** Its digits, as if they were UTC. */
  readonly wallMs: number;
  /** The zone it names. */
  readonly zone: string;
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const PATTERN = new RegExp(
  `^(${WEEKDAYS.join("|")}), (\\d\\d) (${MONTHS.join("|")}) (\\d{4}) (\\d\\d):([0-5]\\d):([0-5]\\d) (\\S+)$`,
  "i",
);

const DAY_MS = 24 * 60 * 60_000;

/**
 * Reads the one form of date that 5.2.1 takes, as Java's formatter of `EEE, dd MMM yyyy HH:mm:ss z` does: in English and
 * any letter case, `z` a name or an offset with a colon; a day that the month lacks is its last. `undefined` when it has
 * another form.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatterBuilder.html
 */
export function readDateHeader(text: string): DateHeader | undefined {
  const [, weekday = "", day, month = "", year, hours, minutes, seconds, zone = ""] =
    PATTERN.exec(text) ?? [];
  const monthIndex = MONTHS.indexOf(month.toLowerCase());
  const inMonth = new Date(Date.UTC(Number(year), monthIndex + 1, 0)).getUTCDate();
  const date = new Date(Date.UTC(Number(year), monthIndex, Math.min(Number(day), inMonth)));
  const timeMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const isReal =
    Number(day) >= 1 &&
    Number(day) <= 31 &&
    timeMs <= DAY_MS &&
    WEEKDAYS[date.getUTCDay()] === weekday.toLowerCase();
  return isReal && zoneOffsetMs(zone, date.getTime()) !== undefined
    ? { wallMs: date.getTime() + timeMs, zone }
    : undefined;
}

/** The instant a date means when its zone is heeded. */
export function instantOf({ wallMs, zone }: DateHeader): number {
  return wallMs - (zoneOffsetMs(zone, wallMs) ?? 0);
}

function zoneOffsetMs(zone: string, wallMs: number): number | undefined {
  const [, offset] = /^(?:GMT|UTC|UT)?([+-]\d\d:\d\d)$/i.exec(zone) ?? [];
  if (offset !== undefined) return parseOffset(offset);
  if (/^(?:GMT0?|UTC?|Z)$/i.test(zone)) return 0;
  const region = zoneRegionOf(zone);
  if (region === undefined) return undefined;
  const format = new Intl.DateTimeFormat("en-US", { timeZone: region, timeZoneName: "longOffset" });
  const name = format.formatToParts(wallMs).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return parseOffset(name.replace("GMT", "") || "Z");
}
