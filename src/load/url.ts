import type { Refusal } from "./bundling.ts";
import type { Content } from "./encoding.ts";

/**
 * Gives what stands at a URL, or says of a reference why that cannot be had; `undefined` where the URL may not be
 * asked for.
 */
export type ReadUrl = (url: URL) => Content | RefuseReference | undefined;

/** @param what the reference, as the beginning of a sentence */
export type RefuseReference = (what: string) => Refusal;

/** Whether `SourceFile.path` is a URL. Paths on the disk are normalized, and have no two slashes in a row. */
export function isUrl(path: string): boolean {
  return /^https?:\/\//.test(path);
}

/**
 * The URL that a reference names.
 *
 * @param base the URL of the file it stands in, if that has one
 */
export function resolveUrl(uri: string, base?: string): URL | Refusal {
  // An absolute path is one of the disk to the eye, and another server's with a second slash.
  if (base !== undefined && uri.startsWith("/")) return REFUSED_ROOT(uri);
  const url = parseUrl(uri, base);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return REFUSED_URL(uri);
  const fault = uri.includes("\\") ? "has a backslash" : faultOf(url);
  return fault === undefined ? url : REFUSED_FORM(fault);
}

/** What makes a URL one that is never asked for. */
function faultOf(url: URL): string | undefined {
  if (url.username !== "" || url.password !== "") return "has a user name or a password";
  if (url.href.includes("?")) return "has a query";
  // The parser ends `..` and `%2e%2e`; these some servers take for the same.
  if (/;|%(25)*(2e|2f|3b|5c)/i.test(url.pathname)) return "has an encoded dot or separator, or a semicolon";
  return undefined;
}

/** @param uri as it stands in the file */
export function REFUSED_URL(uri: string): Refusal {
  const copy = "Copy what it names into the spec's folder and refer to the copy";
  return {
    id: "remote-ref",
    message: `The reference "${uri}" leads to the network.`,
    fix: /^https?:/i.test(uri)
      ? `${copy}, or allow it with --allow-url <prefix> where a command has that.`
      : `${copy}.`,
  };
}

const REFUSED_FORM = (fault: string): Refusal => ({
  id: "remote-ref",
  message: `The URL of this reference ${fault}.`,
  fix: "Write scheme, host and path alone, or copy what it names into the spec's folder.",
});

const REFUSED_ROOT = (uri: string): Refusal => ({
  id: "ref-outside",
  message: `The reference "${uri}" stands in a file of the network and is an absolute path.`,
  fix: "Write a whole URL, or a path relative to the file it stands in.",
});

function parseUrl(uri: string, base: string | undefined): URL | undefined {
  try {
    return new URL(uri, base);
  } catch {
    return undefined;
  }
}
