#!/usr/bin/env node
import { enableCompileCache } from "./compile-cache.ts";
import { processTerminal } from "./terminal.ts";

enableCompileCache();
const { run } = await import("./run.ts");
process.exitCode = await run(process.argv.slice(2), processTerminal);
