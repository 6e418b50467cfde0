import { ZStackConfigError, ZStackDecodeError } from "./errors.js";

const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
const TIMESTAMP = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d):(\d\d)[ \u00a0\u202f]([AP])M$/;
const OFFSET = /^([+-])(0\d|1[0-8]):?([0-5]\d)$/;

/** How to read a timestamp that names no zone. */
export interface TimestampOptions {
  /** The server's UTC offset: `+08:00`, `-0330` or `Z`. `GetPlatformTimeZone` tells it. */
  readonly offset: string;
}

/**
 * Reads a timestamp as servers write it: `Nov 14, 2017 10:20:57 PM`, on Java 9 and later with a comma after the
 * year, on Java 20 and later with a narrow space (U+202F) before AM or PM.
 *
 * @throws ZStackDecodeError if the text is not such a timestamp, or names a day or hour that does not exist.
 * @throws ZStackConfigError if the offset is not one.
 */
export function parseTimestamp(text: string, options: TimestampOptions): Date {
  const offsetMs = parseOffset(options.offset, "parseTimestamp");
  const match = TIMESTAMP.exec(text);
  const month = MONTHS.indexOf(match?.[1] ?? "-") / 3;
  const [day = 0, year = 0, hour = 0, minute = 0, second = 0] = match?.slice(2, 7).map(Number) ?? [];
  const valid =
    Number.isInteger(month) && month >= 0 && hour >= 1 && hour <= 12 && minute < 60 && second < 60;
  const wall = new Date(
    Date.UTC(year, month, day, (hour % 12) + (match?.[7] === "P" ? 12 : 0), minute, second),
  );
  // Date.UTC carries February 30 over into March, and takes the year 17 for 1917.
  if (!valid || wall.getUTCDate() !== day || wall.getUTCFullYear() !== year) {
    throw new ZStackDecodeError(`not a ZStack timestamp: ${JSON.stringify(String(text).slice(0, 60))}`);
  }
  return new Date(wall.getTime() - offsetMs);
}

/**
 * A UTC offset in milliseconds, positive in the east.
 *
 * @param what Whose option it is, for the message.
 * @throws ZStackConfigError unless it looks like `+08:00`, `-0330` or `Z`.
 */
export function parseOffset(offset: string, what: string): number {
  const [, sign, hours, minutes] = (offset === "Z" ? ["", "+", "0", "0"] : OFFSET.exec(offset)) ?? [];
  if (!sign) throw new ZStackConfigError(`${what}: "offset" must look like "+08:00" or be "Z"`);
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
