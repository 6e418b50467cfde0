#!/usr/bin/env node
import * as nodeModule from "node:module";
import { mindReaders } from "./readers.ts";
import { processTerminal } from "./terminal.ts";

// Most of a short command's time is the compiling of the TypeScript compiler. Before Node 22 there is no cache for it.
(nodeModule as { enableCompileCache?: () => unknown }).enableCompileCache?.();
mindReaders();
const { run } = await import("./run.ts");
const exitCode = await run(process.argv.slice(2), processTerminal);
// It is set when the output could not be written.
process.exitCode ??= exitCode;
