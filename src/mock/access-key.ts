import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { type Answer, textAnswer } from "./answer.ts";
import { type Clock, localOffsetMs } from "./clock.ts";
import { instantOf, readDateHeader } from "./date-header.ts";

/** A key to sign requests with. */
export interface AccessKey {
  /** The `AccessKeyID`: 20 letters and digits. */
  readonly id: string;
  /** The `AccessKeySecret`: 40 letters and digits. It is never sent. */
  readonly secret: string;
}

/** A key that every fresh mock knows. */
export const DEFAULT_ACCESS_KEY: AccessKey = {
  id: "ZStackDemoAccessKey0",
  secret: "ZStackDemoSecret0123456789abcdefghijklmn",
};

/** Where the server's clock stands, and what it does with zones. */
export interface ServerClock {
  readonly now: Clock;
  /** How far it is ahead of UTC. `undefined`: as far as that of this machine. */
  readonly offsetMs: number | undefined;
  /** Whether the zone of a date is heeded; servers drop it unless `rest.checkTimeZone` is set. */
  readonly checkTimeZone: boolean;
}

interface SignedRequest {
  readonly method: string;
  /** Decoded, without context path and query. */
  readonly path: string;
  readonly headers: Headers;
}

/** How far the date of a request may be off. */
const WINDOW_MS = 15 * 60_000;

/**
 * Checks `ZStack <id>:<signature>` with its `Date`: the date first, then the key, then the signature.
 *
 * @param credentials what follows `ZStack` in the header
 * @returns why the request is refused, `undefined` when it is not
 */
export function refuseSignature(
  credentials: string,
  { method, path, headers }: SignedRequest,
  { key, clock }: { readonly key: AccessKey; readonly clock: ServerClock },
): Answer | undefined {
  const date = headers.get("Date");
  if (date === null) return textAnswer(400, "'Date' must be incuded in request header");
  const read = readDateHeader(date);
  if (read === undefined) {
    return textAnswer(400, "'Date' format error, correct format is 'EEE, dd MMM yyyy HH:mm:ss z'");
  }
  const { now, offsetMs, checkTimeZone } = clock;
  const time = now();
  const skewMs = checkTimeZone
    ? instantOf(read) - time
    : read.wallMs - (time + (offsetMs ?? localOffsetMs(time)));
  if (Math.abs(skewMs) > WINDOW_MS) return textAnswer(403, "requestTimeTooSkewed");

  const [, id, signature] = /^([^:]*):([^:]+):*$/.exec(credentials) ?? [];
  if (id === undefined) return textAnswer(400, "accessKey format is 'ZStack AccessKeyId:Signature'");
  if (id !== key.id) return textAnswer(403, `access key id: ${id} does not existed or disabled`);
  const right = sign(key.secret, `${method}\n${date}\n${path}`);
  return signature === right ? undefined : textAnswer(403, "wrong accessKey signature");
}

/** Base64 of the HMAC-SHA1. */
function sign(secret: string, text: string): string {
  return btoa(String.fromCharCode(...hmac(sha1, utf8ToBytes(secret), utf8ToBytes(text))));
}
