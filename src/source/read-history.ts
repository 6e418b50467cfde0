import type { History } from "../model/history.ts";

/** What changed in which release. Most specs have none, and nothing is loaded for them. */
export async function readHistory(spec: string): Promise<History> {
  const { releaseVersions } = await import("./spec-source.ts");
  if (releaseVersions(spec).length === 0) return new Map();
  const [{ readReleases }, { operationHistory }] = await Promise.all([
    import("./read-releases.ts"),
    import("../diff/history.ts"),
  ]);
  return operationHistory(await readReleases(spec));
}
