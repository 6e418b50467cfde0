import type { Page, Target } from "./content.ts";

/** The file of a page, relative to the package's `docs/` folder; `undefined` for what is not a page. */
export function pagePath(target: Target): string | undefined {
  switch (target.kind) {
    case "index":
    case "models":
      return `${target.locale}/README.md`;
    case "operation":
      return `${target.locale}/${safeName(target.operationId)}.md`;
    case "model":
      return `${target.locale}/models/${safeName(target.name)}.md`;
    case "guide":
      return `${target.locale}/guides/${safeName(target.name)}.md`;
    default:
      return undefined;
  }
}

/** The address of `target` in a link on `page`; `undefined` when it must not become a link. */
export function linkAddress(page: Page, target: Target): string | undefined {
  if (target.kind === "anchor") return `#${safeName(target.id)}`;
  // A spec may name any scheme as a source; only the web is worth a click.
  if (target.kind === "url") return /^https?:\/\//i.test(target.url) ? target.url : undefined;
  const to = pagePath(target);
  let folder = folderOf(page.target);
  let up = "";
  while (to !== undefined && !to.startsWith(folder)) {
    folder = folder.replace(/[^/]+\/$/, "");
    up += "../";
  }
  return to === undefined ? undefined : up + to.slice(folder.length);
}

function folderOf(target: Target): string {
  return pagePath(target)?.replace(/[^/]+$/, "") ?? "";
}

/** A name as a file name or an anchor: whatever could be a separator, a drive or a wildcard becomes `_xx_`. */
export function safeName(name: string): string {
  if (/^[A-Za-z0-9][\w.-]*$/.test(name)) return name;
  const safe = name.replace(/[^\p{L}\p{N}._-]/gu, (char) => `_${char.codePointAt(0)?.toString(16)}_`);
  return safe.replace(/^\./, "_2e_");
}
