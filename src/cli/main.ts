#!/usr/bin/env node
import { enableCompileCache } from "./compile-cache.ts";
import { mindReaders } from "./readers.ts";
import { processTerminal } from "./terminal.ts";

enableCompileCache();
mindReaders();
const { run } = await import("./run.ts");
const exitCode = await run(process.argv.slice(2), processTerminal);
// It is set when the output could not be written.
process.exitCode ??= exitCode;
