import type { SearchTexts, SearchTitles } from "../html/search-index.ts";
import { loadData } from "./data.ts";
import { addressOf, type SearchEntry, titleEntries, withTexts } from "./search-entries.ts";
import { rankEntries, wordsOf } from "./search-rank.ts";

/**
 * The search in the header: a combobox whose list holds what is found.
 *
 * Titles are loaded when it is first used, then the texts of fields, which are many.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function startSearch(): void {
  const search = document.querySelector<HTMLElement>(".search");
  const input = search?.querySelector("input");
  const list = search?.querySelector<HTMLElement>("[role=listbox]");
  const status = search?.querySelector<HTMLElement>("[role=status]");
  const popup = list?.parentElement;
  if (!search || !input || !list || !status || !popup) return;

  let entries: readonly SearchEntry[] = [];
  let hits: readonly SearchEntry[] = [];
  let active = 0;

  const load = async () => {
    const titles = await loadData<SearchTitles>("titles");
    const pages = titleEntries(titles);
    if (entries.length === 0) entries = pages;
    show();
    entries = withTexts(pages, await loadData<SearchTexts>("texts"));
    show();
  };
  const setOpen = (open: boolean) => {
    popup.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) input.removeAttribute("aria-activedescendant");
  };
  const activate = (at: number) => {
    active = Math.max(0, Math.min(at, hits.length - 1));
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(index === active));
    }
    const option = list.children[active];
    if (option === undefined) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    const words = wordsOf(input.value);
    if (words.length === 0 || document.activeElement !== input || entries.length === 0) return setOpen(false);
    const found = rankEntries(input.value, entries);
    hits = found.hits;
    list.replaceChildren(...hits.map((entry, at) => optionFor(entry, at, words, search.dataset)));
    const { none = "", count = "" } = search.dataset;
    status.textContent = hits.length === 0 ? none : count.replace("{count}", String(found.count));
    setOpen(true);
    activate(0);
  };
  const follow = (entry: SearchEntry | undefined) => {
    if (entry === undefined) return;
    setOpen(false);
    input.blur();
    location.href = addressOf(entry);
  };

  input.addEventListener("focus", () => void load());
  input.addEventListener("input", show);
  input.addEventListener("blur", () => setOpen(false));
  input.addEventListener("keydown", (event) => {
    // While an input method composes Chinese, its keys are its own.
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (popup.hidden) show();
      else activate(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !popup.hidden) follow(hits[active]);
    else if (event.key === "Escape" && !popup.hidden) setOpen(false);
    else if (event.key === "Escape") input.blur();
    else return;
    event.preventDefault();
  });
  // The field keeps the focus, or the list would close before the click arrives.
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    if (option !== null) follow(hits[[...list.children].indexOf(option)]);
  });
  document.addEventListener("keydown", (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (key !== "/" || ctrlKey || metaKey || altKey || isEditable(target)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function optionFor(
  entry: SearchEntry,
  at: number,
  words: readonly string[],
  names: DOMStringMap,
): HTMLElement {
  const option = document.createElement("li");
  option.id = `hit-${at}`;
  option.setAttribute("role", "option");
  const label = document.createElement("b");
  label.append(...marked(entry.label, words));
  const kind = document.createElement("span");
  kind.className = entry.kind === "operation" ? `method ${entry.badge}` : "kind";
  kind.textContent = entry.kind === "operation" ? entry.badge : (names[entry.kind] ?? "");
  option.append(label, kind);
  if (entry.detail !== "") {
    const detail = document.createElement("small");
    detail.append(...marked(entry.detail, words));
    option.append(detail);
  }
  return option;
}

/** A text with what was looked for marked in it. */
function marked(text: string, words: readonly string[]): (string | Node)[] {
  const lower = text.toLowerCase();
  const parts: (string | Node)[] = [];
  let end = 0;
  // Lower case may be longer than the text, and then places do not match.
  while (lower.length === text.length) {
    const [first] = words
      .map((word) => ({ at: lower.indexOf(word, end), length: word.length }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.length - a.length);
    if (first === undefined) break;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(first.at, first.at + first.length);
    parts.push(text.slice(end, first.at), mark);
    end = first.at + first.length;
  }
  return [...parts, text.slice(end)];
}
