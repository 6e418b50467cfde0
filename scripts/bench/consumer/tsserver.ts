/** An editor's side of the compiler: opens a file and asks for what may stand at a place of it, as a person types. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** How long an editor waits, in milliseconds. */
export interface Completion {
  /** From opening the file to the first list: the project is loaded, and what may be imported from its packages. */
  readonly first: number;
  /** The same list again. */
  readonly next: number;
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly name: string;
  /** The module it would be imported from; undefined for what is in scope. */
  readonly source?: string;
}

interface Message {
  readonly type: string;
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: { readonly entries?: readonly Entry[] };
}

/** @param place A text of the file, right behind which the list is asked for. */
export async function completeIn(file: string, place: string): Promise<Completion> {
  const server = createRequire(import.meta.url).resolve("typescript/lib/tsserver.js");
  const child = spawn(process.execPath, [server, "--disableAutomaticTypingAcquisition"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const answers = new Map<number, (message: Message) => void>();
  let received = Buffer.alloc(0);
  child.stdout.on("data", (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const [head, length] = /^Content-Length: (\d+)\r\n\r\n/.exec(received.toString("latin1", 0, 40)) ?? [];
      const end = (head?.length ?? 0) + Number(length);
      if (head === undefined || received.length < end) return;
      const message = JSON.parse(received.toString("utf8", head.length, end)) as Message;
      received = received.subarray(end);
      if (message.type === "response") answers.get(message.request_seq ?? -1)?.(message);
    }
  });
  let seq = 0;
  const send = (command: string, args: object): number => {
    child.stdin.write(`${JSON.stringify({ seq: ++seq, type: "request", command, arguments: args })}\n`);
    return seq;
  };
  const text = readFileSync(file, "utf8");
  const lines = text.slice(0, text.lastIndexOf(place) + place.length).split("\n");
  const list = (): Promise<readonly Entry[]> =>
    new Promise((resolve, reject) => {
      const at = { file, line: lines.length, offset: (lines.at(-1)?.length ?? 0) + 1 };
      answers.set(send("completionInfo", at), ({ success, message, body }) =>
        success ? resolve(body?.entries ?? []) : reject(new Error(message)),
      );
    });
  try {
    // As editors are set unless told otherwise: names that no import brings yet are listed too.
    send("configure", {
      preferences: { includeCompletionsForModuleExports: true, includePackageJsonAutoImports: "auto" },
    });
    const start = performance.now();
    send("open", { file });
    const entries = await list();
    const first = performance.now();
    await list();
    return { first: first - start, next: performance.now() - first, entries };
  } finally {
    child.kill();
  }
}
