/** Lints the spec with Redocly's recommended rules: it must be right for ordinary tools, not for ours alone. */
import { createConfig, formatProblems, getTotals, lint } from "@redocly/openapi-core";

const config = await createConfig({ extends: ["recommended"] });
const problems = await lint({ ref: "spec/openapi.yaml", config });
const totals = getTotals(problems);
if (problems.length > 0) formatProblems(problems, { format: "codeframe", totals, version: "1" });
process.stderr.write(`spec/openapi.yaml: ${totals.errors} errors, ${totals.warnings} warnings\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
