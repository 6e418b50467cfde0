import type { Problem } from "./problem.ts";

/**
 * Leaves out what is missed only because of another fault: where an operation has a misspelt `responses`, nobody needs
 * to be told that it has no 200.
 */
export function withoutConsequences(problems: readonly Problem[]): Problem[] {
  const causes = problems.filter(({ missedIn }) => missedIn === undefined);
  return problems.filter(
    ({ missedIn, location }) =>
      missedIn === undefined ||
      !causes.some(
        (cause) => cause.location.file === location.file && isWithin(cause.pointer ?? "", missedIn),
      ),
  );
}

/** Whether a pointer leads to a place, or below it. */
function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}
