/** Finds places in a JSON text by pointer, without parsing it: a container is looked through when it is asked for. */
export interface JsonPlaces {
  /** The offset of a value, or of the key it stands under; of the nearest parent when it does not exist. */
  offsetOf(tokens: readonly string[], at: "key" | "value"): number;
}

interface Child {
  readonly key: number;
  readonly value: number;
}

/** @param text valid JSON */
export function placesInJson(text: string): JsonPlaces {
  const containers = new Map<number, ReadonlyMap<string, Child>>();

  function childrenAt(offset: number): ReadonlyMap<string, Child> {
    const known = containers.get(offset);
    if (known !== undefined) return known;
    const children = new Map<string, Child>();
    const isObject = text[offset] === "{";
    if (isObject || text[offset] === "[") {
      let at = skipSpace(text, offset + 1);
      for (let index = 0; text[at] !== "}" && text[at] !== "]"; index++) {
        let name = String(index);
        let value = at;
        if (isObject) {
          const end = skipValue(text, at);
          name = JSON.parse(text.slice(at, end)) as string;
          value = skipSpace(text, skipSpace(text, end) + 1);
        }
        children.set(name, { key: at, value });
        at = skipSpace(text, skipValue(text, value));
        if (text[at] === ",") at = skipSpace(text, at + 1);
      }
    }
    containers.set(offset, children);
    return children;
  }

  return {
    offsetOf(tokens, at) {
      const start = skipSpace(text, 0);
      let found: Child = { key: start, value: start };
      for (const token of tokens) {
        const child = childrenAt(found.value).get(token);
        if (child === undefined) break;
        found = child;
      }
      return at === "key" ? found.key : found.value;
    },
  };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); isSpace(code); code = text.charCodeAt(++at));
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff;
}

/** The offset behind the value that starts at `from`. */
function skipValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at) - 1;
        if (depth === 0) return at + 1;
        break;
      case "{":
      case "[":
        depth++;
        break;
      case "}":
      case "]":
        depth--;
        if (depth === 0) return at + 1;
        if (depth < 0) return at; // of a number or a word, the last in its container
        break;
      case ",":
      case " ":
      case "\n":
      case "\r":
      case "\t":
        if (depth === 0) return at;
        break;
    }
  }
  return text.length;
}

function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); ; end = text.indexOf('"', end + 1)) {
    if (end < 0) return text.length;
    let backslashes = 0;
    while (text[end - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
}
