/** An answer in plain words. */
export function textResponse(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/** An answer that is a file. */
export function fileResponse(type: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, { headers: { "Content-Type": type } });
}
