/** Orders versions such as `4.5.0` and `4.10` by their numbers: negative when `a` is the older. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version may break what the one before promised: its first number is another. */
export function mayBreak(from: string, to: string): boolean {
  return numbersOf(from)[0] !== numbersOf(to)[0];
}

function numbersOf(version: string): number[] {
  return version.split(".").map(Number);
}
