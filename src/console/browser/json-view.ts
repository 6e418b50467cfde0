import type { Json } from "../../model/model.ts";
import { element } from "./element.ts";
import { parseExact, printExact } from "./exact-json.ts";

/**
 * A body to read: JSON set out and coloured, anything else as it is.
 *
 * @param highlight the property of the outermost object to set off from the rest; `true`: all of it
 */
export function bodyView(text: string, label: string, highlight?: string | true): HTMLElement {
  const view = element("pre", { class: "zc-body", tabindex: 0, role: "group", "aria-label": label });
  let value: Json;
  try {
    value = parseExact(text);
  } catch {
    view.append(text);
    return view;
  }
  if (highlight === true)
    view.append(element("span", { class: "zc-payload" }, ...colored(printExact(value))));
  else view.append(...envelope(value, highlight));
  return view;
}

/** An object's text with one member set off. */
function envelope(value: Json, property: string | undefined): Node[] {
  const whole = typeof value === "object" && value !== null && !Array.isArray(value);
  if (property === undefined || !whole || !Object.hasOwn(value, property)) return colored(printExact(value));
  const entries = Object.entries(value);
  return [
    ...colored("{\n"),
    ...entries.flatMap(([key, member], at) => {
      const comma = at < entries.length - 1 ? ",\n" : "\n";
      const text = colored(`  ${JSON.stringify(key)}: ${printExact(member, "  ")}`);
      const shown = key === property ? [element("span", { class: "zc-payload" }, ...text)] : text;
      return [...shown, ...colored(comma)];
    }),
    ...colored("}"),
  ];
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\b\d[\d.eE+-]*/g;

/** More than anyone reads; browsers take seconds over as many elements. */
const MAX_COLORED = 200_000;

/** Text with its names, texts and figures marked. */
function colored(text: string): Node[] {
  if (text.length > MAX_COLORED) return [document.createTextNode(text)];
  const nodes: Node[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, quoted, colon, word] = match;
    nodes.push(document.createTextNode(text.slice(end, match.index)));
    const kind = quoted === undefined ? (word === undefined ? "number" : "word") : colon ? "key" : "text";
    nodes.push(element("span", { class: `zc-${kind}` }, token));
    end = match.index + token.length;
  }
  nodes.push(document.createTextNode(text.slice(end)));
  return nodes.filter((node) => node.textContent !== "");
}
