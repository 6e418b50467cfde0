/** How long some work keeps the processor, in milliseconds: on the clock, tests beside this one would count as well. */
export async function cpuTimeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return process.cpuUsage(before).user / 1000;
}
