import type { SearchTitles } from "../html/search-index.ts";
import { loadData } from "./data.ts";
import { addressOf, operationEntries, type SearchEntry } from "./search-entries.ts";

/** Lists all operations by tag once the reader opens the list: a large API has too many for every page. */
export function startContents(): void {
  const list = document.querySelector<HTMLDetailsElement>("[data-contents]");
  list?.addEventListener("toggle", async () => {
    if (!list.open || list.dataset.contents === "shown") return;
    list.dataset.contents = "shown";
    const titles = await loadData<SearchTitles>("titles");
    const operations = operationEntries(titles);
    const groups = titles.tags.map((tag) =>
      group(
        tag,
        operations.filter((entry) => entry.tag === tag),
      ),
    );
    list.querySelector("p")?.replaceWith(...groups);
  });
}

/** One tag, whose operations are listed when it is opened. */
function group(tag: string, operations: readonly SearchEntry[]): HTMLElement {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = `${tag} (${operations.length})`;
  details.append(summary);
  details.addEventListener(
    "toggle",
    () => {
      const list = document.createElement("ul");
      list.append(...operations.map(item));
      details.append(list);
    },
    { once: true },
  );
  return details;
}

function item(operation: SearchEntry): HTMLElement {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = addressOf(operation);
  link.textContent = operation.label;
  const method = document.createElement("span");
  method.className = `method ${operation.badge}`;
  method.textContent = operation.badge;
  link.append(" ", method);
  line.append(link);
  return line;
}
