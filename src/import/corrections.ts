import type { Execution } from "../model/model.ts";
import { functionNameOf } from "../model/names.ts";
import type { Claims } from "./claims.ts";
import type { Finding } from "./finding.ts";
import type { Page } from "./page.ts";

/** What was written otherwise than the page has it, and why. */
export function correctionsOf(
  page: Page,
  claims: Claims,
  execution: Execution,
  operationId: string,
): Finding[] {
  const findings: Finding[] = [];
  const correct = (id: string, line: number, message: string): void => {
    findings.push({ id, known: true, line, location: undefined, message });
  };
  if (page.execution !== undefined && page.execution.value !== execution) {
    const how = execution === "job" ? "with 202 and a job" : "at once";
    correct(
      "execution",
      page.execution.line,
      `The page says ${page.execution.value === "sync" ? "synchronous" : "asynchronous"}; servers answer a ${claims.method} ${how}.`,
    );
  }
  const action = functionNameOf(operationId);
  const { wrapper } = claims;
  const line = wrapper?.line ?? page.methods[0]?.line ?? 1;
  if (claims.method === "PUT" && wrapper?.name !== action) {
    const documented =
      wrapper === undefined ? "shows no key around params" : `puts params under \`${wrapper.name}\``;
    correct("body-key", line, `The page ${documented}; servers dispatch on \`${action}\`.`);
  } else if (claims.method === "POST" && wrapper === undefined) {
    correct("body-key", line, "The page shows no key around params; servers look for `params`.");
  }
  if (/^Query[A-Z]/.test(operationId)) {
    correct(
      "query-parameters",
      page.methods[0]?.line ?? 1,
      "The page leaves out the parameters that all query operations take; they are added.",
    );
  }
  return findings;
}
