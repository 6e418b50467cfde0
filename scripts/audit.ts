/**
 * Asks the registry for known vulnerabilities. One in what users install fails; one in what only this repository needs
 * is told, for it harms nobody while a fix is on its way. A registry that cannot be asked is no fault of ours.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import pc from "picocolors";

/** What `npm audit --json` prints, as far as it matters; without `metadata`, the registry gave no answer. */
interface Report {
  readonly metadata?: { readonly dependencies: { readonly total: number } };
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>;
  readonly message?: string;
  readonly error?: { readonly summary?: string };
}

interface Vulnerability {
  readonly name: string;
  readonly severity: string;
  /** Where it is installed: keys of `packages` in `package-lock.json`. */
  readonly nodes: readonly string[];
  /** Advisories, or the names of packages that bring the vulnerable one. */
  readonly via: readonly (string | { readonly title: string; readonly url: string })[];
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Readonly<Record<string, { readonly dev?: boolean }>>;
};
const report = audit();
if (report.metadata === undefined) {
  const reason = report.message ?? report.error?.summary ?? "no answer";
  process.stdout.write(pc.yellow(`The registry could not be asked, so nothing is known: ${reason}\n`));
} else {
  const found = Object.values(report.vulnerabilities ?? {});
  for (const each of found) {
    const line = lineOf(each);
    process.stdout.write(isShipped(each) ? pc.red(`${line}\n`) : pc.yellow(`${line} (not shipped)\n`));
  }
  const { total } = report.metadata.dependencies;
  if (found.length === 0) process.stdout.write(`No known vulnerabilities in ${total} packages.\n`);
  if (found.some(isShipped)) process.exitCode = 1;
}

function audit(): Report {
  // npm exits with 1 both for vulnerabilities and for a registry that fails.
  const args = ["audit", "--json", "--fetch-retries=0"];
  const { stdout } = spawnSync("npm", args, { encoding: "utf8" });
  try {
    return JSON.parse(stdout) as Report;
  } catch {
    return {};
  }
}

function isShipped({ nodes }: Vulnerability): boolean {
  return nodes.some((node) => packages[node]?.dev !== true);
}

function lineOf({ name, severity, via }: Vulnerability): string {
  const why = via.map((each) =>
    typeof each === "string" ? `by way of ${each}` : `${each.title}, ${each.url}`,
  );
  return `${name}, ${severity}: ${why.join("; ")}`;
}
