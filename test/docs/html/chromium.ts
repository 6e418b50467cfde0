import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/**
 * Tests that need the system's Chromium. Without it they are skipped, and say so; with `ZSTACK_REQUIRE_BROWSER=1`
 * they fail instead.
 */
export function describeInChromium(title: string, tests: (browser: () => Browser) => void): void {
  const required = process.env.ZSTACK_REQUIRE_BROWSER === "1";
  if (!existsSync(CHROMIUM) && !required) {
    process.stderr.write(
      `Skipped for want of a browser: ${title}. Install it with: apt-get update && apt-get install -y chromium\n`,
    );
    describe.skip(`${title} (skipped: there is no ${CHROMIUM})`, () => tests(() => undefined as never));
    return;
  }
  describe(title, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS.split(" ") });
    });
    afterAll(() => browser?.close());
    tests(() => browser);
  });
}
