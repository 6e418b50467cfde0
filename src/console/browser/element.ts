/** What an element may be given: `true` sets an attribute without a value, `false` and `undefined` leave it out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

let last = 0;

/** Makes an element. Texts become text nodes, whatever is in them. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/** A button that does something other than sending a form. */
export function button(label: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", class: "zc-button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}

/** An id that no other element of the page has. */
export function newId(): string {
  last++;
  return `zc-${last}`;
}

/** Text with code between single backticks. */
export function prose(text: string): Node[] {
  return text
    .split(/`([^`]+)`/)
    .map((part, at) => (at % 2 === 1 ? element("code", {}, part) : document.createTextNode(part)))
    .filter((node) => node.textContent !== "");
}
