import type { CallOptions } from "./call-options.ts";

/** Headers that are about a connection, which is the platform's, or about how the body is written. */
const NOT_THE_CALLERS =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|host|content-length)$/;

/**
 * The headers of one call, with names in lower case. Loaded for calls that have any, which is why it imports nothing that
 * all calls need.
 *
 * @param isRaw Whether the body is written by somebody else, whose type it is to say.
 * @param refuse Throws what it is given, which quotes no value.
 */
export function writeHeaders(
  headers: Iterable<readonly [name: string, value: string]>,
  webHook: CallOptions["webHook"],
  isRaw: boolean,
  refuse: (problem: string) => never,
): Readonly<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const [given, value] of headers) {
    const name = given.toLowerCase();
    const shown = JSON.stringify(given);
    try {
      new Headers([[name, value]]);
    } catch {
      // The platform's own message quotes the value, which may be a secret.
      refuse(`header ${shown} has an invalid name or value`);
    }
    if (NOT_THE_CALLERS.test(name)) refuse(`header ${shown} is not for calls to set`);
    written[name] = value;
  }
  // How the body is written, and which job this is, is not for headers to say.
  if (!isRaw) delete written["content-type"];
  delete written["x-job-uuid"];
  if (webHook !== undefined) written["x-web-hook"] = webHookUrl(webHook, refuse);
  return written;
}

/** As the platform writes it, which is ASCII. It may hold a secret of the receiver: it is not quoted. */
function webHookUrl(text: string | URL, refuse: (problem: string) => never): string {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Reported below, together with URLs of another kind.
  }
  if (!url || !/^https?:$/.test(url.protocol)) return refuse('"webHook" must be an http or https URL');
  return url.href;
}
