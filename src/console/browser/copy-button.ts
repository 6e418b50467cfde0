import type { Locale } from "../../model/model.ts";
import { button, element } from "./element.ts";
import { say } from "./phrases.ts";

const SHOWN_MS = 1500;

/** Copies a text, and says so for a moment. */
export function copyButton(what: string, text: () => string, locale: Locale): HTMLButtonElement {
  const label = say(locale, "copy");
  const made = button(label, async () => {
    await copy(text());
    made.textContent = say(locale, "copied");
    setTimeout(() => {
      made.textContent = label;
    }, SHOWN_MS);
  });
  made.classList.add("zc-small");
  // The visible word first, so that who says what they see reaches it.
  made.title = say(locale, "copyWhat", { what });
  return made;
}

/** Browsers have a clipboard on secure pages alone, which a console at another machine's address is not. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const area = element("textarea", { class: "zc-hidden" });
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
