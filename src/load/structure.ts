import { roundBigints } from "./bigint.ts";
import { BROKEN, type Bundle } from "./bundle.ts";
import { parsePointer, valueAt } from "./pointer.ts";
import type { Problem } from "./problem.ts";

/**
 * Whether a bundled document is built as OpenAPI 3.1 says: every object where one belongs, with the fields
 * it must have and no others. Redocly knows that; it is given the document in memory and opens no file.
 */
export async function checkStructure(bundle: Bundle): Promise<Problem[]> {
  // Other versions have other structures; the model says that they are not understood.
  const version = (bundle.document as { openapi?: unknown } | undefined)?.openapi;
  if (typeof version !== "string" || !version.startsWith("3.1.")) return [];
  const { BaseResolver, createConfig, lintDocument, Source } = await import("@redocly/openapi-core");
  const config = await createConfig({ rules: { struct: "error" } });
  const found = await lintDocument({
    document: { source: new Source("openapi.json", "{}"), parsed: masked(roundBigints(bundle.document)) },
    externalRefResolver: new (class extends BaseResolver {
      override loadExternalRef(): never {
        throw new Error("What is outside has been joined already.");
      }
    })(),
    config: config.styleguide,
  }).catch((error: Error) => {
    // The model finds such circles too, and says where they are.
    if (error.message === "Self-referencing circular pointer") return [];
    throw error;
  });
  return found.flatMap(({ message, suggest, location: [place] }) => {
    const pointer = unmasked((place?.pointer ?? "#/").replace(/^#\/?/, "/").replace(/^\/$/, ""));
    const value = valueAt(bundle.document, pointer);
    // A missing part has been reported where it is missing from; a schema may be true or false.
    if (value === BROKEN || (typeof value === "boolean" && message.includes("`Schema`"))) return [];
    return {
      id: "structure",
      location: bundle.locate(pointer, place?.reportOnKey ? "key" : "value"),
      pointer: bundle.trace(pointer).pointer,
      message: unmasked(messageFor(message, pointer)),
      fix: fixFor(message, suggest),
    };
  });
}

function messageFor(message: string, pointer: string): string {
  const where = parsePointer(pointer).at(-1);
  const text = message.replace(/\.?$/, ".");
  return text.startsWith("Expected") && where !== undefined ? `"${where}": ${text}` : text;
}

function fixFor(message: string, suggestions: readonly string[]): string {
  const near = suggestions.length > 0 ? `Perhaps ${suggestions.slice(0, 3).join(", ")} was meant. ` : "";
  if (/must be present/.test(message)) return "Add it.";
  if (/is not expected/.test(message)) {
    return `${near}Correct its spelling or remove it; what OpenAPI does not know goes under x-zstack.`;
  }
  if (/^Expected type/.test(message)) return "Write what OpenAPI asks for at this place.";
  return `${near}See https://spec.openapis.org/oas/v3.1.0 for what may stand here.`;
}

/** What no author writes in a name. */
const MASK = "\u2060";

/**
 * The same with another name for what is called `constructor` or the like: Redocly looks names up in objects
 * that inherit such, and takes what it finds for a type of its own.
 */
function masked(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(masked);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key in Object.prototype ? key + MASK : key, masked(item)]),
  );
}

function unmasked(text: string): string {
  return text.replaceAll(MASK, "");
}
