/**
 * How the client holds out: many callers for a while on a mock where a quarter of all requests goes wrong and sessions
 * die. A run of its own, for what is found after a minute is not found after a second.
 */
import { callAbreast } from "../../../test/mock/many-callers.ts";
import { report } from "../report.ts";

const CALLERS = 200;
const SECONDS = 60;

const end = performance.now() + SECONDS * 1000;
const { calls, failed, lost, doubled, logins } = await callAbreast(CALLERS, () => performance.now() < end);
report(
  `${CALLERS} callers for ${SECONDS} s, 25 % faults, 3 % dead sessions: ${calls} calls, ${logins} log-ins, ` +
    `${failed.length} failed, ${lost.length} lost, ${doubled.length} doubled.\n\n`,
);
for (const error of failed.slice(0, 5)) report(`- ${error}\n`);
if (failed.length + lost.length + doubled.length > 0) process.exitCode = 1;
