import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { describe } from "vitest";

/** Debian's; nothing is downloaded for the tests. */
const CHROMIUM = "/usr/bin/chromium";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const there = existsSync(CHROMIUM);
const demanded = (process.env.ZSTACK_REQUIRE_BROWSER ?? "") !== "";

/** As `describe`; without a browser its tests are skipped, loudly, or fail where `ZSTACK_REQUIRE_BROWSER` is set. */
export function describeInChromium(what: string, tests: () => void): void {
  if (!there && !demanded)
    console.warn(`Skipped for want of ${CHROMIUM}: ${what}. To install it: apt-get install -y chromium`);
  describe.skipIf(!there && !demanded)(what, tests);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
