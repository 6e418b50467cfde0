/** The time in milliseconds since 1970. */
export type Clock = () => number;

const MINUTE_MS = 60_000;

/** How far the clock of this machine is ahead of UTC, in milliseconds. */
export function localOffsetMs(time: number): number {
  return -new Date(time).getTimezoneOffset() * MINUTE_MS;
}

/** `+08:00`, `-03:30` or `Z` in milliseconds; `undefined` when it is none of these. */
export function parseOffset(offset: string): number | undefined {
  if (offset === "Z") return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  if (sign === undefined || Number(hours) > 18 || Number(minutes) > 59) return undefined;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

/** `Nov 14, 2017 10:20:57 PM`: how servers write a time, in their own zone and without naming it. */
export function toTimestamp(time: number, offsetMs: number): string {
  const [, day, month, year, hours = "", rest] =
    /^\w+, (\d+) (\w+) (\d+) (\d+):(\d+:\d+)/.exec(new Date(time + offsetMs).toUTCString()) ?? [];
  const hour = Number(hours);
  return `${month} ${Number(day)}, ${year} ${hour % 12 || 12}:${rest} ${hour < 12 ? "AM" : "PM"}`;
}
