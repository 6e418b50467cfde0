/** What an operation's page loads to have its console. */

import type { Json, Locale } from "../../model/model.ts";
import type { ConsoleDescription, OperationDescription } from "../description.ts";
import { createConsole } from "./console.ts";
import { element } from "./element.ts";
import { parseExact } from "./exact-json.ts";
import { say } from "./phrases.ts";

const section = document.querySelector<HTMLElement>("#console[data-operation]");
if (section !== null) await mount(section);

async function mount(section: HTMLElement): Promise<void> {
  const locale: Locale = section.dataset.locale === "zh-CN" ? "zh-CN" : "en";
  const place = element("div", { class: "zc-mount" }, say(locale, "loading"));
  section.append(place);
  try {
    const [{ backends }, operation] = (await Promise.all([
      read("/_console/console.json"),
      read(`/_console/operations/${encodeURIComponent(section.dataset.operation ?? "")}.json`),
    ])) as unknown as [ConsoleDescription, OperationDescription];
    place.replaceChildren(createConsole({ operation, backends, locale }));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    place.replaceChildren(say(locale, "notLoaded", { problem }));
  }
}

async function read(path: string): Promise<Json> {
  const answer = await fetch(path);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text.trim());
  return parseExact(text);
}
