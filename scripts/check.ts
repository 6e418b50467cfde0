/** Everything that must hold before a change is done, one step after the other. Stops at the first that fails. */
import { spawnSync } from "node:child_process";
import pc from "picocolors";

const STEPS: readonly (readonly [what: string, ...command: string[]])[] = [
  ["types", "tsc", "-p", "tsconfig.json"],
  ["lint", "npm", "run", "--silent", "lint"],
  ["build", "npm", "run", "--silent", "build"],
  ["fresh output", "npx", "--no-install", "zstack-openapi", "generate", "--check"],
  ["size", "npm", "run", "--silent", "size"],
  ["package", "tsx", "scripts/check-package.ts"],
  ["toolkit", "tsx", "scripts/check-toolkit.ts"],
  ["demo", "npm", "run", "--silent", "demo"],
  ["tests", "npm", "test", "--silent"],
];

for (const [what, command, ...args] of STEPS) {
  process.stdout.write(pc.bold(`\n${what}: ${[command, ...args].join(" ")}\n`));
  const { status } = spawnSync(command!, args, { stdio: "inherit" });
  if (status !== 0) {
    process.stderr.write(pc.red(`\n${what} failed.\n`));
    process.exit(1);
  }
}
process.stdout.write(pc.green("\nAll checks passed.\n"));
