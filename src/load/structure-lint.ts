import { roundBigints } from "./bigint.ts";
import { itemPosition, type Position, positionOf } from "./openapi-grammar.ts";

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
    // Redocly goes from reference to reference by calling itself.
    if (error instanceof RangeError) return undefined;
    throw error;
  });
  if (found === undefined) return [TOO_DEEP];
  return found.map(({ message, suggest, location: [place] }) => ({
    message: unmasked(message),
    suggest,
    pointer: unmasked((place?.pointer ?? "#/").replace(/^#\/?/, "/").replace(/^\/$/, "")),
    onKey: place?.reportOnKey ?? false,
  }));
}

const TOO_DEEP: StructureFinding = {
  message: "References lead from schema to schema, each within the one before, further than can be followed.",
  suggest: [],
  pointer: "/components",
  onKey: true,
};

/** What no author writes in a name. */
const MASK = "\u2060";

/**
 * The same without what is inside values of the API's, which has no structure to check, but may hold what looks like
 * references for Redocly to follow; and with another name for what is called `constructor` or the like: Redocly looks names up in objects
 * that inherit such, and takes what it finds for a type of its own.
 */
function masked(value: unknown, position: Position = "object"): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, itemPosition(position)));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const below = positionOf(key, position);
      const inside = below === "data" && isValue(key) ? emptied(item) : masked(item, below);
      return [key in Object.prototype ? key + MASK : key, inside];
    }),
  );
}

/** Other data are keywords of schemas, whose form Redocly knows. */
function isValue(key: string): boolean {
  return /^(x-.*|example|examples|value|default|const|enum)$/s.test(key);
}

/** A list keeps its length: an empty one may be a fault. */
function emptied(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (!Array.isArray(value)) return {};
  return value.map((item) => (Array.isArray(item) ? [] : emptied(item)));
}

function unmasked(text: string): string {
  return text.replaceAll(MASK, "");
}
