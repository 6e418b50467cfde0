import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { temporaryFolder, writeFiles } from "../../package-folder.ts";
import { describeInChromium } from "./chromium.ts";
import { siteOf, specModel } from "./site-files.ts";

const KINDS = {
  index: "index.html",
  models: "models.html",
  operation: "operations/CreateVmFromCdpBackup.html",
  model: "models/VmInstanceInventory.html",
  guide: "guides/jobs.html",
};

describeInChromium("accessibility of the site", (browser) => {
  const folder = temporaryFolder();
  writeFiles(folder.path, siteOf(specModel(), { console: true }));
  afterAll(() => folder.remove());

  // Colours are the same in both languages.
  const cases = [
    ["en", "light"],
    ["en", "dark"],
    ["zh-CN", "light"],
  ] as const;
  test.each(cases)("axe finds nothing on any kind of page in %s, %s", async (locale, colorScheme) => {
    // The policy of a page lets no script in but its own.
    const context = await browser().newContext({ colorScheme, bypassCSP: true });
    const page = await context.newPage();
    for (const [kind, file] of Object.entries(KINDS)) {
      await page.goto(`${pathToFileURL(folder.path).href}/${locale}/${file}`);
      expect([kind, await violationsOf(page, colorScheme)]).toEqual([kind, []]);
    }
    await page.getByRole("combobox").fill("vm");
    await page.getByRole("option").first().waitFor();
    expect(["search", await violationsOf(page, colorScheme)]).toEqual(["search", []]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${pathToFileURL(folder.path).href}/${locale}/${KINDS.operation}`);
    await page.locator("button.menu").click();
    expect(["phone", await violationsOf(page, colorScheme)]).toEqual(["phone", []]);
    await context.close();
  });
});

/** What axe finds with everything open, as rule and place. Only colours can differ in the dark. */
async function violationsOf(page: Page, theme: "light" | "dark"): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("main details")) details.setAttribute("open", "");
  });
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(
    async (runOnly) => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
      const { violations } = await inPage.run(runOnly === undefined ? {} : { runOnly });
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
      );
    },
    theme === "dark" ? ["color-contrast", "link-in-text-block"] : undefined,
  );
}
