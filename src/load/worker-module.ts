/**
 * The compiled module beside another one, for a thread to run. Where modules run from their sources there are no threads.
 *
 * @param from the `import.meta.url` of the other module
 * @param name without its ending
 */
export function workerModule(from: string, name: string): URL | undefined {
  return from.endsWith(".js") ? new URL(`${name}.js`, from) : undefined;
}
