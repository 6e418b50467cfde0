import { fileResponse } from "./text-response.ts";

/** The pages of the docs: path to content. */
export type Site = ReadonlyMap<string, string | Uint8Array<ArrayBuffer>>;

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  md: "text/markdown; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
};

/** A file of the site, or a folder's index. Nothing but what the map holds can be asked for. */
export function siteFile(site: Site, pathname: string): Response | undefined {
  const path = decoded(pathname).slice(1);
  const folder = path === "" || path.endsWith("/");
  const name = folder ? `${path}index.html` : path;
  const content = site.get(name);
  if (content !== undefined)
    return fileResponse(TYPES[/\.(\w+)$/.exec(name)?.[1] ?? ""] ?? "application/octet-stream", content);
  if (!folder && site.has(`${path}/index.html`)) {
    // From the last segment on: whatever comes before it cannot become another host.
    const last = pathname.slice(pathname.lastIndexOf("/") + 1);
    return new Response(null, { status: 302, headers: { Location: `./${last}/` } });
  }
  return undefined;
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
