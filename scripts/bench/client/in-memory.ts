/** Takes a request and answers it without a network. */
export type Handler = (request: Request) => Promise<Response>;

/** Gives every request the same answer, with headers as servers send them. */
export function answering(value: unknown): Handler {
  // Bytes, as they come from a socket: turning them into text is part of every caller's work.
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const headers = { "Content-Type": "application/json", "Content-Length": String(bytes.length) };
  return async (request) => {
    if (request.body) await request.text();
    return new Response(bytes, { headers });
  };
}
