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
  const word = (seed: number): string => {
    // FNV-1a, once for each word: the uuid may be any text, and what follows must not be another of the caller's.
    let hash = 0x811c9dc5 ^ seed;
    for (let at = 0; at < uuid.length; at++) hash = Math.imul(hash ^ uuid.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0");
  };
  return [0, 1, 2, 3].map(word).join("");
}
