import { appendFileSync, writeFileSync } from "node:fs";

let file: string | undefined;

/** From now on the report goes to a file, written anew, and no longer to stdout. */
export function reportTo(path: string): void {
  file = path;
  writeFileSync(path, "");
}

/** Adds to the report at once: what follows may take minutes, or fail. */
export function report(text: string): void {
  if (file === undefined) process.stdout.write(text);
  else appendFileSync(file, text);
}
