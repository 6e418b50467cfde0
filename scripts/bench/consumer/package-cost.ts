/**
 * What a package costs those who use it: how long the compiler takes for a program with one call, next to a program
 * that imports nothing, and how long an editor takes to list what may stand at a place.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { takeTurns } from "../rounds.ts";
import { printTable, ratioCell, whole } from "../table.ts";
import { goalCell, TYPE_CHECK } from "../toolkit/goals.ts";
import { openInput } from "../toolkit/input.ts";
import { completeIn } from "./tsserver.ts";

const ROUNDS = 7;
const EMPTY = "a program that imports nothing";
/** What is to cost no more than a goal, whatever the API's size. */
const LIGHT = ["one call: core and the operation", "one call: createZStack(options, { … })"] as [
  string,
  string,
];
const TSC = path.resolve("node_modules/typescript/bin/tsc");

/** The operation that the programs call: a job if there is one. */
interface Called {
  readonly name: string;
  readonly module: string;
  readonly method: string;
  readonly path: string;
}

/** @param spec A file to measure on. Default: a made-up API as large as the whole of ZStack's. */
export async function measureConsumer(spec: string | undefined): Promise<void> {
  const input = openInput(spec);
  const home = input.folder;
  try {
    const generated = path.join(home, "package");
    generate(input.write("consumer.json", input.document), generated);
    symlinkSync(path.resolve("node_modules"), path.join(generated, "node_modules"));
    const called = calledOf(generated);
    install(generated, home);
    await printCompiler(input.name, home, called);
    await printEditor(input.name, home, called);
  } finally {
    input.remove();
  }
}

function generate(spec: string, folder: string): void {
  const args = ["dist/cli/main.js", "generate", "--quiet", "--spec", spec, "--out", folder];
  execFileSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
}

/** Compiles the package into a project that depends on it, as if npm had installed it there. */
function install(generated: string, home: string): void {
  const target = path.join(home, "node_modules/zstack-client");
  mkdirSync(target, { recursive: true });
  for (const name of ["@noble", "lossless-json", "openapi-fetch", "openapi-typescript-helpers"]) {
    symlinkSync(path.resolve("node_modules", name), path.join(home, "node_modules", name));
  }
  copyFileSync(path.join(generated, "package.json"), path.join(target, "package.json"));
  execFileSync(process.execPath, [TSC, "-p", generated, "--outDir", path.join(target, "dist")], {
    stdio: "inherit",
  });
  const dependencies = { "zstack-client": "*", "openapi-fetch": "*" };
  writeFileSync(
    path.join(home, "package.json"),
    JSON.stringify({ private: true, type: "module", dependencies }),
  );
}

function calledOf(generated: string): Called {
  const folder = path.join(generated, "src/operations");
  const modules = readdirSync(folder).sort();
  const texts = modules.map((file) => [file, readFileSync(path.join(folder, file), "utf8")] as const);
  const [file, text] = texts.find(([, code]) => code.includes(": JobOperation<")) ?? texts[0] ?? ["", ""];
  const field = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? "";
  return {
    name: field(/^export const (\w+):/m),
    module: file.replace(/\.ts$/, ""),
    method: field(/^ {4}method: "(\w+)"/m),
    path: field(/^ {4}path: "([^"]+)"/m),
  };
}

const OPTIONS = '{ endpoint: "http://10.0.0.10:8080", auth: sessionAuth({ sessionUuid: "0" }) }';

function programsOf({ name, module, method, path }: Called): Readonly<Record<string, string>> {
  const operation = `import { ${name} } from "zstack-client/operations/${module}";\n`;
  return {
    [EMPTY]: "export {};\n",
    "a client and no call": `import { createClient, sessionAuth } from "zstack-client/core";\nexport const client = createClient(${OPTIONS});\n`,
    [LIGHT[0]]: `import { createClient, sessionAuth } from "zstack-client/core";\n${operation}const result = await ${name}(createClient(${OPTIONS}), {} as never);\nconsole.log(result);\n`,
    [LIGHT[1]]: `import { createZStack, sessionAuth } from "zstack-client";\n${operation}const zstack = createZStack(${OPTIONS}, { ${name} });\nconsole.log(await zstack.${name}({} as never));\n`,
    "one call: createZStack(options) of everything": `import { sessionAuth } from "zstack-client";\nimport { createZStack } from "zstack-client/all";\nconst zstack = createZStack(${OPTIONS});\nconsole.log(await zstack.${name}({} as never));\n`,
    "one call: openapi-fetch with zstack-client/schema": `import createClient from "openapi-fetch";\nimport type { paths } from "zstack-client/schema";\nconst { data } = await createClient<paths>({ baseUrl: "http://10.0.0.10:8080" }).${method}(${JSON.stringify(path)} as never, {} as never);\nconsole.log(data);\n`,
  };
}

async function printCompiler(title: string, home: string, called: Called): Promise<void> {
  const programs = Object.entries(programsOf(called));
  const details = new Map<string, string[]>();
  const entrants = programs.map(([name, program], index) => {
    const file = `program-${index}.ts`;
    writeFileSync(path.join(home, file), program);
    const config = path.join(home, `tsconfig.${index}.json`);
    writeFileSync(config, JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: [file] }));
    return {
      name,
      measure: (): number => {
        const { seconds, report } = compile(config);
        details.set(
          name,
          [/^Files: +(\d+)/m, /^Memory used: +(\d+)K/m].map((of) => of.exec(report)?.[1] ?? ""),
        );
        return seconds;
      },
    };
  });
  const standings = await takeTurns(entrants, EMPTY, { rounds: ROUNDS, warmUp: 1 });
  printTable(
    `Type-check: ${title}`,
    `\`tsc --noEmit\`, strict, with the libraries of ES2022 and the DOM, \`skipLibCheck\`: CPU time of the process, median of ${ROUNDS} rounds.`,
    ["program", "files", "memory, MB", "seconds", "ratio", "goal"],
    standings.map(({ name, median, ratio, spread }) => {
      const [files = "", memory = ""] = details.get(name) ?? [];
      const goal = LIGHT.includes(name) ? goalCell(TYPE_CHECK, ratio) : "";
      return [name, files, whole(Number(memory) / 1024), median.toFixed(2), ratioCell(ratio, spread), goal];
    }),
  );
}

const COMPILER_OPTIONS = {
  noEmit: true,
  strict: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "nodenext",
  types: [],
  skipLibCheck: true,
};

/** Its CPU time, not the clock's: other processes of the machine take as much from one program as from the next. */
function compile(config: string): { seconds: number; report: string } {
  const script = `process.on("exit", () => { const { user, system } = process.cpuUsage(); console.log("CPU: " + (user + system)); });
process.argv.splice(1, 0, ${JSON.stringify(TSC)});
require(${JSON.stringify(TSC)});`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["-e", script, "--", "-p", config, "--extendedDiagnostics"],
    { encoding: "utf8" },
  );
  const micros = /^CPU: (\d+)$/m.exec(stdout)?.[1];
  if (status !== 0 || micros === undefined) throw new Error(`tsc of ${config}:\n${stdout}${stderr}`);
  return { seconds: Number(micros) / 1e6, report: stdout };
}

async function printEditor(title: string, home: string, { name, module }: Called): Promise<void> {
  writeFileSync(
    path.join(home, "tsconfig.json"),
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: ["edited.ts"] }),
  );
  const bind = (from: string, more: string): string =>
    `import { sessionAuth } from "zstack-client";\nimport { createZStack } from "${from}";\n${more}\nzstack.`;
  const imported = `import { ${name} } from "zstack-client/operations/${module}";\n`;
  const places: readonly (readonly [place: string, text: string, behind: string])[] = [
    ["a program without imports, `value.`", "const value = { one: 1 };\nvalue.", "\nvalue."],
    [
      "`createZStack(options, { … })`, `zstack.`",
      bind("zstack-client", `${imported}const zstack = createZStack(${OPTIONS}, { ${name} });`),
      "\nzstack.",
    ],
    [
      "`createZStack(options)` of everything, `zstack.`",
      bind("zstack-client/all", `const zstack = createZStack(${OPTIONS});`),
      "\nzstack.",
    ],
    [
      "the name of an operation that no import brings yet",
      `import { createZStack } from "zstack-client";\ncreateZStack({ endpoint: "" }, { ${name} });\n`,
      `{ ${name}`,
    ],
    ["the path of an operation", 'import {} from "zstack-client/operations/";\n', "operations/"],
  ];
  const rows: string[][] = [];
  const file = path.join(home, "edited.ts");
  for (const [place, text, behind] of places) {
    writeFileSync(file, text);
    const { first, next, entries } = await completeIn(file, behind);
    const { source } = entries.find((entry) => entry.name === name && entry.source) ?? {};
    rows.push([
      place,
      whole(first),
      whole(next),
      `${whole(entries.length)}${source ? `; from \`${source}\`` : ""}`,
    ]);
  }
  printTable(
    `Completion: ${title}`,
    "tsserver as editors run it: milliseconds from opening the file to the first list, and to the same list again.",
    ["place", "first", "again", "entries"],
    rows,
  );
}
