import { roundBigints } from "./bigint.ts";
import { isMapping } from "./mapping.ts";
import { itemPosition, type Position, positionOf } from "./openapi-grammar.ts";

/** What Redocly finds wrong in a document: its words, and the place as a JSON Pointer. Plain data, to pass between threads. */
export interface StructureFinding {
  readonly message: string;
  readonly suggest: readonly string[];
  readonly pointer: string;
  readonly onKey: boolean;
}

/**
 * Redocly's rule about structure on a document in memory; no file is opened.
 *
 * Most of a large document is the same over and over: schemas that are `{type: string}`, the answers that all operations
 * have in common. Each is linted once; only where something is wrong all of it is, to find every place.
 */
export async function lintStructure(document: unknown): Promise<StructureFinding[]> {
  const rounded = roundBigints(document);
  const found = await lint(masked(rounded, "object", new Set()));
  return found.length === 0 ? found : lint(masked(rounded, "object", undefined));
}

async function lint(document: unknown): Promise<StructureFinding[]> {
  const { BaseResolver, createConfig, lintDocument, Source } = await import("@redocly/openapi-core");
  const config = await createConfig({ rules: { struct: "error" } });
  const found = await lintDocument({
    document: { source: new Source("openapi.json", "{}"), parsed: document },
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
 * references for Redocly to follow; and with another name for what is called `constructor` or the like: Redocly looks
 * names up in objects that inherit such, and takes what it finds for a type of its own.
 *
 * @param seen schemas that have been met, to leave out when they come again
 */
function masked(value: unknown, position: Position, seen: Set<string> | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, itemPosition(position), seen));
  if (!isMapping(value) || PLAIN.includes(value)) return value;
  if (seen !== undefined && position === "schema" && isSimple(value) && isRepeated(value, seen))
    return SCHEMA;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const below = positionOf(key, position);
      const known = seen === undefined ? item : withoutRepeated(key, item, position, seen);
      const isOpen = below === "data" && (position === "link" || isValue(key));
      const inside = isOpen ? emptied(item) : masked(known, below, seen);
      return [key in Object.prototype ? key + MASK : key, inside];
    }),
  );
}

/** Whether a schema holds no others. */
function isSimple(schema: object): boolean {
  return !Object.values(schema).some((value) => typeof value === "object" && value !== null);
}

/** The parameters and responses of an operation, with a plain one in the place of each that was met before. */
function withoutRepeated(key: string, value: unknown, position: Position, seen: Set<string>): unknown {
  if (position !== "object") return value;
  if (key === "parameters" && Array.isArray(value)) {
    return value.map((item) => (isRepeated(item, seen) ? PARAMETER : item));
  }
  if (key !== "responses" || !isMapping(value)) return value;
  const responses = Object.entries(value);
  return Object.fromEntries(
    responses.map(([status, response]) => [status, isRepeated(response, seen) ? RESPONSE : response]),
  );
}

/** Always the same objects: Redocly goes through each object once. */
const SCHEMA = {};
const PARAMETER = { name: "name", in: "query", schema: SCHEMA };
const RESPONSE = { description: "" };
const PLAIN: readonly object[] = [SCHEMA, PARAMETER, RESPONSE];

function isRepeated(value: unknown, seen: Set<string>): boolean {
  const text = JSON.stringify(value) ?? "";
  const repeated = seen.has(text);
  seen.add(text);
  return repeated;
}

/** Other data are keywords of schemas, whose form Redocly knows. */
function isValue(key: string): boolean {
  return /^(x-.*|example|examples|value|default|const|enum)$/s.test(key);
}

/** A list keeps its length: an empty one may be a fault. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (Array.isArray(item) ? [] : emptied(item)));
  return isMapping(value) ? {} : value;
}

function unmasked(text: string): string {
  return text.replaceAll(MASK, "");
}
