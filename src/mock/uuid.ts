import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** The uuid that stands for a text: always the same, in the form of a version 4 uuid without dashes. */
export function uuidOf(text: string): string {
  const hex = bytesToHex(sha256(utf8ToBytes(text)));
  return `${hex.slice(0, 12)}4${hex.slice(13, 16)}8${hex.slice(17, 32)}`;
}

/** A series of uuids that is the same for the same seed. */
export function createUuids(seed: string): () => string {
  let count = 0;
  return () => uuidOf(`${seed}/${count++}`);
}
