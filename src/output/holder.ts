import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Tells a process from all others, also from one that gets its number later. */
export interface Holder {
  /** The machine; on Linux also the container, for each numbers its processes itself. */
  readonly host: string;
  readonly pid: number;
  /** When it started, in a form that only this system can compare. */
  readonly started: string;
}

export function thisProcess(): Holder {
  return {
    host: `${hostname()}${processNumbers()}`,
    pid: process.pid,
    started: startOf(process.pid) ?? String(performance.timeOrigin),
  };
}

/** Whether a process still runs, as far as this one can tell. */
export function stateOf(holder: Holder): "alive" | "dead" | "unknown" {
  const self = thisProcess();
  if (holder.host !== self.host) return "unknown";
  if (holder.pid === self.pid) return holder.started === self.started ? "alive" : "dead";
  if (!isRunning(holder.pid)) return "dead";
  const started = startOf(holder.pid);
  if (started === undefined) return "unknown";
  return started === holder.started ? "alive" : "dead";
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** On Linux: the boot, and the ticks from there to the start of a process. Elsewhere nothing tells it cheaply. */
export function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The second field is the program's name, which may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").split(" ");
    return `${boot}/${fields[20]}`;
  } catch {
    return undefined;
  }
}

/** The set of process numbers that this process sees, on Linux. */
function processNumbers(): string {
  try {
    return `/${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return "";
  }
}
