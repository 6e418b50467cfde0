import { parseOffset } from "./clock.ts";

/** A `Date` header, read. */
export interface DateHeader {
  /** Its digits, as if they were UTC. */
  readonly wallMs: number;
  /** The zone it names. */
  readonly zone: string;
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const PATTERN = new RegExp(
  `^(${WEEKDAYS.join("|")}), (\\d\\d) (${MONTHS.join("|")}) (\\d{4}) ([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d) (\\S+)$`,
);

/** What Java takes for the zones that go by a few letters and are not UTC, by their names in summer too. */
const SHORT_ZONES: Readonly<Record<string, string>> = {
  CST: "America/Chicago",
  CDT: "America/Chicago",
  EST: "America/New_York",
  EDT: "America/New_York",
  MST: "America/Denver",
  MDT: "America/Denver",
  PST: "America/Los_Angeles",
  PDT: "America/Los_Angeles",
  CET: "Europe/Paris",
  CEST: "Europe/Paris",
  BST: "Europe/London",
  JST: "Asia/Tokyo",
  IST: "Asia/Kolkata",
  HKT: "Asia/Hong_Kong",
  KST: "Asia/Seoul",
  SGT: "Asia/Singapore",
};

/**
 * Reads the one form of date that 5.2.1 takes: `EEE, dd MMM yyyy HH:mm:ss z` in English, where `z` is a name
 * or an offset with a colon. `undefined` when it has another.
 */
export function readDateHeader(text: string): DateHeader | undefined {
  const [, weekday = "", day, month = "", year, hours, minutes, seconds, zone = ""] =
    PATTERN.exec(text) ?? [];
  const time = new Date(
    Date.UTC(
      Number(year),
      MONTHS.indexOf(month),
      Number(day),
      Number(hours),
      Number(minutes),
      Number(seconds),
    ),
  );
  const isReal = time.getUTCDate() === Number(day) && WEEKDAYS[time.getUTCDay()] === weekday;
  return isReal && zoneOffsetMs(zone, 0) !== undefined ? { wallMs: time.getTime(), zone } : undefined;
}

/** The instant a date means when its zone is heeded. */
export function instantOf({ wallMs, zone }: DateHeader): number {
  return wallMs - (zoneOffsetMs(zone, wallMs) ?? 0);
}

function zoneOffsetMs(zone: string, wallMs: number): number | undefined {
  if (["GMT", "UTC", "UT", "Z"].includes(zone)) return 0;
  if (/^[+-]/.test(zone)) return parseOffset(zone);
  const [, offset] = /^(?:GMT|UTC)([+-]\d\d:\d\d)$/.exec(zone) ?? [];
  if (offset !== undefined) return parseOffset(offset);
  const region = SHORT_ZONES[zone] ?? (zone.includes("/") ? zone : undefined);
  if (region === undefined) return undefined;
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: region, timeZoneName: "longOffset" });
    const name = format.formatToParts(wallMs).find(({ type }) => type === "timeZoneName")?.value ?? "";
    return parseOffset(name.replace("GMT", "") || "Z");
  } catch {
    return undefined;
  }
}
