#!/usr/bin/env node
/**
 * The command line: arguments, streams, exit codes and messages, one file for each command in `commands/`. What a command
 * does belongs to a stage, which gives back what there is to say; only here it is said.
 */
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
