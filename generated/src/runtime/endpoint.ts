import { ZStackConfigError } from "./errors.js";

/**
 * The endpoint without a trailing slash and without `/zstack` and `/zstack/v1`, which operations' paths begin with.
 *
 * @throws ZStackConfigError unless it is an absolute http or https URL without credentials, query and fragment.
 */
export function parseEndpoint(endpoint: unknown): string {
  let url: URL | undefined;
  try {
    url = new URL(String(endpoint));
  } catch {
    // Reported below, together with URLs that parse but are not http: "10.0.0.10:8080", "localhost:8080".
  }
  if (!url || Array.isArray(endpoint) || !/^https?:\/\//i.test(String(endpoint).trim())) {
    throw new ZStackConfigError('"endpoint" must be an absolute URL, such as "http://10.0.0.10:8080"');
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new ZStackConfigError(
      '"endpoint" must not hold credentials (they go into "auth"), a query or a fragment',
    );
  }
  return url.origin + url.pathname.replace(/\/+(zstack\/*(\/v1\/*)?)?$/, "");
}
