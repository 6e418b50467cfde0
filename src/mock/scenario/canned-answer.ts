import { Answer } from "../answer.ts";
import type { CannedAnswer } from "./scenario.ts";

/** What is usually answered with a status, by those who stand before a management node. */
const USUAL: Readonly<Record<number, { readonly body: string; readonly headers?: Record<string, string> }>> =
  {
    404: { body: "the job has been expired" },
    429: { body: "Rate limit exceeded", headers: { "Retry-After": "1" } },
    502: gatewayPage("502 Bad Gateway"),
    503: gatewayPage("503 Service Temporarily Unavailable"),
    504: gatewayPage("504 Gateway Time-out"),
  };

export function cannedAnswer({ status, body, headers }: CannedAnswer): Answer {
  const usual = USUAL[status];
  const given = body === undefined ? usual?.headers : status === 429 ? usual?.headers : undefined;
  return new Answer(status, body ?? usual?.body ?? "", { ...given, ...headers });
}

function gatewayPage(title: string) {
  return {
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
    headers: { "Content-Type": "text/html" },
  };
}
