import { createContext, Script } from "node:vm";

/**
 * What some work gives, or `undefined` when it takes longer than a moment, or more of the stack than there is. The clock is the wall's: what is quick must get done on a busy machine too.
 *
 * For what a spec makes run: its patterns and schemas may take time without end on a short text, and nobody can tell
 * from how they are written. It may be ended anywhere, so it must change nothing.
 */
export function withinTime<T>(work: () => T, milliseconds = 2_000): { readonly value: T } | undefined {
  try {
    context.work = () => ({ value: work() });
    return CALL.runInContext(context, { timeout: milliseconds }) as { readonly value: T };
  } catch (error) {
    if ((error as { readonly code?: string }).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return undefined;
    // A schema that is nothing but itself goes on until the stack ends.
    if (error instanceof RangeError) return undefined;
    throw error;
  } finally {
    context.work = undefined;
  }
}

/** Only code that a script runs has a clock; it may well be ours. */
const CALL = new Script("work()");

const context = createContext(Object.assign(Object.create(null), { work: undefined })) as {
  work: (() => unknown) | undefined;
};
