import type { SearchTexts, SearchTitles } from "../html/search-index.ts";

/** Something that can be found. */
export interface SearchEntry {
  readonly kind: "operation" | "model" | "guide" | "field";
  /** What it is called, in the language of the page. */
  readonly label: string;
  /** Where it belongs, or what it is. */
  readonly detail: string;
  /** The method of an operation. */
  readonly badge: string;
  readonly tag: string;
  /** Below the folder of the language. */
  readonly page: string;
  /** The names it goes by, in lower case. */
  readonly names: string;
  /** All else that is said of it in both languages, in lower case. */
  readonly text: string;
}

/** Operations in the language of the page. */
export function operationEntries({ operations, tags }: SearchTitles): SearchEntry[] {
  return operations.map(([id, method, tag, english, chinese]) => {
    const label = inLanguage(english, chinese) || id;
    return {
      kind: "operation",
      label,
      detail: label === id ? (tags[tag] ?? "") : `${id} · ${tags[tag] ?? ""}`,
      badge: method,
      tag: tags[tag] ?? "",
      page: `operations/${id}.html`,
      names: `${id}\n${english}\n${chinese}`.toLowerCase(),
      text: (tags[tag] ?? "").toLowerCase(),
    };
  });
}

/** Everything that has a page of its own. */
export function titleEntries(titles: SearchTitles): SearchEntry[] {
  const models = titles.models.map((name): SearchEntry => named("model", name, name, `models/${name}.html`));
  const guides = titles.guides.map(
    ([name, english, chinese]): SearchEntry =>
      named("guide", inLanguage(english, chinese), `${english}\n${chinese}`, `guides/${name}.html`),
  );
  return [...operationEntries(titles), ...guides, ...models];
}

function named(kind: SearchEntry["kind"], label: string, names: string, page: string): SearchEntry {
  return { kind, label, detail: "", badge: "", tag: "", page, names: names.toLowerCase(), text: "" };
}

/** Adds what is said of pages, and their fields. */
export function withTexts(entries: readonly SearchEntry[], texts: SearchTexts): SearchEntry[] {
  const { strings } = texts;
  const textsOf = { operation: texts.operations, model: texts.models, guide: [], field: [] };
  const seen = { operation: 0, model: 0, guide: 0, field: 0 };
  const fields: SearchEntry[] = [];
  const pages = entries.map((entry): SearchEntry => {
    const [path = 0, english = 0, chinese = 0, ...own] = textsOf[entry.kind][seen[entry.kind]++] ?? [];
    for (let at = 0; at + 2 < own.length; at += 3) {
      const [place = "", about = "", aboutInChinese = ""] = own
        .slice(at, at + 3)
        .map((each) => strings[each]);
      const name = place.slice(place.indexOf(".") + 1);
      fields.push({
        kind: "field",
        label: name,
        detail: [entry.label, inLanguage(about, aboutInChinese)].filter((part) => part !== "").join(" · "),
        badge: "",
        tag: "",
        page: `${entry.page}#${place}`,
        names: name.toLowerCase(),
        text: `${about}\n${aboutInChinese}\n${entry.names}`.toLowerCase(),
      });
    }
    const said = [path, english, chinese].map((each) => strings[each] ?? "");
    const detail = entry.detail || inLanguage(said[1] ?? "", said[2] ?? "");
    return { ...entry, detail, text: `${entry.text}\n${said.join("\n")}`.toLowerCase() };
  });
  return [...pages, ...fields];
}

/** The address of what was found. */
export function addressOf({ page }: SearchEntry): string {
  return `${document.body.dataset.root}${document.documentElement.lang}/${page}`;
}

function inLanguage(english: string, chinese: string): string {
  return document.documentElement.lang === "zh-CN" && chinese !== "" ? chinese : english;
}
