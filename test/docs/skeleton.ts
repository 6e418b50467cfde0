/**
 * What a Markdown page is made of, by rules of CommonMark and GFM that this reads on its own, without the
 * code under test: block kinds line by line, cells per row, HTML tags, and where links lead.
 */
export function skeleton(page: string): string[] {
  const found: string[] = [];
  let fence = "";
  for (const line of page.split("\n")) {
    if (fence !== "") {
      if (new RegExp(`^ {0,3}\`{${fence.length},} *$`).test(line)) {
        found.push("fence end");
        fence = "";
      }
      continue;
    }
    const [, ticks = "", info = ""] = /^ {0,3}(`{3,})([^`]*)$/.exec(line) ?? [];
    fence = ticks;
    found.push(fence === "" ? lineShape(line) : `fence ${info}`);
  }
  if (fence !== "") found.push("a fence that never ends");
  return found;
}

function lineShape(line: string): string {
  const [start = ""] = /^(> ?)?\s*(#{1,6} |[-+*] |\d+[.)] |\||~~~|={3,}|[-*_]{3,}$|<)?/.exec(line) ?? [];
  const isRow = start.endsWith("|");
  const bare = withoutCode(line, isRow);
  const cells = isRow ? bare.replace(/\\./g, "").split("|").length : 0;
  const tags = [...bare.matchAll(/<[a-z/!?][^\s>]*/gi)].map(([tag]) => tag);
  const links = [...bare.replace(/\\./g, "").matchAll(/\]\((\w*:)?/g)].map(([, scheme]) => scheme ?? "page");
  // `<code>` in a cell stands for a code span, so it counts as one.
  const shown = tags.filter((tag) => !/^<\/?code$/.test(tag));
  return `${start.trimEnd()} cells:${cells} tags:${shown} links:${links}`;
}

/** Takes code spans out. In a table row pipes are cut first, so there they stay where no backslash is. */
function withoutCode(line: string, isRow: boolean): string {
  let rest = line;
  let kept = "";
  while (rest !== "") {
    const [run = ""] = /^`+/.exec(rest) ?? [];
    if (rest.startsWith("\\")) {
      kept += rest.slice(0, 2);
      rest = rest.slice(2);
    } else if (run !== "") {
      const close = new RegExp(`(?<!\`)${run}(?!\`)`).exec(rest.slice(run.length));
      const inside = close === null ? run : rest.slice(0, 2 * run.length + close.index);
      kept += close === null ? run : isRow ? inside.replace(/[^|\\]/g, "") : "";
      rest = rest.slice(inside.length);
    } else {
      kept += rest[0];
      rest = rest.slice(1);
    }
  }
  return kept;
}
