/**
 * Writes what a page loads to make one call, from the first byte to the job's result, to `.cache/`: size-limit holds it
 * to the limit in `.size-limit.json`. Its own bundler would count all chunks, or one of them. The call is made, and what
 * it loaded is counted, chunks that `import()` brings as well.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, type Chunk } from "./chunks.ts";
import { ONE_CALL } from "./programs.ts";

const FOLDER = ".cache/first-load";
const JOB_UUID = "5d0c1f6b7a8e4b93a2c4e6f801234567";

/** What a server says to one call of an operation that is a job, in this order. */
const CONVERSATION: readonly (readonly [method: string, path: RegExp, status: number, answer: object])[] = [
  [
    "PUT",
    /^\/zstack\/v1\/accounts\/login$/,
    200,
    { inventory: { uuid: "e3e5cb1b0f2b4b6a8e8d2a7d5f3c1b09" } },
  ],
  ["PUT", /^\/zstack\/v1\/cdp-backups\//, 202, { location: `/zstack/v1/api-jobs/${JOB_UUID}` }],
  ["GET", /^\/zstack\/v1\/api-jobs\//, 200, { inventory: { uuid: JOB_UUID } }],
];

const chunks = await bundle(ONE_CALL);
const loaded = await loadedByOneCall(chunks);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const { file, code } of loaded) writeFileSync(path.join(FOLDER, file), code);
process.stdout.write(
  `One call with a login by password, from the first byte to the job's result, loads ${loaded.length} of ${chunks.length} chunks.\n`,
);

/** Makes the call, over copies of the chunks that tell when they run. */
async function loadedByOneCall(program: readonly Chunk[]): Promise<readonly Chunk[]> {
  const told = new Set<string>();
  Object.assign(globalThis, { tellLoaded: (file: string) => told.add(file) });
  const folder = `${FOLDER}-run`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, code } of program) {
    const text = `globalThis.tellLoaded(${JSON.stringify(file)});\n${Buffer.from(code).toString()}`;
    writeFileSync(path.join(folder, file), text);
  }
  const entry = program.find((chunk) => chunk.loaded === "entry")!;
  const { restore } = (await import(pathToFileURL(path.resolve(folder, entry.file)).href)) as {
    restore(endpoint: string, account: object, params: object): Promise<{ uuid: string }>;
  };
  const server = await serveConversation();
  try {
    const account = { accountName: "admin", password: "password" };
    const { uuid } = await restore(server.endpoint, account, { name: "restored" });
    if (uuid !== JOB_UUID || server.left() > 0) throw new Error("The call was not what was to be measured.");
  } finally {
    server.close();
  }
  return program.filter(({ file }) => told.has(file));
}

async function serveConversation(): Promise<{ endpoint: string; left(): number; close(): void }> {
  const left = [...CONVERSATION];
  const server = createServer((request, response) => {
    const [method, address, status, answer] = left.shift() ?? [];
    request.resume();
    request.on("end", () => {
      const fits = request.method === method && address?.test(request.url ?? "");
      response.writeHead(fits ? (status ?? 200) : 500).end(JSON.stringify(fits ? answer : {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    left: () => left.length,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
