import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** A name and password to log in with. */
export interface Account {
  readonly name: string;
  readonly password: string;
}

/** What a fresh ZStack has. */
export const DEFAULT_ACCOUNT: Account = { name: "admin", password: "password" };

/** The password as it goes over the wire: lower-case hexadecimal SHA-512. */
export function hashPassword(password: string): string {
  return bytesToHex(sha512(utf8ToBytes(password)));
}
