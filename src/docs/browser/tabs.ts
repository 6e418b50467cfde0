import { recall, remember } from "./remembered.ts";

/** Shows the samples in the language the reader chose last. */
export function startTabs(): void {
  const chosen = recall("sample");
  for (const tab of document.querySelectorAll<HTMLInputElement>(".tabs > input")) {
    if (tab.id === chosen) tab.checked = true;
    tab.addEventListener("change", () => remember("sample", tab.id));
  }
}
