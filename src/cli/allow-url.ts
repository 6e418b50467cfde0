import { Option } from "commander";
import { UsageError } from "./errors.ts";

/** The option of the commands that may fetch what a spec refers to; it gives URLs, none by default. */
export function allowUrlOption(): Option {
  return new Option(
    "--allow-url <prefix>",
    "fetch what the spec refers to below this URL; may be repeated",
  ).argParser((text, before: readonly URL[] | undefined) => [...(before ?? []), readPrefix(text)]);
}

function readPrefix(text: string): URL {
  const url = parseUrl(text);
  // Nothing of these is repeated: it may be a secret.
  if (url !== undefined && (url.username !== "" || url.password !== "")) {
    throw new UsageError("--allow-url takes no user name or password. Write scheme, host and path alone.");
  }
  if (url !== undefined && /[?#]/.test(url.href)) {
    throw new UsageError("--allow-url takes no query or fragment. Write scheme, host and path alone.");
  }
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      `--allow-url ${text} is no URL of the web. Write it like https://example.com/specs/.`,
    );
  }
  return url;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
