import { pathToFileURL } from "node:url";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { temporaryFolder, writeFiles } from "../../package-folder.ts";
import { describeInChromium } from "./chromium.ts";
import { siteOf, specModel } from "./site-files.ts";

const OPERATION = "operations/CreateVmFromCdpBackup.html";
const PAGES = ["index.html", "models.html", OPERATION, "models/VmNicInventory.html", "guides/jobs.html"];
const LOCALES = ["en", "zh-CN"] as const;

describeInChromium("the site in Chromium, from a folder", (browser) => {
  const folder = temporaryFolder();
  writeFiles(folder.path, siteOf(specModel()));
  afterAll(() => folder.remove());

  /** What a page did that no page may do: errors, refused resources, requests to elsewhere. */
  const faults: string[] = [];
  let context: BrowserContext | undefined;
  afterEach(() => {
    expect(faults.splice(0)).toEqual([]);
  });

  async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    await context?.close();
    context = await browser().newContext({
      permissions: ["clipboard-read", "clipboard-write"],
      ...options,
    });
    const page = await context.newPage();
    page.on("console", (message) => faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(pathToFileURL(folder.path).href)) faults.push(request.url());
    });
    await page.goto(
      pathToFileURL(`${folder.path}/${address.split("#")[0]}`).href + address.replace(/^[^#]*/, ""),
    );
    return page;
  }

  const placeOf = (page: Page) => page.url().slice(pathToFileURL(folder.path).href.length + 1);
  const activeHit = (page: Page) => page.locator("[role=option][aria-selected=true]");

  test.each(LOCALES)(
    "pages in %s load nothing from elsewhere, break no policy and fit 360 pixels",
    async (locale) => {
      const page = await open(`${locale}/index.html`, { viewport: { width: 360, height: 740 } });
      for (const name of PAGES) {
        await page.goto(`${pathToFileURL(folder.path).href}/${locale}/${name}`);
        const width = await page.evaluate(() => {
          for (const details of document.querySelectorAll("main details")) details.setAttribute("open", "");
          return document.documentElement.scrollWidth;
        });
        expect([name, width]).toEqual([name, 360]);
      }
    },
  );

  test.each(LOCALES)("the entry leads a reader of %s to that language", async (locale) => {
    const page = await open("index.html", { locale });
    await page.waitForURL(/\/index\.html$/);
    await expect.poll(() => placeOf(page)).toBe(`${locale}/index.html`);
  });

  describe("the search", () => {
    test("is used with the keyboard alone", async () => {
      const page = await open(`en/${OPERATION}`);
      expect(await page.locator(".hits").isVisible()).toBe(false);
      await page.keyboard.press("/");
      const input = page.getByRole("combobox");
      expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.type("poll");
      await expect.poll(() => activeHit(page).textContent()).toContain("Poll a job");
      expect(await input.getAttribute("aria-expanded")).toBe("true");
      expect(await input.getAttribute("aria-activedescendant")).toBe("hit-0");
      await page.keyboard.press("ArrowDown");
      expect(await input.getAttribute("aria-activedescendant")).toBe("hit-1");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Enter");
      await expect.poll(() => placeOf(page)).toBe("en/operations/GetApiJob.html");
    });

    test("closes with Escape, then lets go of the focus", async () => {
      const page = await open("en/index.html");
      await page.keyboard.press("/");
      await page.keyboard.type("vm");
      await activeHit(page).waitFor();
      await page.keyboard.press("Escape");
      expect(await page.getByRole("listbox").isVisible()).toBe(false);
      expect(await page.getByRole("combobox").inputValue()).toBe("vm");
      await page.keyboard.press("Escape");
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
    });

    test.each([
      ["a Chinese word", "zh-CN", "恢复点", "由 CDP 恢复点创建云主机", `zh-CN/${OPERATION}`],
      [
        "Chinese without its spaces",
        "zh-CN",
        "恢复点创建云主机",
        "由 CDP 恢复点创建云主机",
        `zh-CN/${OPERATION}`,
      ],
      [
        "Chinese on an English page",
        "en",
        "恢复点",
        "Create a VM from a CDP recovery point",
        `en/${OPERATION}`,
      ],
      [
        "English on a Chinese page",
        "zh-CN",
        "recovery point",
        "由 CDP 恢复点创建云主机",
        `zh-CN/${OPERATION}`,
      ],
      ["an operation id", "en", "createvmfrom", "Create a VM from a CDP recovery point", `en/${OPERATION}`],
      ["an address", "en", "/cdp-backups/", "Create a VM from a CDP recovery point", `en/${OPERATION}`],
      [
        "a field",
        "en",
        "recoverBandwidth",
        "recoverBandwidth",
        `en/${OPERATION}#body.params.recoverBandwidth`,
      ],
      [
        "a field of a model",
        "zh-CN",
        "usedIpUuid",
        "usedIpUuid",
        "zh-CN/models/VmNicInventory.html#field.usedIpUuid",
      ],
      ["a guide", "zh-CN", "异步任务", "异步任务", "zh-CN/guides/jobs.html"],
    ])("finds %s", async (_, locale, query, label, address) => {
      const page = await open(`${locale}/index.html`);
      await page.getByRole("combobox").fill(query);
      await expect.poll(() => activeHit(page).locator("b").textContent()).toContain(label);
      await page.keyboard.press("Enter");
      await expect.poll(() => placeOf(page)).toBe(address);
    });

    test("says so when it finds nothing", async () => {
      const page = await open("zh-CN/index.html");
      await page.getByRole("combobox").fill("qqqq");
      await expect
        .poll(() => page.locator(".search [role=status]").textContent())
        .toBe("没有找到匹配的内容。");
    });

    test("leaves the slash alone where one is typed", async () => {
      const page = await open("en/index.html");
      await page.getByRole("combobox").fill("a");
      await page.keyboard.press("/");
      expect(await page.getByRole("combobox").inputValue()).toBe("a/");
    });
  });

  describe("places", () => {
    const FIELD = "200.inventory.vmNics.usedIps.ip";

    test("in a closed tree open when a link names them, and show in the window", async () => {
      const page = await open(`en/${OPERATION}#${FIELD}`);
      const field = page.locator(`[id="${FIELD}"]`);
      await expect.poll(() => field.isVisible()).toBe(true);
      const top = await field.evaluate((element) => element.getBoundingClientRect().top);
      expect(top).toBeGreaterThanOrEqual(56);
      expect(top).toBeLessThan(300);
    });

    test("stay when the language is switched, back and forth", async () => {
      const page = await open(`en/${OPERATION}#${FIELD}`);
      await page.locator("a.language").click();
      await expect.poll(() => placeOf(page)).toBe(`zh-CN/${OPERATION}#${FIELD}`);
      await expect.poll(() => page.locator(`[id="${FIELD}"]`).isVisible()).toBe(true);
      await page.locator("a.language").click();
      await expect.poll(() => placeOf(page)).toBe(`en/${OPERATION}#${FIELD}`);
    });

    test("are those the reader scrolled to, when no link named one", async () => {
      const page = await open(`en/${OPERATION}`);
      await page.locator("#errors").evaluate((heading) => heading.scrollIntoView());
      // Pointing at what is sticky makes the driver scroll; a reader's pointer does not.
      await page.locator("a.language").dispatchEvent("click");
      await expect.poll(() => placeOf(page)).toBe(`zh-CN/${OPERATION}#errors`);
    });

    test("have links to copy", async () => {
      const page = await open(`zh-CN/${OPERATION}`);
      await page.locator('[id="body.params.groupId"] a.name').click();
      await expect.poll(() => page.locator(".toast").textContent()).toBe("链接已复制");
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        `${pathToFileURL(`${folder.path}/zh-CN/${OPERATION}`).href}#body.params.groupId`,
      );
    });
  });

  test("a tree opens and closes as a whole", async () => {
    const page = await open(`en/${OPERATION}`);
    const tree = page.locator('[data-tree="200"]');
    const closed = tree.locator("details:not([open])");
    expect(await closed.count()).toBeGreaterThan(0);
    await page.locator('[data-open="200"]').click();
    expect(await closed.count()).toBe(0);
    await page.locator('[data-close="200"]').click();
    expect(await tree.locator("details[open]").count()).toBe(0);
  });

  test("samples can be copied, and the language of samples is remembered", async () => {
    const page = await open(`en/${OPERATION}`);
    await page.getByText("TypeScript", { exact: true }).click();
    const sample = page.locator(".panel:visible .sample").first();
    await sample.hover();
    await sample.locator(".copy").click();
    await expect.poll(() => page.locator(".toast").textContent()).toBe("Copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^import \{ createZStack, passwordAuth \} from "zstack-client";\n/);
    expect(copied).toBe(await sample.locator("code").textContent());
    await page.goto(page.url().replace("CreateVmFromCdpBackup", "GetApiJob"));
    expect(await page.getByLabel("TypeScript", { exact: true }).isChecked()).toBe(true);
  });

  test("tabs and trees work without scripts, and what needs scripts is not there", async () => {
    const page = await open(`en/${OPERATION}`, { javaScriptEnabled: false });
    expect(await page.locator(".panel:visible").count()).toBe(1);
    await page.getByText("HTTP", { exact: true }).click();
    expect(await page.locator(".panel:visible").textContent()).toContain("HTTP/1.1");
    await page.locator('[id="200.inventory.vmNics"] > details > summary').click();
    expect(await page.locator('[id="200.inventory.vmNics.mac"]').isVisible()).toBe(true);
    expect(await page.locator(".js:visible").count()).toBe(0);
  });

  test.each(["light", "dark"] as const)(
    "the theme follows the system, here %s, until one is chosen",
    async (colorScheme) => {
      const page = await open("en/index.html", { colorScheme });
      const isDark = () =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor === "rgb(16, 21, 29)");
      expect(await isDark()).toBe(colorScheme === "dark");
      await page.locator("button.theme").click();
      expect(await isDark()).toBe(colorScheme !== "dark");
      await page.reload({ waitUntil: "commit" });
      await expect.poll(isDark).toBe(colorScheme !== "dark");
    },
  );

  test("the navigation opens and closes on a phone", async () => {
    const page = await open(`en/${OPERATION}`, { viewport: { width: 360, height: 740 } });
    const nav = page.locator("#nav");
    expect(await nav.isVisible()).toBe(false);
    await page.locator("button.menu").click();
    expect(await nav.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await nav.isVisible()).toBe(false);
  });

  test("print shows every field and every sample, and no controls", async () => {
    const page = await open(`en/${OPERATION}`);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await page.locator('[id="200.inventory.vmNics.usedIps.ip"]').isVisible()).toBe(true);
    expect(await page.locator(".panel:visible").count()).toBe(3);
    expect(await page.locator(".top:visible, nav:visible, .copy:visible").count()).toBe(0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await page.locator("main details:not([open])").count()).toBeGreaterThan(0);
  });
});
