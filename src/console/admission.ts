/**
 * Who may talk to the console's server. It listens on a machine that also runs a browser with pages of anyone in
 * it, so every request must show that it was meant: by its Host, against names rebound to this machine, and by its
 * Origin or Sec-Fetch-Site, against other sites.
 */

/** What the console's own requests carry; other sites' pages cannot send it without being asked first. */
export const CONSOLE_HEADER = "x-zstack-console";

/** Whether a request names this server, and nothing that was made to resolve to it. */
export function namesServer(request: Request, hosts: ReadonlySet<string>): boolean {
  return hosts.has(request.headers.get("host")?.toLowerCase() ?? "");
}

/** How sure one must be that no other site is behind a request. */
export type Strictness =
  /** No browser says that another site is. */
  | "not-foreign"
  /** And something says that none is: the browser, or the console's own header. */
  | "vouched";

/** Whether a request may be carried out. Its Host must have been checked. */
export function isAdmitted({ headers, method }: Request, strictness: Strictness): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (origin !== null && origin !== `http://${headers.get("host")?.toLowerCase()}`) return false;
  // "none": the person at the browser asked for it, by typing its address.
  const typed = site === "none" && strictness === "not-foreign" && method === "GET";
  if (site !== null && site !== "same-origin" && !typed) return false;
  return strictness === "not-foreign" || origin !== null || site !== null || headers.has(CONSOLE_HEADER);
}

/** The values of Host that name a server. */
export function hostsOf(names: readonly string[], port: number): ReadonlySet<string> {
  const hosts = names.map((name) => (name.includes(":") ? `[${name}]` : name).toLowerCase());
  // Browsers leave out the port that http has by itself.
  return new Set(hosts.flatMap((host) => (port === 80 ? [host, `${host}:80`] : [`${host}:${port}`])));
}
