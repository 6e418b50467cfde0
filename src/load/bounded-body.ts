/** Reads a body to its end. `undefined`: it is longer than `most` bytes, and the rest was not read. */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    length += read.value.byteLength;
    if (length > most) {
      // Whoever sends it need not be told why.
      reader?.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}
