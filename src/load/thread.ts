import { type ResourceLimits, Worker } from "node:worker_threads";

/** A thread of its own that answers in messages. It keeps the process alive only while somebody waits for one. */
export interface Thread<Message> {
  post(message: unknown): void;
  /**
   * Resolves to the next message; who asks first gets the first.
   *
   * @throws what the thread has failed with, or an error that says that it has ended
   */
  next(): Promise<Message>;
  /** Ends the thread, in the middle of its work if need be. */
  end(): Promise<void>;
}

/**
 * Starts the compiled module beside another one as a thread.
 *
 * @param from the `import.meta.url` of the other module
 * @param name without its ending
 * @returns `undefined` where modules run from their sources: there are no threads
 */
export function startThread<Message>(
  from: string,
  name: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Thread<Message> | undefined {
  if (!from.endsWith(".js")) return undefined;
  const worker = new Worker(new URL(`${name}.js`, from), { workerData, resourceLimits });
  worker.unref();
  const arrived: Message[] = [];
  const waiting: { resolve(message: Message): void; reject(fault: unknown): void }[] = [];
  let fault: unknown;
  let awaited = 0;
  const whileAwaited = async <T>(promise: Promise<T>): Promise<T> => {
    if (awaited++ === 0) worker.ref();
    try {
      return await promise;
    } finally {
      if (--awaited === 0) worker.unref();
    }
  };
  const fail = (error: unknown): void => {
    fault ??= error;
    for (const { reject } of waiting.splice(0)) reject(fault);
  };
  worker.on("message", (message: Message) => {
    const first = waiting.shift();
    if (first === undefined) arrived.push(message);
    else first.resolve(message);
  });
  worker.on("error", fail);
  worker.on("messageerror", fail);
  const ended = new Promise<void>((resolve) => {
    worker.once("exit", () => {
      fail(new Error(`the thread of ${name}.js has ended`));
      resolve();
    });
  });
  return {
    post: (message) => worker.postMessage(message),
    async next() {
      const message = arrived.shift();
      if (message !== undefined) return message;
      if (fault !== undefined) throw fault;
      return whileAwaited(new Promise((resolve, reject) => waiting.push({ resolve, reject })));
    },
    end() {
      void worker.terminate();
      return whileAwaited(ended);
    },
  };
}
