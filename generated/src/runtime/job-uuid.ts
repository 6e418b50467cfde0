/** A random (version 4) uuid without dashes. */
export function newJobUuid(): string {
  // `crypto.randomUUID` does not exist on plain-http pages; servers mind the length alone.
  return crypto.randomUUID?.().replaceAll("-", "") ?? toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/** Lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The uuid to submit with after `uuid` was used up. Always the same, so that a caller who makes the same call again,
 * because the process ended in between, comes to the same job.
 */
export function nextJobUuid(uuid: string): string {
  // FNV, 128 bits: the uuid may be any text, and what follows must not be another of the caller's.
  const hash = Array.from(uuid).reduce(
    (before, sign) => BigInt.asUintN(128, (before ^ BigInt(sign.charCodeAt(0))) * (2n ** 88n + 315n)),
    0n,
  );
  return hash.toString(16).padStart(32, "0");
}
