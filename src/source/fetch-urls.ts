import { readBounded } from "../load/bounded-body.ts";
import type { Content } from "../load/encoding.ts";
import { load } from "../load/load.ts";
import { parseSourceFile, type SourceFile } from "../load/source-file.ts";
import type { ReadUrl, RefuseReference } from "../load/url.ts";

/** How much is fetched at most. */
export interface FetchLimits {
  readonly files: number;
  /** Of one file, as it is once decompressed. */
  readonly bytes: number;
  /** For one file, from the request to its last byte. */
  readonly milliseconds: number;
}

const LIMITS: FetchLimits = { files: 100, bytes: 5 * 2 ** 20, milliseconds: 10_000 };

/** Requests at a time. */
const AT_ONCE = 8;

/**
 * Fetches what a spec refers to below some URLs, and what that refers to in turn.
 *
 * Loading tells what is wanted: the spec is loaded with what is known until nothing new is asked for. Redirects are
 * not followed, and no credentials are sent.
 *
 * @param root the root file
 * @param allowed a URL stands for itself and what is below its path
 */
export async function fetchUrls(
  root: string,
  allowed: readonly URL[],
  limits: FetchLimits = LIMITS,
): Promise<ReadUrl> {
  const known = new Map<string, Content | RefuseReference>();
  const readUrl: ReadUrl = (url) =>
    isAllowed(url, allowed) ? (known.get(url.href) ?? CAME_LATE) : undefined;
  const parsed = new Map<string, SourceFile>();
  const parse = (path: string, text: string) => {
    const before = parsed.get(path);
    const file = before?.text === text ? before : parseSourceFile(path, text);
    parsed.set(path, file);
    return file;
  };
  for (;;) {
    const asked = new Set<string>();
    load(root, undefined, {
      parse,
      readUrl(url) {
        if (isAllowed(url, allowed) && !known.has(url.href)) asked.add(url.href);
        return readUrl(url);
      },
    });
    if (asked.size === 0) return readUrl;
    const wanted = [...asked];
    const within = wanted.slice(0, Math.max(limits.files - known.size, 0));
    for (const url of wanted.slice(within.length)) known.set(url, refuseCount(limits));
    for (let at = 0; at < within.length; at += AT_ONCE) {
      const some = within.slice(at, at + AT_ONCE);
      const contents = await Promise.all(some.map((url) => fetchContent(url, limits)));
      for (const [index, url] of some.entries()) known.set(url, contents[index]!);
    }
  }
}

/** Whether a URL is one of some, or below its path. Both are parsed, so `..` and its like are gone. */
export function isAllowed({ origin, pathname }: URL, allowed: readonly URL[]): boolean {
  return allowed.some(
    (prefix) =>
      prefix.origin === origin &&
      (pathname === prefix.pathname || pathname.startsWith(prefix.pathname.replace(/\/?$/, "/"))),
  );
}

async function fetchContent(url: string, limits: FetchLimits): Promise<Content | RefuseReference> {
  try {
    const signal = AbortSignal.timeout(limits.milliseconds);
    const response = await fetch(url, { redirect: "error", signal });
    if (!response.ok) {
      await response.body?.cancel();
      return refuseFetch(`${url} answers ${response.status}`);
    }
    return (await readBounded(response.body, limits.bytes)) ?? refuseSize(limits);
  } catch (error) {
    return refuseFetch(`${url} cannot be fetched: ${reasonOf(error, limits)}`);
  }
}

/** What the platform has to say is one level below its "fetch failed". */
function reasonOf(error: unknown, { milliseconds }: FetchLimits): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `it takes more than ${milliseconds / 1000} s`;
  const { cause } = error;
  return (
    (cause instanceof Error && (cause.message || (cause as NodeJS.ErrnoException).code)) || error.message
  );
}

const refuseFetch =
  (fault: string): RefuseReference =>
  (what) => ({
    id: "unresolved-ref",
    message: `${what} leads nowhere: ${fault}.`,
    fix: "Refer to where the file is, without a redirect, and see that its server can be reached.",
  });

const refuseSize =
  ({ bytes }: FetchLimits): RefuseReference =>
  (what) => ({
    id: "too-large",
    message: `${what} leads to more than ${bytes / 2 ** 20} MB.`,
    fix: "Copy what is needed of it into the spec's folder and refer to the copy.",
  });

const refuseCount =
  ({ files }: FetchLimits): RefuseReference =>
  (what) => ({
    id: "too-large",
    message: `${what} is one more than the ${files} URLs that are fetched for a spec.`,
    fix: "Copy the files into the spec's folder and refer to the copies.",
  });

/** A file changed while others were fetched. */
const CAME_LATE: RefuseReference = (what) => ({
  id: "unresolved-ref",
  message: `${what} came while the spec was being read.`,
  fix: "Run the command again.",
});
