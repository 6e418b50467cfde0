import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startDocs } from "../../src/cli/serve-docs.ts";
import type { ServedConsole } from "../../src/console/serve.ts";
import { createMock } from "../../src/mock/mock.ts";
import { serve } from "../../src/mock/serve.ts";
import type { Locale } from "../../src/model/model.ts";
import { describeInChromium } from "../docs/html/chromium.ts";
import { projectModel } from "./started.ts";

const OPERATION = "CreateVmFromCdpBackup";

let browserOf: () => Browser;
let served: ServedConsole;
let context: BrowserContext;

beforeAll(async () => {
  ({ served } = await startDocs(
    { model: projectModel() },
    { host: "127.0.0.1", port: 0 },
    "http://127.0.0.1:1",
  ));
});
afterAll(() => served?.close());
afterEach(async () => {
  const problems = foreign.splice(0);
  await context?.close();
  expect(problems).toEqual([]);
});

/** What no page of ours may do: ask anyone else, or break. */
const foreign: string[] = [];

interface View {
  readonly locale?: Locale;
  readonly backend?: string;
  readonly operation?: string;
  readonly theme?: "light" | "dark";
  readonly width?: number;
  /** The server, if it is not the one that all tests have. */
  readonly from?: string;
}

async function open(view: View = {}): Promise<Page> {
  const { locale = "en", backend = "mock", operation = OPERATION, theme = "light", width = 1280 } = view;
  const { from = served.url } = view;
  context = await browserOf().newContext({ colorScheme: theme, viewport: { width, height: 900 } });
  // The client waits as long as it does for users; the tests need not.
  await context.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = ((run: () => void, ms = 0, ...rest: never[]) =>
      setTimeout(run, ms / 50, ...rest)) as typeof window.setTimeout;
  });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(from)) foreign.push(request.url());
  });
  page.on("pageerror", (error) => foreign.push(String(error)));
  await page.goto(`${from}${locale}/operations/${operation}.html`);
  await page.waitForSelector(".zc-console");
  await page.selectOption(".zc-target select", backend);
  return page;
}

const textOf = (page: Page, selector: string) => page.locator(selector).innerText();

async function sendAndWait(page: Page): Promise<void> {
  await page.click(".zc-primary");
  await page.waitForSelector(".zc-result");
}

/** What is in the page, its storage and its address: where no secret may be. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      location.href,
      document.cookie,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      // Calls themselves apart: where an operation has a session in its path, that is where it goes.
      ...performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => !name.includes("/_api/")),
    ].join("\n"),
  );
}

/** Sessions and hashes that went over the wire. */
function collectSecrets(page: Page): Set<string> {
  const secrets = new Set<string>();
  page.on("request", (request) => {
    const session = /^OAuth (.+)$/.exec(request.headers().authorization ?? "")?.[1];
    if (session !== undefined) secrets.add(session);
    const hash = /"password":"([^"]+)"/.exec(request.postData() ?? "")?.[1];
    if (hash !== undefined && request.url().includes("/_api/")) secrets.add(hash);
  });
  return secrets;
}

describeInChromium("the console", (browser) => {
  browserOf = browser;
  test("calls the operation as the client does, and shows every step and the result", async () => {
    const page = await open();
    const secrets = collectSecrets(page);
    await page.fill("label:has-text('name') + .zc-control input", "from-the-console");
    await sendAndWait(page);

    const steps = (await page.locator(".zc-summary").allInnerTexts()).map((text) => text.split("\n"));
    expect(steps.map(([, title, status]) => `${title} ${status}`)).toEqual([
      "Sign in 200",
      "Request 202",
      "Poll 1 202",
      "Poll 2 202",
      "Poll 3 200",
    ]);
    const request = page.locator(".zc-step[data-kind=submit] .zc-wire");
    const head = await request.locator(".zc-head").first().innerText();
    expect(head).toContain(`PUT ${served.url}_api/mock/zstack/v1/cdp-backups/actions`);
    expect(head).toMatch(/authorization: OAuth \*\*\*/);
    expect(head).toMatch(/x-job-uuid: [0-9a-f]{32}/);
    const body = JSON.parse(await request.locator(".zc-body").first().innerText());
    expect(body.params).toMatchObject({ name: "from-the-console", groupId: 42 });
    expect(body.createVmFromCdpBackup).toEqual(body.params);
    expect(body.systemTags).toEqual(["hostname::web-01-restored"]);
    expect(JSON.parse(await request.locator(".zc-body").last().innerText())).toHaveProperty("location");

    expect(await textOf(page, ".zc-state")).toMatch(/^Succeeded after \d+\.\d s\.$/);
    const payload = await textOf(page, ".zc-result .zc-payload");
    expect(payload).toMatch(/^\s*"inventory": \{/);
    expect(payload).toContain('"name": "from-the-console"');
    expect(await textOf(page, ".zc-signed")).toContain("Signed in as admin");

    expect(secrets.size).toBe(2);
    const seen = await everything(page);
    for (const secret of secrets) expect(seen).not.toContain(secret);
  });

  test("shows a failed job with the chain of its causes", async () => {
    const page = await open({ backend: "mock-failing", locale: "zh-CN" });
    await sendAndWait(page);
    expect(await textOf(page, ".zc-state")).toMatch(/^调用失败，耗时 \d+\.\d 秒。$/);
    const chain = await page.locator(".zc-chain > li").allInnerTexts();
    expect(chain).toHaveLength(2);
    expect(chain[0]).toContain("SYS.1006");
    expect(chain[0]).toContain("no host has enough memory left");
    expect(chain[1]).toContain("原因");
    expect(chain[1]).toContain("HOST_ALLOCATION.1001");
    expect(await page.locator(".zc-step[data-kind=poll]").last().innerText()).toContain("503");
  });

  test("shows that the session had expired, and how it was renewed", async () => {
    const page = await open({ backend: "mock-expired" });
    const secrets = collectSecrets(page);
    await sendAndWait(page);
    const kinds = await page
      .locator(".zc-step")
      .evaluateAll((steps) => steps.map((step) => (step as HTMLElement).dataset.kind));
    const [before, after] = kinds.join(" ").split(" renewed ");
    expect(before).toMatch(/^login submit( poll)+ login$/);
    expect(after).toMatch(/^submit( poll)+$/);
    expect(await textOf(page, ".zc-timeline")).toContain("session expired");
    expect(await textOf(page, ".zc-state")).toContain("Succeeded");
    // Two sessions and the hash.
    expect(secrets.size).toBe(3);
    const seen = await everything(page);
    for (const secret of secrets) expect(seen).not.toContain(secret);
  });

  test("recovers a lost answer by asking for the job, and says so", async () => {
    const page = await open({ backend: "mock-lost" });
    await sendAndWait(page);
    expect(await textOf(page, ".zc-timeline")).toContain("Attempt 1 failed");
    expect(await page.locator(".zc-step[data-kind=submit]").count()).toBe(1);
    expect(await textOf(page, ".zc-state")).toContain("Succeeded");
  });

  test("stops waiting when it is told to, leaves the job alone, and can wait again", async () => {
    const page = await open({ backend: "mock-slow" });
    await page.click(".zc-primary");
    await page.waitForSelector(".zc-step[data-kind=poll]");
    await page.click(".zc-stop");
    await page.waitForSelector(".zc-result");
    expect(await textOf(page, ".zc-state")).toContain("Stopped waiting");
    expect(await textOf(page, ".zc-result")).toMatch(/job [0-9a-f]{32} goes on at the server/);
    const polls = await page.locator(".zc-step[data-kind=poll]").count();
    await page.click(".zc-result button");
    await page.waitForFunction(
      (before) => document.querySelectorAll(".zc-step[data-kind=poll]").length > before,
      polls,
    );
    expect(await page.locator(".zc-step[data-kind=submit]").count()).toBe(1);
  });

  test("shows refused credentials in the server's words, and signs in and out", async () => {
    const page = await open();
    await page.fill(".zc-credentials input[type=password]:visible", "wrong-password");
    await page.click(".zc-sign-in button[type=submit]");
    await page.waitForSelector(".zc-state[data-state=bad]");
    expect(await textOf(page, ".zc-state")).toContain("ID.1000");
    expect(await everything(page)).not.toContain("wrong-password");
    await page.fill(".zc-credentials input[type=password]:visible", "password");
    await page.press(".zc-credentials input[type=password]:visible", "Enter");
    await page.waitForSelector(".zc-signed:visible");
    expect(await page.locator(":focus").innerText()).toBe("Sign out");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".zc-sign-in:visible");
    await page.waitForSelector(".zc-step[data-kind=logout][data-state=good]");
  });

  test("uses a session that was opened elsewhere", async () => {
    const page = await open();
    await page.selectOption(".zc-way select", "session");
    const session = "e3e5cb1b0f2b4b6a8e8d2a7d5f3c1b09";
    await page.fill(".zc-credentials input:visible", session);
    await page.click(".zc-sign-in button[type=submit]");
    await page.waitForSelector(".zc-signed:visible");
    await sendAndWait(page);
    // The mock does not know it.
    expect(await textOf(page, ".zc-result")).toContain("ID.1001");
    expect(await everything(page)).not.toContain(session);
    await page.waitForFunction(() =>
      document.querySelector(".zc-samples pre code")?.textContent?.includes("curl"),
    );
    await page.click("role=tab[name=TypeScript]");
    expect(await textOf(page, ".zc-samples pre:visible")).toContain("sessionAuth");
  });

  test.each([
    ["en", "Exactly 32 characters; now 3.", "Must be an integer.", "At least 1.", "Required."],
    ["zh-CN", "须为 32 个字符，当前 3 个。", "须为整数。", "不能小于 1。", "必填项，请填写。"],
  ] as const)(
    "checks the spec's limits as one types: %s",
    async (locale, length, integer, least, required) => {
      const page = await open({ locale });
      const control = (name: string) =>
        page.locator(`.zc-field:has(> label > code:text-is("${name}")) .zc-control`);
      const findings = (name: string) => control(name).locator(".zc-findings").innerText();
      await control("cdpTaskUuid").locator("input").fill("abc");
      expect(await findings("cdpTaskUuid")).toContain(length);
      await control("groupId").locator("input").fill("x1");
      expect(await findings("groupId")).toContain(integer);
      expect(await control("groupId").locator("input").getAttribute("aria-invalid")).toBe("true");
      await control("groupId").locator("input").fill("0");
      expect(await findings("groupId")).toContain(least);
      await control("groupId").locator("input").fill("9223372036854775807");
      expect(await findings("groupId")).toBe("");
      await control("name").locator("input").fill("");
      await control("name").locator("input").blur();
      expect(await findings("name")).toContain(required);

      await page.click(".zc-primary");
      const warnings = await textOf(page, ".zc-warnings");
      expect(warnings).toContain("cdpTaskUuid");
      expect(warnings).toContain("name");
      expect(await page.locator(".zc-step").count()).toBe(0);
      expect(await page.locator(":focus").getAttribute("aria-invalid")).toBe("true");
    },
  );

  test("keeps form and JSON in step, with every digit", async () => {
    const page = await open();
    const group = page.locator('.zc-field:has(> label > code:text-is("groupId")) input');
    await group.fill("9007199254740993");
    await page.click("role=tab[name=JSON]");
    const json = page.locator("textarea.zc-raw");
    expect(await json.inputValue()).toContain('"groupId": 9007199254740993,');
    await json.fill(
      '{"name": "json", "groupId": 9223372036854775807, "zoneUuid": "z", "l3NetworkUuids": ["a", "b"]}',
    );
    expect(await textOf(page, ".zc-findings:visible")).toContain("cdpTaskUuid Required.");
    await page.click("role=tab[name=Form]");
    expect(await group.inputValue()).toBe("9223372036854775807");
    expect(await page.locator("input[aria-label^=l3NetworkUuids]").count()).toBe(2);
    // What was hidden among the optional fields has been given, so it is shown.
    expect(await page.locator('.zc-field:has(> label > code:text-is("zoneUuid")) input').isVisible()).toBe(
      true,
    );
    await page.waitForFunction(() =>
      document.querySelector(".zc-samples pre code")?.textContent?.includes('"groupId": 9223372036854775807'),
    );

    await page.click("role=tab[name=JSON]");
    await json.fill('{"name": "json",\n oops}');
    expect(await textOf(page, ".zc-findings:visible")).toContain("Malformed JSON in line 2, column 2");
    await page.click("role=tab[name=Form]");
    expect(await json.isVisible()).toBe(true);
  });

  test("calls a management node on the network, through the server that the page came from", async () => {
    const node = createMock(projectModel(), { runningPolls: 1 });
    const there = await serve(node);
    const own = await startDocs(
      { model: projectModel() },
      { host: "127.0.0.1", port: 0 },
      `${there.url}/zstack/v1`,
    );
    try {
      const page = await open({ from: own.served.url, backend: "target" });
      await page.fill(".zc-credentials input[type=text]", "admin");
      await page.fill(".zc-credentials input[type=password]:visible", "password");
      await sendAndWait(page);
      expect(await textOf(page, ".zc-state")).toContain("Succeeded");
      // It reads as the node got it, not as the page had to send it.
      expect(await textOf(page, ".zc-step[data-kind=submit] .zc-head >> nth=0")).toContain(
        `PUT ${there.url}/zstack/v1/cdp-backups/actions`,
      );
      expect(node.exchanges.map(({ operationId, status }) => `${operationId} ${status}`)).toEqual([
        "LogInByAccount 200",
        "CreateVmFromCdpBackup 202",
        "undefined 202",
        "undefined 200",
      ]);
    } finally {
      await Promise.all([own.served.close(), there.close()]);
    }
  });

  test("says when the target cannot be reached", async () => {
    const page = await open({ backend: "target", locale: "zh-CN" });
    expect(await page.locator(".zc-credentials input[type=password]:visible").inputValue()).toBe("");
    await page.fill(".zc-credentials input[type=text]", "admin");
    await page.fill(".zc-credentials input[type=password]:visible", "a-password");
    await sendAndWait(page);
    expect(await textOf(page, ".zc-result")).toContain("无法连接目标 http://127.0.0.1:1（bad port）");
    expect(await everything(page)).not.toContain("a-password");
  });

  test("calls operations with parameters in the path, open ones too, and hides what is secret in them", async () => {
    const page = await open({ operation: "LogInByAccount" });
    const secrets = new Set<string>();
    page.on("response", async (response) => {
      if (/accounts\/login$/.test(response.url())) secrets.add((await response.json()).inventory.uuid);
    });
    await sendAndWait(page);
    const [session = ""] = secrets;
    expect(session).toMatch(/^[0-9a-f]{32}$/);
    expect(await everything(page)).not.toContain(session);
    await page.click("text=Show secret values");
    expect(await textOf(page, ".zc-result .zc-body")).toContain(session);
    await context.close();

    const other = await open({ operation: "ValidateSession" });
    await other.fill('.zc-field:has(> label > code:text-is("sessionUuid")) input', session);
    await sendAndWait(other);
    expect(await textOf(other, ".zc-result .zc-payload")).toContain('"valid": true');
    expect(await everything(other)).not.toContain(session);
  });

  test("can be used by keyboard alone", async () => {
    const page = await open();
    await page.focus(".zc-target select");
    const visited: string[] = [];
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate(() => {
        const at = document.activeElement;
        return at?.closest("#console") ? `${at.tagName}.${at.className} ${at.textContent?.slice(0, 20)}` : "";
      });
      visited.push(name);
      if (name.includes("zc-primary")) break;
    }
    expect(visited.at(-1)).toContain("Send");
    expect(visited.some((name) => name.includes("Sign in"))).toBe(true);
    expect(visited.some((name) => name.includes("zc-tab Form"))).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".zc-result");
    await page.focus("role=tab[name=Form]");
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("textarea.zc-raw").isVisible()).toBe(true);
  });

  test.each([
    ["en", "light", 1280],
    ["zh-CN", "dark", 360],
  ] as const)(
    "has nothing that axe would find, before and after a call: %s, %s, %i px",
    async (locale, theme, width) => {
      const page = await open({ locale, theme, width, backend: "mock-failing" });
      const violations = async () => {
        await page.evaluate(axe.source);
        const found = await page.evaluate(async () => {
          const { axe } = window as unknown as {
            axe: {
              run(): Promise<{
                violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
              }>;
            };
          };
          return (await axe.run()).violations;
        });
        return found.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary).join()}`,
        );
      };
      expect(await violations()).toEqual([]);
      await sendAndWait(page);
      await page.locator(".zc-step summary").first().click();
      await page.locator("#console details").evaluateAll((all) => {
        for (const each of all) (each as HTMLDetailsElement).open = true;
      });
      expect(await violations()).toEqual([]);
      await page.selectOption(".zc-target select", "mock");
      await sendAndWait(page);
      await page.waitForSelector(".zc-payload");
      await page.locator("role=tab[name=JSON]").click();
      expect(await violations()).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    },
  );
});
