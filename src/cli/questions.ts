import type { Readable, Writable } from "node:stream";
import { cancel, confirm, isCancel, select, text } from "@clack/prompts";
import { printable } from "../escape/terminal.ts";
import type { PageDoubt, Split } from "../import/page.ts";
import { OutputError } from "../output/fault.ts";

/** What a person is asked while pages are imported. Each answer may be that the import shall end. */
export interface Questions {
  operationId(page: string): Promise<string>;
  modelName(assumed: string): Promise<string>;
  split(doubt: PageDoubt): Promise<Split>;
  /** Whether to keep an operation in spite of its findings. */
  accept(operationId: string, findings: number): Promise<boolean>;
}

/** Asks on a terminal. */
export function askOn(input: Readable, output: Writable): Questions {
  const streams = { input, output };
  return {
    operationId: (page) =>
      answered(
        text({
          message: printable(`Which operation is ${page} about?`),
          placeholder: "StartVmInstance",
          validate: (value) =>
            /^[A-Za-z]\w*$/.test(value ?? "") ? undefined : "A name such as StartVmInstance.",
          ...streams,
        }),
        output,
      ),
    modelName: (assumed) =>
      answered(
        text({
          message: printable(
            `The page leaves a model without a name; after its field it would be ${assumed}. What shall it be called?`,
          ),
          initialValue: assumed,
          validate: (value) => (/^[A-Za-z]\w*$/.test(value ?? "") ? undefined : "Letters and digits."),
          ...streams,
        }),
        output,
      ),
    split: ({ choices, line }) =>
      answered(
        select({
          message: `Line ${line} runs a name and its type together. Which are they?`,
          options: choices.map((split) => ({
            value: split,
            label: printable(`${split.name}: ${split.type === "" ? "no type" : split.type}`),
          })),
          ...streams,
        }),
        output,
      ),
    accept: (operationId, findings) =>
      answered(
        confirm({
          message: printable(
            `${operationId} has ${findings} ${findings === 1 ? "finding" : "findings"}. Add it all the same?`,
          ),
          ...streams,
        }),
        output,
      ),
  };
}

async function answered<T>(answer: Promise<T>, output: Writable): Promise<Exclude<T, symbol>> {
  const value = await answer;
  if (!isCancel(value)) return value as Exclude<T, symbol>;
  cancel("Cancelled.", { output });
  throw new OutputError("You ended the import; nothing was written.");
}
