import { UsageError } from "./errors.ts";

/**
 * A URL below which a spec may refer to the network.
 *
 * @throws UsageError when the text is none
 */
export function readAllowedUrl(text: string): URL {
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
