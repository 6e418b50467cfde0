/** Preloaded into a process with `--import`: the environment says which fault befalls it. */
import { type Fault, injectFault } from "./faults.ts";

injectFault(JSON.parse(process.env.FAULT ?? "{}") as Fault);
