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
    throw error;
  });
  return found.map(({ message, suggest, location: [place] }) => ({
    message,
    suggest,
    pointer: (place?.pointer ?? "#/").replace(/^#\/?/, "/").replace(/^\/$/, ""),
    onKey: place?.reportOnKey ?? false,
  }));
}
