import { isZStackError } from "../../runtime/index.ts";

/** What went wrong, in the server's words where it gave any, without the address the page shows anyway. */
export function faultText(error: unknown): string {
  if (!isZStackError(error)) return error instanceof Error ? error.message : String(error);
  switch (error.name) {
    case "ZStackApiError":
      return [error.code, error.description, error.details].filter(Boolean).join(": ");
    case "ZStackHttpError":
      return error.body.trim() || `HTTP ${error.status}`;
    default:
      return error.message;
  }
}
