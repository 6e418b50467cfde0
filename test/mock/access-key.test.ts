import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createMock } from "../../src/mock/mock.ts";
import type { MockOptions } from "../../src/mock/options.ts";
import { call, callJob, projectModel, RESTORE, RESTORE_PARAMS } from "./caller.ts";

const model = projectModel();
/** 18:30:00 in a zone eight hours ahead. */
const NOW = Date.UTC(2023, 9, 26, 10, 30);
const body = { createVmFromCdpBackup: RESTORE_PARAMS };

interface Signed {
  readonly date?: string;
  readonly id?: string;
  readonly secret?: string;
  /** Method, date and path as they are signed. */
  readonly text?: string;
}

function mockAt(options: MockOptions = {}) {
  return createMock(model, { clock: () => NOW, offset: "+08:00", runningPolls: 0, ...options });
}

function signedHeaders(mock: ReturnType<typeof createMock>, signed: Signed) {
  const { date = "Thu, 26 Oct 2023 18:30:00 CST" } = signed;
  const { id = mock.accessKey.id, secret = mock.accessKey.secret } = signed;
  const text = signed.text ?? `PUT\n${date}\n/v1/cdp-backups/actions`;
  const signature = createHmac("sha1", secret).update(text).digest("base64");
  return { Authorization: `ZStack ${id}:${signature}`, Date: date };
}

const DATE_FORMAT = "'Date' format error, correct format is 'EEE, dd MMM yyyy HH:mm:ss z'";

describe("a signed request", () => {
  test("needs no session", async () => {
    const mock = mockAt();
    const answer = await callJob(mock, RESTORE, { body, headers: signedHeaders(mock, {}) });
    expect([answer.status, answer.body.inventory.name]).toEqual([200, RESTORE_PARAMS.name]);
  });

  test("is signed as servers compute it", async () => {
    const accessKey = { id: "AccessKeyOfTwenty000", secret: "Do0AJUGVPrT9iJZlc1QOtk7kzEusYidyqJxSmKOb" };
    const headers = {
      Authorization: `ZStack ${accessKey.id}:KXR8tABOedbPXpM82Q82ocCdOHI=`,
      Date: "Thu, 26 Oct 2023 10:30:00 CST",
    };
    const mock = mockAt({ accessKey, offset: "Z" });
    expect((await call(mock, RESTORE, { body, headers })).status).toBe(202);
  });

  test("is signed without its query, with its path decoded", async () => {
    const mock = mockAt();
    const text = "PUT\nThu, 26 Oct 2023 18:30:00 CST\n/v1/cdp-backups/actions";
    const line = "PUT /zstack/v1/cdp%2Dbackups/actions?a=b";
    expect((await call(mock, line, { body, headers: signedHeaders(mock, { text }) })).status).toBe(202);
  });

  test.each<[string, Signed, number, string]>([
    ["wrong secret", { secret: "another" }, 403, "wrong accessKey signature"],
    ["another method", { text: "POST\nx\n/v1/cdp-backups/actions" }, 403, "wrong accessKey signature"],
    ["unknown id", { id: "nobody" }, 403, "access key id: nobody does not existed or disabled"],
    ["too late", { date: "Thu, 26 Oct 2023 18:45:01 CST" }, 403, "requestTimeTooSkewed"],
    ["too early", { date: "Thu, 26 Oct 2023 18:14:59 CST" }, 403, "requestTimeTooSkewed"],
    ["right in UTC", { date: "Thu, 26 Oct 2023 10:30:00 GMT" }, 403, "requestTimeTooSkewed"],
    ["an offset without colon", { date: "Thu, 26 Oct 2023 18:30:00 +0800" }, 400, "format"],
    ["hours alone", { date: "Thu, 26 Oct 2023 18:30:00 +07" }, 400, "format"],
    ["a day of one digit", { date: "Thu, 5 Oct 2023 18:30:00 GMT" }, 400, "format"],
    ["another weekday", { date: "Fri, 26 Oct 2023 18:30:00 GMT" }, 400, DATE_FORMAT],
    ["hours after GMT alone", { date: "Thu, 26 Oct 2023 18:30:00 GMT+8" }, 400, DATE_FORMAT],
    ["hours after UTC alone", { date: "Thu, 26 Oct 2023 18:30:00 UTC+8" }, 400, DATE_FORMAT],
    ["no zone of Java's names", { date: "Thu, 26 Oct 2023 18:30:00 Etc/GMT-8" }, 400, DATE_FORMAT],
    ["a zone that Java leaves out", { date: "Thu, 26 Oct 2023 18:30:00 ROC" }, 400, DATE_FORMAT],
    ["the name of a country", { date: "Thu, 26 Oct 2023 18:30:00 China" }, 400, DATE_FORMAT],
    ["a place that is none", { date: "Thu, 26 Oct 2023 18:30:00 Nowhere/City" }, 400, DATE_FORMAT],
    ["more than a day", { date: "Thu, 26 Oct 2023 24:00:01 GMT" }, 400, DATE_FORMAT],
    ["the 32nd", { date: "Thu, 32 Oct 2023 18:30:00 GMT" }, 400, DATE_FORMAT],
    ["without an id", { id: "" }, 403, "access key id:  does not existed or disabled"],
    ["with a colon more", { id: "a:b" }, 400, "accessKey format is 'ZStack AccessKeyId:Signature'"],
    ["no zone", { date: "Thu, 26 Oct 2023 18:30:00" }, 400, "format"],
    ["no such day", { date: "Fri, 31 Nov 2023 18:30:00 GMT" }, 400, "format"],
    ["ISO 8601", { date: "2023-10-26T18:30:00+08:00" }, 400, "format"],
  ])("is refused: %s", async (_, signed, status, text) => {
    const mock = mockAt();
    const answer = await call(mock, RESTORE, { body, headers: signedHeaders(mock, signed) });
    expect(answer).toMatchObject({ status, body: expect.stringContaining(text), contentType: null });
  });

  // Each read by the JDK's formatter of the same pattern.
  test.each([
    ...["GMT", "UTC", "UT", "CST", "EDT", "CEST", "Asia/Shanghai", "Z", "+08:00", "-12:00", "GMT+08:00"],
    ...[
      "UT-03:30",
      "gmt",
      "z",
      "GMT0",
      "PRC",
      "EST5EDT",
      "MSK",
      "NZ",
      "cst",
      "JST",
      "HKT",
      "asia/shanghai",
      "ROK",
    ],
    ...["US/Pacific", "Etc/UTC", "Zulu", "W-SU", "ChST", "Africa/Monrovia"],
  ])("may name any zone, which is dropped: %s", async (zone) => {
    const mock = mockAt();
    const headers = signedHeaders(mock, { date: `Thu, 26 Oct 2023 18:40:00 ${zone}` });
    expect((await call(mock, RESTORE, { body, headers })).status).toBe(202);
  });

  test.each([
    ["Thu, 26 Oct 2023 10:30:00 GMT", 202],
    ["Thu, 26 Oct 2023 18:30:00 +08:00", 202],
    ["Thu, 26 Oct 2023 18:30:00 Asia/Shanghai", 202],
    ["Thu, 26 Oct 2023 05:30:00 CST", 202],
    ["Thu, 26 Oct 2023 18:30:00 PRC", 202],
    ["Thu, 26 Oct 2023 13:30:00 MSK", 202],
    ["Thu, 26 Oct 2023 23:30:00 NZ", 202],
    ["Thu, 26 Oct 2023 18:30:00 GMT+08:00", 202],
    ["Thu, 26 Oct 2023 18:30:00 GMT", 403],
  ])("is compared by its instant where zones are heeded: %s", async (date, status) => {
    const mock = mockAt({ checkTimeZone: true });
    const headers = signedHeaders(mock, { date });
    expect((await call(mock, RESTORE, { body, headers })).status).toBe(status);
  });

  test.each([
    ["THU, 26 oct 2023 18:30:00 gmt", Date.UTC(2023, 9, 26, 18, 30)],
    // A day that the month lacks is its last, and the day of the week that of the last.
    ["Sat, 31 Feb 2026 09:00:00 GMT", Date.UTC(2026, 1, 28, 9)],
    ["Thu, 26 Oct 2023 24:00:00 GMT", Date.UTC(2023, 9, 27)],
  ])("may be written otherwise, as Java reads it: %s", async (date, time) => {
    const mock = mockAt({ clock: () => time, offset: "Z" });
    expect((await call(mock, RESTORE, { body, headers: signedHeaders(mock, { date }) })).status).toBe(202);
  });

  test("is signed as the vendor's sample computes it", async () => {
    // Developer guide 5.5.6, chapter 3: the zone is a name of one word.
    const mock = mockAt({ clock: () => Date.UTC(2021, 7, 6, 17, 58, 34), offset: "Z" });
    const headers = signedHeaders(mock, { date: "Fri, 06 Aug 2021 17:58:34 PRC" });
    expect((await call(mock, RESTORE, { body, headers })).status).toBe(202);
  });

  test("is compared with the clock of this machine unless told otherwise", async () => {
    const mock = createMock(model);
    const wall = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toUTCString();
    const headers = signedHeaders(mock, { date: wall });
    expect((await call(mock, RESTORE, { body, headers })).status).toBe(202);
  });
});

test.each(["08:00", "+8", "+25:00", "local"])("%s is no offset of a server", (offset) => {
  expect(() => createMock(model, { offset })).toThrow(`offset: "${offset}" must look like "+08:00"`);
});
