/**
 * Runs Redocly's command line again and again in one process, which a parent asks by message: starting it takes longer
 * than comparing. Every import of the entry with another query is a run of its own.
 *
 * Usage: fork(this file, [the entry of the command line]); send `{ base, head }`, receive its JSON, or `undefined`.
 */
import { pathToFileURL } from "node:url";

const entry = pathToFileURL(process.argv[2] ?? "").href;
let runs = 0;

process.on("message", ({ base, head }: { base: string; head: string }) => {
  void compare(base, head).then((output) => process.send?.({ output }));
});

async function compare(base: string, head: string): Promise<string | undefined> {
  process.argv = ["node", "redocly", "diff", base, head, "--format", "json", "--fail-on", "none"];
  let output = "";
  const written = new Promise<string | undefined>((resolve) => {
    setTimeout(() => resolve(undefined), 30_000).unref();
    process.stdout.write = ((text: string | Uint8Array) => {
      output += String(text);
      if (isJson(output)) resolve(output);
      return true;
    }) as typeof process.stdout.write;
    process.exit = (() => resolve(isJson(output) ? output : undefined)) as never;
  });
  process.stderr.write = (() => true) as typeof process.stderr.write;
  await import(`${entry}?run=${runs++}`);
  return written;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
