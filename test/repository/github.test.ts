import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { FILES, read } from "./pages.ts";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
}

interface Workflow {
  readonly on: Readonly<Record<string, { readonly tags?: readonly string[] } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const manifest = JSON.parse(read("package.json")) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

const workflowOf = (file: string) => parse(read(file)) as Workflow;
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps);
const workflows = FILES.filter((file) => /^(\.github|src\/assets)\/workflows\/.+\.yml$/.test(file));
const ours = workflows.filter((file) => file.startsWith(".github/"));

/** The versions of Node that a job runs on. */
function nodesOf({ steps, strategy }: Job): string[] {
  return steps.flatMap((step) => {
    const version = String(step.with?.["node-version"] ?? "");
    const [, key] = /^\$\{\{ matrix\.(\w+) \}\}$/.exec(version) ?? [];
    return key === undefined ? (version === "" ? [] : [version]) : (strategy?.matrix[key] ?? []);
  });
}

test("there are the workflows that check and publish", () => {
  expect(ours).toEqual([".github/workflows/ci.yml", ".github/workflows/release.yml"]);
});

describe.each(workflows)("%s", (file) => {
  const workflow = workflowOf(file);

  test("uses GitHub's own actions alone, and says what it may", () => {
    const used = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
    expect(used.filter((action) => !/^actions\/(checkout|setup-node)@v\d+$/.test(action))).toEqual([]);
    expect(workflow.permissions.contents).toBe("read");
  });
});

describe.each(ours)("%s", (file) => {
  const workflow = workflowOf(file);
  const runs = stepsOf(workflow).flatMap(({ run }) => run ?? []);

  test("runs scripts that are there", () => {
    const ran = runs.flatMap((run) => [...run.matchAll(/\bnpm (?:run ([\w:]+)|(test)\b)/g)]);
    expect(ran.length).toBeGreaterThan(0);
    const named = ran.map(([, script, test]) => script ?? test!);
    expect(named.filter((script) => manifest.scripts[script] === undefined)).toEqual([]);
  });

  test("runs on Node that package.json allows, written as text: 20.10 is no number", () => {
    const [major, minor] = /\d+\.\d+/.exec(manifest.engines.node)![0].split(".").map(Number);
    for (const job of Object.values(workflow.jobs)) {
      expect(nodesOf(job).length).toBeGreaterThan(0);
      for (const node of nodesOf(job)) {
        expect(node).toBeTypeOf("string");
        const [ours = 0, theirs = Number.POSITIVE_INFINITY] = node.split(".").map(Number);
        expect(ours > major! || (ours === major && theirs >= minor!), node).toBe(true);
      }
    }
  });
});

describe(".github/workflows/ci.yml", () => {
  const { jobs } = workflowOf(".github/workflows/ci.yml");

  test("checks on the oldest Node there may be, and on the next", () => {
    const oldest = /\d+\.\d+/.exec(manifest.engines.node)![0];
    const [checked] = Object.values(jobs).filter(({ steps }) =>
      steps.some(({ run }) => run === "npm run check"),
    );
    expect(checked && nodesOf(checked)).toEqual([oldest, "24"]);
  });

  test("runs what .ci/run does", () => {
    const run = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.run ?? []));
    const wanted = [...read(".ci/run").matchAll(/^npm (?:run (?:--silent )?([\w:]+)|(ci|test)\b)/gm)];
    expect(wanted.length).toBeGreaterThan(3);
    for (const [, script, plain] of wanted)
      expect(run).toContain(script === undefined ? `npm ${plain}` : `npm run ${script}`);
  });
});

describe(".github/workflows/release.yml", () => {
  const workflow = workflowOf(".github/workflows/release.yml");
  const steps = stepsOf(workflow);
  const at = (pattern: RegExp) => steps.findIndex(({ run }) => pattern.test(run ?? ""));

  test("runs on tags of versions alone, and may sign where a package is from", () => {
    expect(workflow.on).toEqual({ push: { tags: ["v*"] } });
    expect(workflow.permissions).toEqual({ contents: "read", "id-token": "write" });
  });

  test("compares the tag with package.json, then checks, then publishes both packages with provenance", () => {
    const order = [/GITHUB_REF_NAME.*package\.json/, /^npm ci$/, /^npm run check$/, /npm publish/].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    const published = steps.flatMap(({ run }) => run?.match(/npm publish.*/g) ?? []);
    expect(published).toEqual([
      "npm publish ./generated --provenance --access public",
      "npm publish --provenance --access public",
    ]);
    for (const { run, env } of steps)
      if (run?.includes("npm publish")) expect(env?.NODE_AUTH_TOKEN).toMatch(/^\$\{\{ secrets\.\w+ \}\}$/);
  });

  test("finds a version in CHANGELOG.md that has its date, and no other", () => {
    const { run = "" } = steps[at(/CHANGELOG\.md/)]!;
    const pattern = /"(\^.+\$)"/.exec(run)![1]!.replace(/\$\{GITHUB_REF_NAME#v\}/, "0.1.0");
    expect(new RegExp(pattern, "m").test("# Changelog\n\n## 0.1.0 - 2026-12-01\n")).toBe(true);
    expect(new RegExp(pattern, "m").test("## 0.1.0 - not published yet")).toBe(false);
    expect(read("CHANGELOG.md")).toMatch(/^## Unreleased\n[\s\S]*^## \d+\.\d+\.\d+ - /m);
  });
});

describe("forms for issues", () => {
  interface Form {
    readonly name: string;
    readonly description: string;
    readonly body: readonly {
      readonly type: string;
      readonly id?: string;
      readonly attributes: { readonly label?: string };
      readonly validations?: { readonly required?: boolean };
    }[];
  }
  const forms = FILES.filter((file) => /^\.github\/ISSUE_TEMPLATE\/(?!config\.).+\.yml$/.test(file));

  test.each(forms)("%s can be filled in, in both languages", (file) => {
    const { name, description, body } = parse(read(file)) as Form;
    for (const text of [name, description]) expect(text).toMatch(/[\u4e00-\u9fff]/);
    const fields = body.filter(({ type }) => type !== "markdown");
    const ids = fields.map(({ id }) => id);
    expect(ids.filter((id, index) => id === undefined || ids.indexOf(id) !== index)).toEqual([]);
    for (const { type, attributes } of fields) {
      expect(type).toMatch(/^(input|textarea)$/);
      expect(attributes.label).toMatch(/^[A-Z].* \/ .*[\u4e00-\u9fff]/);
    }
  });

  test("a fault of the spec comes with all that is needed to judge it", () => {
    const { body } = parse(read(".github/ISSUE_TEMPLATE/spec-fault.yml")) as Form;
    const required = body.filter(({ validations }) => validations?.required).map(({ id }) => id);
    expect(required).toEqual(["operation", "version", "page", "server", "request", "response"]);
  });

  test("nobody reports a hole in public for want of another place", () => {
    const config = parse(read(".github/ISSUE_TEMPLATE/config.yml")) as {
      blank_issues_enabled: boolean;
      contact_links: { url: string }[];
    };
    expect(config.blank_issues_enabled).toBe(false);
    const { url } = (JSON.parse(read("package.json")) as { bugs: { url: string } }).bugs;
    expect(config.contact_links.map((link) => link.url)).toEqual([
      url.replace(/issues$/, "security/advisories/new"),
    ]);
  });
});
