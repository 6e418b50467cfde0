import type { Auth, AuthRequest } from "./auth.ts";
import { load, ZStackConfigError } from "./errors.ts";
import { parseOffset } from "./timestamp.ts";

/** An access key, and where the server's clock stands. */
export interface AccessKeyAuthOptions {
  /** The `AccessKeyID`. */
  readonly id: string;
  /** The `AccessKeySecret`. It signs requests and is never sent. */
  readonly secret: string;
  /**
   * The UTC offset of the server's clock: `+08:00`, `-0330` or `Z`. Unless told otherwise (`rest.checkTimeZone`),
   * servers ignore the zone of a date and compare its digits with those of their own clock, so that it must be written
   * in their zone. Default: the offset of the machine the client runs on.
   */
  readonly offset?: string | undefined;
}

/**
 * Signs every request with an access key: no login, no session, nothing to renew. For servers, not for browsers, which
 * let no page set the `Date` header.
 *
 * @throws ZStackConfigError if the id or the secret is missing, the offset is not one, or the platform drops `Date`.
 */
export function accessKeyAuth(options: AccessKeyAuthOptions): Auth {
  const { id, secret, offset } = options ?? {};
  // Both stand in a header, or sign one; anything but ASCII letters and digits would be a mistake in copying.
  if (typeof id !== "string" || !/^[\w-]+$/.test(id)) {
    throw new ZStackConfigError('accessKeyAuth: "id" is not an access key id');
  }
  if (typeof secret !== "string" || secret === "") {
    throw new ZStackConfigError('accessKeyAuth: "secret" is missing or empty');
  }
  const offsetMs = offset === undefined ? undefined : parseOffset(offset, "accessKeyAuth");
  if (!new Request("http://localhost", { headers: { Date: "x" } }).headers.has("Date")) {
    throw new ZStackConfigError(
      'accessKeyAuth: browsers let no page set the "Date" header that is signed; use passwordAuth or sessionAuth',
    );
  }
  return {
    connect: () => ({
      credentials: async (request) => {
        const now = new Date();
        const date = formatDate(now, offsetMs ?? -now.getTimezoneOffset() * 60_000);
        const signature = await sign(secret, request, date);
        return { headers: { Authorization: `ZStack ${id}:${signature}`, Date: date }, secrets: [signature] };
      },
      secrets: () => [secret],
      explain: (status, text) =>
        status === 403 && /requestTimeTooSkewed/i.test(text)
          ? "the server compares the digits of the signed date with its own clock, by default without looking at the " +
            'zone: give accessKeyAuth the server\'s UTC offset, such as { offset: "+08:00" }, and check both clocks'
          : undefined,
    }),
  };
}

/**
 * The signature of one request: base64 of the HMAC-SHA1 of method, date and path, a line each.
 *
 * @param date As in the `Date` header.
 */
export async function sign(secret: string, { method, path }: AuthRequest, date: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = encoder.encode(secret);
  const text = encoder.encode(`${method}\n${date}\n${path}`);
  return btoa(String.fromCharCode(...(await hmacSha1(key, text))));
}

async function hmacSha1(key: Uint8Array<ArrayBuffer>, text: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { subtle } = crypto;
  if (!subtle) {
    const { hmac, sha1 } = await load(import("./digest.ts"), {});
    return hmac(sha1, key, text);
  }
  const imported = await subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-1" }, false, ["sign"]);
  return new Uint8Array(await subtle.sign("HMAC", imported, text));
}

/**
 * `Thu, 26 Oct 2023 18:30:00 +08:00`: the digits of a clock in that zone, and the zone as Java's `z` reads it, so that
 * it is right whether servers look at the zone or not.
 */
export function formatDate(time: Date, offsetMs: number): string {
  // The digits of toUTCString are those of the zone once its offset is added.
  const digits = new Date(time.getTime() + offsetMs).toUTCString().replace(/GMT$/, "");
  const minutes = Math.abs(Math.round(offsetMs / 60_000));
  const pad = (figure: number): string => String(figure).padStart(2, "0");
  const zone = `${offsetMs < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
  return digits + (minutes === 0 ? "GMT" : zone);
}
