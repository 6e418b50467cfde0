/**
 * The samples of the guides call `zstack`, which has every operation. Where the root of a package has none, they get a
 * client instead and import the operation that they call. The guides are ours, so their spelling is known.
 */

const ROOT_IMPORT = /^import (type )?\{([^}]*)\} from "((?:npm:)?zstack-client)";\n/gm;

/** The operations that guides call, and their modules. */
const CALLED: readonly { readonly name: string; readonly module: string }[] = [
  { name: "createVmFromCdpBackup", module: "operations/create-vm-from-cdp-backup" },
  { name: "queryVmInstance", module: "operations/query-vm-instance" },
];
const NAMES = CALLED.map(({ name }) => name).join("|");

/** A guide as it is written, for a package whose root has no operations. */
export function withClient(text: string): string {
  return text
    .replace(/^```ts\n([\s\S]*?)^```$/gm, (_, code: string) => `\`\`\`ts\n${sampleWithClient(code)}\`\`\``)
    .replace(/`await zstack\.logout\(\)`/g, "`await client.logout()`");
}

function sampleWithClient(code: string): string {
  const imports = [...code.matchAll(ROOT_IMPORT)];
  const [first] = imports;
  if (first === undefined) return code;
  const body = callsWithClient(code.replace(ROOT_IMPORT, ""));
  const names = imports.flatMap(([, areTypes, listed = ""]) =>
    listed
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "")
      .map((name) => (areTypes ? `type ${name}` : name)),
  );
  const ofOperations = CALLED.map(({ name, module }) => {
    const own = names.filter((each) => isOf(name, bare(each)));
    return [new RegExp(`\\b${name}\\b`).test(body) ? [...own, name] : own, module] as const;
  });
  const others = names.filter((each) => !CALLED.some(({ name }) => isOf(name, bare(each))));
  const [, , , specifier = ""] = first;
  const lines = [
    importLine(others.map(renamed), specifier),
    ...ofOperations.map(([own, module]) => importLine(own, `${specifier}/${module}`)),
  ].join("");
  return body.slice(0, first.index) + lines + body.slice(first.index);
}

function callsWithClient(body: string): string {
  return body
    .replace(
      /\bzstack\.resumeJob<\w+>\(((?:JSON\.parse\()?saved\)?)\)/g,
      "client.resumeJob($1, createVmFromCdpBackup)",
    )
    .replace(new RegExp(`\\bzstack\\.((?:${NAMES})(?:\\.\\w+)?)\\(`, "g"), "$1(client, ")
    .replace(/\bcreateZStack\b/g, "createClient")
    .replace(/(: |<)ZStack\b/g, "$1Client")
    .replace(/(?<![\w/"-])zstack(?![\w/-])/g, "client");
}

function renamed(name: string): string {
  if (name === "type ZStack") return "type Client";
  return name === "createZStack" ? "createClient" : name;
}

/** Whether a name is an operation's, or that of one of its types. */
function isOf(operation: string, name: string): boolean {
  return name.replace(/(Params|Result)$/, "").toLowerCase() === operation.toLowerCase();
}

function importLine(names: readonly string[], specifier: string): string {
  const sorted = [...new Set(names)].sort((a, b) => (bare(a).toLowerCase() < bare(b).toLowerCase() ? -1 : 1));
  if (sorted.length === 0) return "";
  const line = sorted.every((name) => name.startsWith("type "))
    ? `import type { ${sorted.map(bare).join(", ")} } from "${specifier}";\n`
    : `import { ${sorted.join(", ")} } from "${specifier}";\n`;
  return line.length <= 111
    ? line
    : `import {\n${sorted.map((name) => `  ${name},\n`).join("")}} from "${specifier}";\n`;
}

function bare(name: string): string {
  return name.replace(/^type /, "");
}
