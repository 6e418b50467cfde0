/** `generate --watch`, and how long an edit of one field takes to be on disk. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { CLI } from "./cli.ts";
import type { Document, Input } from "./input.ts";
import { type Run, type Running, start } from "./measured-run.ts";

/** A watching process. */
export interface Watch {
  /** Gives one field another description, and the seconds until types, docs and the document on disk have it. */
  edit(): Promise<number>;
  /** Ends it, and gives what the whole process took. */
  stop(): Promise<Run>;
}

const POLL_MS = 2;
const PATIENCE_MS = 300_000;

/** Starts to watch a copy of the input, and resolves when everything is generated. */
export async function startWatch(input: Input): Promise<Watch> {
  const folder = path.join(input.folder, "watched");
  const out = path.join(input.folder, "watched-out");
  const spec = path.join(folder, "openapi.json");
  mkdirSync(folder);
  writeFileSync(spec, JSON.stringify(input.document));
  const { schema, describe } = oneField(input.document);
  const files = [`src/models/${schema}.ts`, `docs/en/models/${schema}.md`, "openapi.json"];
  const running = start([CLI, "generate", "--watch", "--spec", spec, "--out", out], { cwd: input.folder });
  let edits = 0;
  try {
    await reported(running, 1);
  } catch (error) {
    running.process.kill();
    throw error;
  }
  return {
    edit: async () => {
      const mark = `Edit number ${++edits} of this field.`;
      const text = JSON.stringify(describe(mark));
      const began = performance.now();
      writeFileSync(spec, text);
      for (const file of files) await appears(mark, path.join(out, file), began);
      const seconds = (performance.now() - began) / 1000;
      await reported(running, edits + 1);
      return seconds;
    },
    stop: () => {
      running.process.kill("SIGINT");
      return running.ended;
    },
  };
}

/** A field from the middle of the document, and the document with a description of it. */
function oneField(document: Document): { schema: string; describe: (text: string) => Document } {
  const copy = structuredClone(document) as {
    components?: { schemas?: Record<string, { properties?: Record<string, Record<string, unknown>> }> };
  } & Document;
  const described = Object.entries(copy.components?.schemas ?? {}).flatMap(([schema, { properties }]) =>
    Object.values(properties ?? {})
      .filter((property) => property.$ref === undefined)
      .slice(0, 1)
      .map((property) => ({ schema, property })),
  );
  const chosen = described[Math.floor(described.length / 2)];
  if (chosen === undefined) throw new Error("There is no field in this document to edit.");
  return {
    schema: chosen.schema,
    describe: (text) => {
      chosen.property.description = text;
      return copy;
    },
  };
}

/** Resolves when the process has said as often that it is watching: it has done all there is to do. */
async function reported(running: Running, times: number): Promise<void> {
  const ended = running.ended.then(() => {
    throw new Error("generate --watch ended by itself.");
  });
  const until = performance.now() + PATIENCE_MS;
  while ((running.stderr().match(/watching/gi)?.length ?? 0) < times) {
    if (performance.now() > until) throw new Error(`generate --watch says no more:\n${running.stderr()}`);
    await Promise.race([setTimeout(POLL_MS), ended]);
  }
  ended.catch(() => {});
}

async function appears(mark: string, file: string, began: number): Promise<void> {
  let seen = 0;
  while (true) {
    const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    // The folder may be replaced at this very moment.
    if (modified !== seen && readIfThere(file).includes(mark)) return;
    seen = modified;
    if (performance.now() - began > PATIENCE_MS) throw new Error(`An edit does not arrive in ${file}.`);
    await setTimeout(POLL_MS);
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
