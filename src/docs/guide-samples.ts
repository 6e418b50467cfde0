/**
 * The samples of the guides call `zstack`, which has every operation. Where the root of a package has none, they get a
 * client instead and import the operation that they call. The guides are ours, so their spelling is known.
 */

const ROOT_IMPORT = /^import (type )?\{([^}]*)\} from "((?:npm:)?zstack-client)";\n/gm;
const OPERATION = /^[Cc]reateVmFromCdpBackup(Params|Result)?$/;
const MODULE = "operations/create-vm-from-cdp-backup";

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
  const ofOperation = names.filter((name) => OPERATION.test(bare(name)));
  if (/\bcreateVmFromCdpBackup\b/.test(body)) ofOperation.push("createVmFromCdpBackup");
  const ofRoot = names.filter((name) => !OPERATION.test(bare(name))).map(renamed);
  const [, , , specifier = ""] = first;
  const lines = importLine(ofRoot, specifier) + importLine(ofOperation, `${specifier}/${MODULE}`);
  return body.slice(0, first.index) + lines + body.slice(first.index);
}

function callsWithClient(body: string): string {
  return body
    .replace(
      /\bzstack\.resumeJob<\w+>\(((?:JSON\.parse\()?saved\)?)\)/g,
      "client.resumeJob($1, createVmFromCdpBackup)",
    )
    .replace(/\bzstack\.(createVmFromCdpBackup(?:\.start)?)\(/g, "$1(client, ")
    .replace(/\bcreateZStack\b/g, "createClient")
    .replace(/(: |<)ZStack\b/g, "$1Client")
    .replace(/(?<![\w/"-])zstack(?![\w/-])/g, "client");
}

function renamed(name: string): string {
  if (name === "type ZStack") return "type Client";
  return name === "createZStack" ? "createClient" : name;
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
