import { roundBigints } from "./bigint.ts";
import { anywhere } from "./json-walk.ts";

/** What Redocly finds wrong in a document: its words, and the place as a JSON Pointer. Plain data, to pass between threads. */
export interface StructureFinding {
  readonly message: string;
  readonly suggest: readonly string[];
  readonly pointer: string;
  readonly onKey: boolean;
}

/** Redocly's rule about structure on a document in memory; no file is opened. */
export async function lintStructure(document: unknown): Promise<StructureFinding[]> {
  const { BaseResolver, createConfig, lintDocument, Source } = await import("@redocly/openapi-core");
  const config = await createConfig({ rules: { struct: "error" } });
  const found = await lintDocument({
    document: { source: new Source("openapi.json", "{}"), parsed: masked(roundBigints(document)) },
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
  return found.map(({ message, suggest, location: [place] }) => ({
    message: unmasked(message),
    suggest,
    pointer: unmasked((place?.pointer ?? "#/").replace(/^#\/?/, "/").replace(/^\/$/, "")),
    onKey: place?.reportOnKey ?? false,
  }));
}

/** What no author writes in a name. */
const MASK = "\u2060";

/**
 * The same with another name for what is called `constructor` or the like: Redocly looks names up in objects
 * that inherit such, and takes what it finds for a type of its own.
 */
function masked(value: unknown): unknown {
  return anywhere(value, (_, key) => key !== undefined && key in Object.prototype)
    ? maskedCopy(value)
    : value;
}

function maskedCopy(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(maskedCopy);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key in Object.prototype ? key + MASK : key,
      maskedCopy(item),
    ]),
  );
}

function unmasked(text: string): string {
  return text.replaceAll(MASK, "");
}
