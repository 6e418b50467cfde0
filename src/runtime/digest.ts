/** What `crypto.subtle` does, for pages that came over plain http, where there is none. Loaded only there. */
export { hmac } from "@noble/hashes/hmac.js";
export { sha1 } from "@noble/hashes/legacy.js";
export { sha512 } from "@noble/hashes/sha2.js";
