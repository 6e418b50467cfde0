/** The thread in which a large document is linted, while the one that started it builds the model. */
import { parentPort, workerData } from "node:worker_threads";
import { lintStructure } from "./structure-lint.ts";

parentPort?.postMessage(await lintStructure(workerData));
